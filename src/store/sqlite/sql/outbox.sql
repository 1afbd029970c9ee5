-- SPDX-License-Identifier: Apache-2.0

-- name: outbox_add
INSERT INTO outbox (kind, import, event, target, body, due_at, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
ON CONFLICT (import, event, kind, target) DO NOTHING;

-- name: outbox_next
SELECT id
FROM outbox
WHERE state = 'waiting' AND due_at <= ?1
ORDER BY due_at, id
LIMIT 1;

-- name: outbox_take
UPDATE outbox
SET due_at = ?2, tries = tries + 1
WHERE id = ?1
RETURNING id, kind, import, event, target, body, tries, created_at;

-- name: outbox_delivered
UPDATE outbox
SET state = 'delivered', reason = '', ended_at = ?2
WHERE id = ?1 AND state = 'waiting';

-- name: outbox_try_again
UPDATE outbox
SET due_at = ?2, reason = ?3
WHERE id = ?1 AND state = 'waiting';

-- name: outbox_give_up
UPDATE outbox
SET state = 'given_up', reason = ?3, ended_at = ?2
WHERE id = ?1 AND state = 'waiting';

-- name: outbox_count
SELECT count(*)
FROM outbox
WHERE state = ?1;

-- name: outbox_remove_test
-- The test before, to the same target.
DELETE FROM outbox
WHERE import = 0 AND event = ?1 AND kind = ?2 AND target = ?3;

-- name: outbox_find_test
SELECT id
FROM outbox
WHERE import = 0 AND event = ?1 AND kind = ?2 AND target = ?3;

-- name: outbox_list
SELECT id, kind, import, event, target, tries, created_at, state, reason, due_at, ended_at
FROM outbox
WHERE (?1 = '' OR kind = ?1) AND (?2 = 0 OR id < ?2)
ORDER BY id DESC
LIMIT ?3;

-- name: outbox_find
SELECT id, kind, import, event, target, tries, created_at, state, reason, due_at, ended_at
FROM outbox
WHERE id = ?1;

-- name: outbox_send_again
UPDATE outbox
SET state = 'waiting', due_at = ?2, tries = 0, reason = '', ended_at = NULL
WHERE id = ?1;
