-- SPDX-License-Identifier: Apache-2.0
--
-- Each removes at most $2 rows of what is older than $1, unless it says otherwise.

-- name: retention_sessions
DELETE FROM session
WHERE token_hash IN (SELECT token_hash FROM session WHERE expires_at < $1 LIMIT $2);

-- name: retention_answers
DELETE FROM kept_answer
WHERE ("user", key) IN (SELECT "user", key FROM kept_answer WHERE kept_at < $1 LIMIT $2);

-- name: retention_partial_uploads
-- Their bytes go with other leftovers.
DELETE FROM partial_upload
WHERE id IN (SELECT id FROM partial_upload WHERE begun_at < $1 LIMIT $2);

-- name: retention_notices
DELETE FROM notice
WHERE id IN (SELECT id FROM notice WHERE created_at < $1 LIMIT $2);

-- name: retention_messages
DELETE FROM outbox
WHERE id IN (SELECT id FROM outbox WHERE ended_at < $1 LIMIT $2);

-- name: retention_bulk_leads
-- What leads had before they were changed in bulk: no undo after that.
DELETE FROM bulk_lead
WHERE (bulk, lead) IN (
  SELECT k.bulk, k.lead FROM bulk_change AS b JOIN bulk_lead AS k ON k.bulk = b.id WHERE b.ended_at < $1 LIMIT $2);

-- name: retention_inquiries
-- Whom they were about must not stay for ever; those that erased name nobody any more.
DELETE FROM person_inquiry
WHERE id IN (SELECT id FROM person_inquiry WHERE stage IN ('found', 'failed') AND changed_at < $1 LIMIT $2);

-- name: retention_next_draft
SELECT i.id
FROM import AS i
WHERE i.state = 'draft'
  AND greatest(i.created_at, i.changed_at) < $1
  AND NOT EXISTS (
    SELECT 1 FROM job AS j WHERE j.import = i.id AND j.state IN ('available', 'running', 'retryable'))
ORDER BY i.id
LIMIT 1;

-- name: retention_next_ended
-- The import that ended first and still has its details. What is being undone needs them.
SELECT id
FROM import
WHERE ended_at < $1 AND details_removed_at IS NULL AND undo_state NOT IN ('undoing', 'undo_failed')
ORDER BY ended_at
LIMIT 1;

-- name: retention_row_errors
DELETE FROM row_error
WHERE (run, record, number) IN (
  SELECT e.run, e.record, e.number
  FROM import_run AS r
  JOIN row_error AS e ON e.run = r.id
  WHERE r.import = $1
  LIMIT $2);

-- name: retention_row_outcomes
DELETE FROM row_outcome
WHERE (run, record) IN (
  SELECT o.run, o.record FROM import_run AS r JOIN row_outcome AS o ON o.run = r.id WHERE r.import = $1 LIMIT $2);

-- name: retention_earlier_values
DELETE FROM kept_value
WHERE import = $1 AND (lead, field) IN (SELECT lead, field FROM kept_value WHERE import = $1 LIMIT $2);

-- name: retention_events
-- The newest stays: the numbers of later ones follow it.
DELETE FROM import_event
WHERE import = $1
  AND number IN (
    SELECT number
    FROM import_event
    WHERE import = $1 AND number < (SELECT max(number) FROM import_event WHERE import = $1)
    LIMIT $2);

-- name: retention_examples
-- How many rows had an error stays, what was in them goes.
UPDATE error_group
SET value = '', arguments = '[]'
WHERE run IN (SELECT id FROM import_run WHERE import = $1) AND value <> '';

-- name: retention_note_details
UPDATE import
SET details_removed_at = $2
WHERE id = $1;

-- name: retention_trash
SELECT id
FROM lead
WHERE trashed_at < $1
ORDER BY trashed_at
LIMIT $2;

-- name: retention_lead
DELETE FROM lead
WHERE id = $1 AND trashed_at IS NOT NULL;

-- name: retention_lead_options
DELETE FROM lead_option
WHERE lead = $1;

-- name: retention_lead_events
DELETE FROM lead_event
WHERE lead = $1;

-- name: retention_lead_values
DELETE FROM kept_value
WHERE lead = $1;

-- name: retention_lead_search
DELETE FROM lead_search
WHERE lead = $1;

-- name: retention_idle_files
-- $1: imports ended before; $2: uploads that no import took came before; $3: how many.
SELECT u.sha256
FROM upload AS u
WHERE u.removed_at IS NULL
GROUP BY u.sha256
HAVING NOT EXISTS (
  SELECT 1
  FROM upload AS s
  LEFT JOIN import AS i ON i.upload = s.id
  WHERE s.sha256 = u.sha256
    AND s.removed_at IS NULL
    AND CASE WHEN i.id IS NULL THEN s.created_at >= $2 ELSE i.ended_at IS NULL OR i.ended_at >= $1 END)
LIMIT $3;

-- name: retention_forget_addresses
DELETE FROM upload_addresses
WHERE sha256 = $1;

-- name: retention_note_file
UPDATE upload
SET removed_at = $2
WHERE sha256 = $1 AND removed_at IS NULL;
