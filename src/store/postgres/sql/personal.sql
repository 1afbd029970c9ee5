-- SPDX-License-Identifier: Apache-2.0
--
-- What is erased for good. Leads one by one; rows and surveys by import and upload.

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
DELETE FROM upload_survey
WHERE upload = $1;

-- name: forget_addresses
DELETE FROM upload_addresses
WHERE sha256 = (SELECT sha256 FROM upload WHERE id = $1);

-- name: forget_answers
DELETE FROM kept_answer
WHERE strpos(body, $1) > 0;
