-- SPDX-License-Identifier: Apache-2.0
--
-- What is kept of one person, and how it is erased for good: leads one by one; rows and surveys by import and upload; and every
-- other place where the person is named.

-- name: inquiry_open
INSERT INTO person_inquiry (
  email, phone, by, origin, stage, searched_to, leads, places, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id;

-- name: inquiry_find
SELECT id, email, phone, by, origin, stage, searched_to, leads, places, created_at, changed_at
FROM person_inquiry
WHERE id = $1;

-- name: inquiry_list
SELECT id, email, phone, by, origin, stage, searched_to, leads, places, created_at, changed_at
FROM person_inquiry
ORDER BY id DESC
LIMIT $1;

-- name: inquiry_change
UPDATE person_inquiry
SET email = $2, phone = $3, stage = $4, searched_to = $5, leads = $6, places = $7, changed_at = $8
WHERE id = $1;

-- name: inquiry_remove
DELETE FROM person_inquiry
WHERE id = $1;

-- name: inquiry_next_upload
SELECT id
FROM upload
WHERE id > $1 AND removed_at IS NULL
ORDER BY id
LIMIT 1;

-- name: held_upload_put
INSERT INTO held_upload (inquiry, upload, naming_rows, is_whole, is_erased)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (inquiry, upload) DO UPDATE
SET naming_rows = excluded.naming_rows, is_whole = excluded.is_whole, is_erased = excluded.is_erased;

-- name: held_upload_list
SELECT upload, naming_rows, is_whole, is_erased
FROM held_upload
WHERE inquiry = $1
ORDER BY upload;

-- name: imports_of_upload
-- Of all uploads with the same content.
SELECT i.id
FROM upload AS u
JOIN upload AS same ON same.sha256 = u.sha256
JOIN import AS i ON i.upload = same.id
WHERE u.id = $1
ORDER BY i.id;

-- name: passages
-- Of bulk changes that still run, only what they keep: they need to know which leads they change.
-- Candidates only: the caller looks whether the person is meant, or somebody whose address ends alike.
SELECT 'history' AS place, id, 0 AS number, changes AS text
FROM lead_event
WHERE strpos(lower(changes), $1) > 0
UNION ALL
SELECT 'value_before', import, lead, old_value || ' ' || new_value
FROM kept_value
WHERE strpos(lower(old_value), $1) > 0 OR strpos(lower(new_value), $1) > 0
UNION ALL
SELECT 'row', run, record, value || ' ' || arguments
FROM row_error
WHERE strpos(lower(value), $1) > 0 OR strpos(lower(arguments), $1) > 0
UNION ALL
SELECT 'example', run, record, value || ' ' || arguments
FROM error_group
WHERE strpos(lower(value), $1) > 0 OR strpos(lower(arguments), $1) > 0
UNION ALL
SELECT 'cell_fix', import, record, text
FROM cell_fix
WHERE strpos(lower(text), $1) > 0
UNION ALL
SELECT 'value_fix', import, file_column, value || ' ' || text
FROM value_fix
WHERE strpos(lower(value), $1) > 0 OR strpos(lower(text), $1) > 0
UNION ALL
SELECT 'template', id, 0, json
FROM mapping_template
WHERE strpos(lower(json), $1) > 0
UNION ALL
SELECT 'import_profile', id, 0, profile
FROM import
WHERE strpos(lower(profile), $1) > 0
UNION ALL
SELECT 'import_mapping', id, 0, mapping
FROM import
WHERE strpos(lower(mapping), $1) > 0
UNION ALL
SELECT 'import_options', id, 0, options
FROM import
WHERE strpos(lower(options), $1) > 0
UNION ALL
SELECT 'import_plan', id, 0, plan
FROM import
WHERE strpos(lower(plan), $1) > 0
UNION ALL
SELECT 'import_file_name', id, 0, file_name
FROM import
WHERE strpos(lower(file_name), $1) > 0
UNION ALL
SELECT 'upload_name', id, 0, name
FROM upload
WHERE strpos(lower(name), $1) > 0
UNION ALL
SELECT 'notice', id, 0, json
FROM notice
WHERE strpos(lower(json), $1) > 0
UNION ALL
SELECT 'message', id, 0, body
FROM outbox
WHERE strpos(lower(body), $1) > 0
UNION ALL
SELECT 'bulk_selection', id, 0, selection
FROM bulk_change
WHERE ended_at IS NOT NULL AND strpos(lower(selection), $1) > 0
UNION ALL
SELECT 'bulk_values', id, 0, "values"
FROM bulk_change
WHERE ended_at IS NOT NULL AND strpos(lower("values"), $1) > 0
UNION ALL
SELECT 'bulk_before', bulk, lead, "values"
FROM bulk_lead
WHERE strpos(lower("values"), $1) > 0;

-- name: rewrite_history
UPDATE lead_event
SET changes = $2
WHERE id = $1;

-- name: forget_value_before
DELETE FROM kept_value
WHERE import = $1 AND lead = $2 AND (strpos(lower(old_value), $3) > 0 OR strpos(lower(new_value), $3) > 0);

-- name: forget_row
UPDATE row_error
SET value = '', arguments = '[]'
WHERE run = $1 AND record = $2;

-- name: forget_example
UPDATE error_group
SET value = '', arguments = '[]'
WHERE run = $1 AND record = $2;

-- name: forget_cell_fix
DELETE FROM cell_fix
WHERE import = $1 AND record = $2 AND strpos(lower(text), $3) > 0;

-- name: forget_value_fix
DELETE FROM value_fix
WHERE import = $1 AND file_column = $2 AND (strpos(lower(value), $3) > 0 OR strpos(lower(text), $3) > 0);

-- name: rewrite_template
UPDATE mapping_template
SET json = $2, version = version + 1
WHERE id = $1;

-- name: rewrite_import_profile
UPDATE import
SET profile = $2
WHERE id = $1;

-- name: rewrite_import_mapping
UPDATE import
SET mapping = $2
WHERE id = $1;

-- name: rewrite_import_options
UPDATE import
SET options = $2
WHERE id = $1;

-- name: rewrite_import_plan
UPDATE import
SET plan = $2
WHERE id = $1;

-- name: rewrite_import_file_name
UPDATE import
SET file_name = $2, file_name_folded = lower($2)
WHERE id = $1;

-- name: rewrite_upload_name
UPDATE upload
SET name = $2
WHERE id = $1;

-- name: rewrite_notice
UPDATE notice
SET json = $2
WHERE id = $1;

-- name: rewrite_message
UPDATE outbox
SET body = $2
WHERE id = $1;

-- name: rewrite_bulk_selection
UPDATE bulk_change
SET selection = $2
WHERE id = $1;

-- name: rewrite_bulk_values
UPDATE bulk_change
SET "values" = $2
WHERE id = $1;

-- name: forget_bulk_before
DELETE FROM bulk_lead
WHERE bulk = $1 AND lead = $2 AND strpos(lower("values"), $3) > 0;

-- name: erase_lead
DELETE FROM lead
WHERE id = $1;

-- name: erase_lead_options
DELETE FROM lead_option
WHERE lead = $1;

-- name: erase_lead_events
DELETE FROM lead_event
WHERE lead = $1;

-- name: erase_lead_search
DELETE FROM lead_search
WHERE lead = $1;

-- name: erase_lead_search_dirty
DELETE FROM search_dirty
WHERE lead = $1;

-- name: erase_lead_values_before
DELETE FROM kept_value
WHERE lead = $1;

-- name: erase_lead_in_bulk
DELETE FROM bulk_lead
WHERE lead = $1;

-- name: erase_lead_pairs
DELETE FROM likely_pair
WHERE left_lead = $1 OR right_lead = $1;

-- name: forget_rows_of_leads
-- $1: a JSON array of ids. Errors of rows tell the names of leads that they are duplicates of.
UPDATE row_error
SET value = '', arguments = '[]'
WHERE (run, record) IN (
  SELECT run, record
  FROM row_outcome
  WHERE lead IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb))));

-- name: forget_examples_of_leads
UPDATE error_group
SET value = '', arguments = '[]'
WHERE (run, record) IN (
  SELECT run, record
  FROM row_outcome
  WHERE lead IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb))));

-- name: forget_row_errors
UPDATE row_error
SET value = '', arguments = '[]'
WHERE run IN (SELECT id FROM import_run WHERE import = $1);

-- name: forget_error_groups
UPDATE error_group
SET value = '', arguments = '[]'
WHERE run IN (SELECT id FROM import_run WHERE import = $1);

-- name: forget_cell_fixes
DELETE FROM cell_fix
WHERE import = $1;

-- name: forget_value_fixes
DELETE FROM value_fix
WHERE import = $1;

-- name: forget_surveys
-- Of all uploads with the same content.
DELETE FROM upload_survey
WHERE upload IN (
  SELECT same.id
  FROM upload AS u
  JOIN upload AS same ON same.sha256 = u.sha256
  WHERE u.id = $1);

-- name: forget_addresses
DELETE FROM upload_addresses
WHERE sha256 = (SELECT sha256 FROM upload WHERE id = $1);

-- name: forget_answers
DELETE FROM kept_answer
WHERE strpos(lower(body), $1) > 0;
