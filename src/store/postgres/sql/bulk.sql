-- SPDX-License-Identifier: Apache-2.0

-- name: bulk_add
INSERT INTO bulk_change (by, action, selection, "values", undoes, state, total, last, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id;

-- name: bulk_progress
UPDATE bulk_change
SET state = $2, selection = $3, total = $4, done = $5, changed = $6, kept = $7, reached = $8, ended_at = $9
WHERE id = $1;

-- name: bulk_find
SELECT id, by, action, selection, "values", undoes, state, total, done, changed, kept, reached, last, created_at, ended_at
FROM bulk_change
WHERE id = $1;

-- name: bulk_undo_of
SELECT id
FROM bulk_change
WHERE undoes = $1 AND state <> 'failed';

-- name: bulk_list
-- $1: whose alone, or NULL; with an id below $2, or 0.
SELECT id, by, action, selection, "values", undoes, state, total, done, changed, kept, reached, last, created_at, ended_at
FROM bulk_change
WHERE ($1::bigint IS NULL OR by = $1) AND ($2 = 0 OR id < $2)
ORDER BY id DESC
LIMIT $3;

-- name: bulk_lead_keep
INSERT INTO bulk_lead (bulk, lead, version, "values")
VALUES ($1, $2, $3, $4);

-- name: bulk_lead_list
SELECT lead, version, "values"
FROM bulk_lead
WHERE bulk = $1 AND lead > $2
ORDER BY lead
LIMIT $3;

-- name: bulk_last_lead
SELECT coalesce(max(id), 0)
FROM lead;
