-- SPDX-License-Identifier: Apache-2.0

-- name: setting_find
SELECT value
FROM setting
WHERE name = ?1;

-- name: setting_put
INSERT INTO setting (name, value)
VALUES (?1, ?2)
ON CONFLICT (name) DO UPDATE
SET value = excluded.value;

-- name: answer_find
SELECT request_hash, status, body
FROM kept_answer
WHERE user = ?1 AND key = ?2;

-- name: answer_keep
INSERT INTO kept_answer (user, key, request_hash, status, body, kept_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (user, key) DO UPDATE
SET request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, kept_at = excluded.kept_at;

-- name: answer_remove_old
DELETE FROM kept_answer
WHERE kept_at < ?1;

-- name: audit_add
INSERT INTO audit_entry (at, by, action, subject, json, origin)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: audit_list
-- ?3 by whom, ?4 how the action begins, ?5 subject, ?6 since, ?7 until: none means any.
SELECT id, at, by, action, subject, json, origin
FROM audit_entry
WHERE (?1 <= 0 OR id < ?1)
  AND (?3 IS NULL OR by = ?3)
  AND (?4 = '' OR substr(action, 1, length(?4)) = ?4)
  AND (?5 = '' OR subject = ?5)
  AND (?6 IS NULL OR at >= ?6)
  AND (?7 IS NULL OR at < ?7)
ORDER BY id DESC
LIMIT ?2;
