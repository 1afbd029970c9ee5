-- SPDX-License-Identifier: Apache-2.0
--
-- Statements about leads that do not depend on the catalogue; those with lists of columns are made by lead_statements.

-- name: id_reserve
UPDATE id_sequence
SET next = next + $2
WHERE name = $1
RETURNING next - $2;

-- name: lead_version
-- An array of leads; those that exist.
SELECT version, id
FROM lead
WHERE id = ANY ($1::bigint[])
ORDER BY id;

-- name: lead_option_add
-- Arrays: the options of all leads of a batch.
INSERT INTO lead_option (lead, field, option)
SELECT *
FROM unnest($1::bigint[], $2::text[], $3::text[])
ON CONFLICT DO NOTHING;

-- name: lead_option_clear
-- Arrays of leads and fields.
DELETE FROM lead_option AS o
USING unnest($1::bigint[], $2::text[]) AS gone (lead, field)
WHERE o.lead = gone.lead AND o.field = gone.field;

-- name: lead_trash
-- Arrays of first and last ids: leads from each $1 to its $4.
UPDATE lead AS l
SET trashed_at = $3, updated_at = $3, updated_by = $2, version = l.version + 1
FROM unnest($1::bigint[], $4::bigint[]) AS run (first, last)
WHERE l.id BETWEEN run.first AND run.last AND l.trashed_at IS NULL;

-- name: lead_trash_told
-- When and by whom a lead was trashed; no row for a live one.
SELECT trashed_at, updated_by
FROM lead
WHERE id = $1 AND trashed_at IS NOT NULL;

-- name: lead_restore
UPDATE lead
SET trashed_at = NULL, updated_at = $3, updated_by = $2, version = version + 1
WHERE id = $1 AND trashed_at IS NOT NULL;

-- name: lead_birth
SELECT created_at, created_by, import_job_id, import_row
FROM lead
WHERE id = $1;

-- name: lead_event_add
INSERT INTO lead_event (lead, at, by, import, import_row, kind, changes, lead_version)
VALUES ($1, $2, $3, $4, $5, $6, $7, coalesce((SELECT version FROM lead WHERE id = $1), 0));

-- name: lead_event_list
SELECT at, by, import, import_row, kind, changes
FROM lead_event
WHERE lead = $1
ORDER BY id DESC
LIMIT $2;

-- name: lead_import_updates
-- One row a field that an import changed.
SELECT k.import, coalesce(i.started_at, i.created_at), i.started_by, k.field, k.old_value, k.new_value
FROM kept_value AS k
JOIN import AS i ON i.id = k.import
WHERE k.lead = $1
ORDER BY k.import DESC, k.field
LIMIT $2;

-- name: search_mark_dirty
-- An array of leads. Those that are not in the index yet will be read later anyway.
INSERT INTO search_dirty (lead)
SELECT dirty.lead
FROM unnest($1::bigint[]) AS dirty (lead)
WHERE dirty.lead <= (SELECT last_lead FROM search_progress)
ON CONFLICT DO NOTHING;

-- name: search_dirty_list
SELECT lead
FROM search_dirty
ORDER BY lead
LIMIT $1;

-- name: search_dirty_clear
-- $1: a JSON array of leads.
DELETE FROM search_dirty
WHERE lead IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb)));

-- name: search_remove
-- $1: a JSON array of leads.
DELETE FROM lead_search
WHERE lead IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb)));

-- name: search_last_lead
SELECT last_lead
FROM search_progress;

-- name: search_next_last_lead
SELECT max(id)
FROM (SELECT id FROM lead WHERE id > $1 ORDER BY id LIMIT $2) AS next;

-- name: search_advance
UPDATE search_progress
SET last_lead = $1;

-- name: search_add
-- A telephone number is found by its beginning with and without the code of its country, which has one to three digits.
INSERT INTO lead_search (lead, words)
SELECT id,
       search_vector(search_words(
         concat_ws(' ', first_name, last_name, title, '.', email, '.', company, '.',
                   phone, substr(phone, 3), substr(phone, 4), substr(phone, 5),
                   mobile, substr(mobile, 3), substr(mobile, 4), substr(mobile, 5))))
FROM lead
WHERE id BETWEEN $1 AND $2
ON CONFLICT DO NOTHING;

-- name: search_add_some
-- As search_add. $1: a JSON array of leads.
INSERT INTO lead_search (lead, words)
SELECT id,
       search_vector(search_words(
         concat_ws(' ', first_name, last_name, title, '.', email, '.', company, '.',
                   phone, substr(phone, 3), substr(phone, 4), substr(phone, 5),
                   mobile, substr(mobile, 3), substr(mobile, 4), substr(mobile, 5))))
FROM lead
WHERE id IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb)))
ON CONFLICT DO NOTHING;

-- name: search_to_do
SELECT (SELECT count(*) FROM search_dirty) + (SELECT coalesce(max(id), 0) FROM lead) - (SELECT last_lead FROM search_progress);
