-- SPDX-License-Identifier: Apache-2.0

-- name: undo_begin
INSERT INTO undo (import, by, stage, position, total, trashed, restored, kept, started_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: undo_find
SELECT import, by, stage, position, total, trashed, restored, kept, started_at, ended_at
FROM undo
WHERE import = $1;

-- name: undo_advance
UPDATE undo
SET stage = $4, position = $5, total = $6, trashed = $7, restored = $8, kept = $9, ended_at = $10
WHERE import = $1 AND stage = $2 AND position = $3;

-- name: undo_keep
INSERT INTO undo_kept (import, lead, field, reason)
VALUES ($1, $2, $3, $4);

-- name: undo_kept_list
SELECT lead, field, reason
FROM undo_kept
WHERE import = $1 AND lead > $2
ORDER BY lead, field
LIMIT $3;

-- name: undo_list_removed
SELECT l.id
FROM lead AS l
WHERE l.import_job_id = $1 AND l.id > $2
  AND NOT EXISTS (SELECT 1 FROM undo_kept AS u WHERE u.import = $1 AND u.lead = l.id)
ORDER BY l.id
LIMIT $3;

-- name: undo_list_restored
SELECT DISTINCT k.lead
FROM kept_value AS k
JOIN lead AS l ON l.id = k.lead
WHERE k.import = $1 AND k.lead > $2 AND l.import_job_id IS DISTINCT FROM $1
  AND NOT EXISTS (SELECT 1 FROM undo_kept AS u WHERE u.import = $1 AND u.lead = k.lead)
ORDER BY k.lead
LIMIT $3;

-- name: undo_list_kept
SELECT DISTINCT lead
FROM undo_kept
WHERE import = $1 AND lead > $2
ORDER BY lead
LIMIT $3;

-- name: undo_let_go
DELETE FROM undo_kept
WHERE import = $1 AND lead = $2;

-- name: undo_count_let_go
UPDATE undo
SET kept = kept - 1, trashed = trashed + 1
WHERE import = $1;

-- name: undo_count_updated
SELECT count(DISTINCT k.lead)
FROM kept_value AS k
LEFT JOIN lead AS l ON l.id = k.lead
WHERE k.import = $1 AND l.import_job_id IS DISTINCT FROM $1;

-- name: undo_lead_standings
SELECT id, version, trashed_at IS NOT NULL
FROM lead
WHERE id BETWEEN $1 AND $2
ORDER BY id;

-- name: undo_lead_writes
-- $1: a JSON array of leads; one after the other, as they stand in it. By imports, and by people and undos, which tell what they
-- changed in the lead's events: an array of field, old, new.
SELECT k.lead, k.lead_version, k.import, (i.undo_state = 'undone')::int::bigint, k.field, k.old_value, k.new_value, wanted.place
FROM jsonb_array_elements_text(CAST($1 AS jsonb)) WITH ORDINALITY AS wanted (lead, place)
JOIN kept_value AS k ON k.lead = CAST(wanted.lead AS bigint)
JOIN import AS i ON i.id = k.import
UNION ALL
SELECT e.lead, e.lead_version, 0, 0, c.value ->> 0, c.value ->> 1, c.value ->> 2, wanted.place
FROM jsonb_array_elements_text(CAST($1 AS jsonb)) WITH ORDINALITY AS wanted (lead, place)
JOIN lead_event AS e ON e.lead = CAST(wanted.lead AS bigint)
CROSS JOIN json_array_elements(e.changes::json) AS c (value)
ORDER BY 8, 2;
