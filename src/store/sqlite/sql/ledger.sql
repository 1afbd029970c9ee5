-- SPDX-License-Identifier: Apache-2.0

-- name: import_create
INSERT INTO import (
  version, state, undo_state, upload, file_name, file_name_folded, started_by, step, source_choices, profile, mapping,
  options, template_name, plan, check_run, write_run, total, created, updated, unchanged, skipped, failed, not_processed,
  empty_rows, left_out, warnings, failure_kind, failure_code, failure_arguments, failure_detail, retry_of, created_at,
  queued_at, started_at, ended_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
        ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35);

-- name: import_find
SELECT id, version, state, undo_state, upload, file_name, started_by, step, source_choices, profile, mapping, options,
       template_name, plan, check_run, write_run, total, created, updated, unchanged, skipped, failed, not_processed,
       empty_rows, left_out, warnings, failure_kind, failure_code, failure_arguments, failure_detail, retry_of,
       created_at, queued_at, started_at, ended_at, details_removed_at
FROM import
WHERE id = ?1;

-- name: import_list_descending
-- Without mapping and plan, which a list does not show. What it is sorted by is a number or a text, then the id.
WITH fitting AS (
  SELECT *,
         CASE ?8
           WHEN 'state' THEN CASE state
             WHEN 'draft' THEN 0 WHEN 'queued' THEN 1 WHEN 'processing' THEN 2 WHEN 'paused' THEN 3 WHEN 'completed' THEN 4
             WHEN 'completed_with_errors' THEN 5 WHEN 'failed' THEN 6 ELSE 7 END
           WHEN 'total' THEN total
           WHEN 'failed' THEN failed
           WHEN 'duration' THEN coalesce(ended_at - started_at, -1)
           ELSE 0 END AS number_key,
         CASE ?8 WHEN 'file_name' THEN file_name_folded ELSE '' END AS text_key
  FROM import
  WHERE (state = 'draft') = ?1
    AND ((?2 = '' AND NOT ?3) OR instr(?2, ' ' || state || ' ') > 0 OR (?3 AND undo_state = 'undone'))
    AND (?4 IS NULL OR started_by = ?4)
    AND (?5 = '' OR instr(file_name_folded, ?5) > 0)
    AND (?6 IS NULL OR coalesce(queued_at, created_at) >= ?6)
    AND (?7 IS NULL OR coalesce(queued_at, created_at) < ?7))
SELECT id, version, state, undo_state, upload, file_name, started_by, step, '', profile, '', '', template_name, '',
       check_run, write_run, total, created, updated, unchanged, skipped, failed, not_processed, empty_rows, left_out,
       warnings, failure_kind, failure_code, failure_arguments, failure_detail, retry_of, created_at, queued_at,
       started_at, ended_at, details_removed_at, number_key, text_key
FROM fitting
WHERE ?9 IS NULL OR (number_key, text_key, id) < (?9, ?10, ?11)
ORDER BY number_key DESC, text_key DESC, id DESC
LIMIT ?12;

-- name: import_list_ascending
WITH fitting AS (
  SELECT *,
         CASE ?8
           WHEN 'state' THEN CASE state
             WHEN 'draft' THEN 0 WHEN 'queued' THEN 1 WHEN 'processing' THEN 2 WHEN 'paused' THEN 3 WHEN 'completed' THEN 4
             WHEN 'completed_with_errors' THEN 5 WHEN 'failed' THEN 6 ELSE 7 END
           WHEN 'total' THEN total
           WHEN 'failed' THEN failed
           WHEN 'duration' THEN coalesce(ended_at - started_at, -1)
           ELSE 0 END AS number_key,
         CASE ?8 WHEN 'file_name' THEN file_name_folded ELSE '' END AS text_key
  FROM import
  WHERE (state = 'draft') = ?1
    AND ((?2 = '' AND NOT ?3) OR instr(?2, ' ' || state || ' ') > 0 OR (?3 AND undo_state = 'undone'))
    AND (?4 IS NULL OR started_by = ?4)
    AND (?5 = '' OR instr(file_name_folded, ?5) > 0)
    AND (?6 IS NULL OR coalesce(queued_at, created_at) >= ?6)
    AND (?7 IS NULL OR coalesce(queued_at, created_at) < ?7))
SELECT id, version, state, undo_state, upload, file_name, started_by, step, '', profile, '', '', template_name, '',
       check_run, write_run, total, created, updated, unchanged, skipped, failed, not_processed, empty_rows, left_out,
       warnings, failure_kind, failure_code, failure_arguments, failure_detail, retry_of, created_at, queued_at,
       started_at, ended_at, details_removed_at, number_key, text_key
FROM fitting
WHERE ?9 IS NULL OR (number_key, text_key, id) > (?9, ?10, ?11)
ORDER BY number_key, text_key, id
LIMIT ?12;

-- name: import_count
SELECT count(*)
FROM import
WHERE (state = 'draft') = ?1
  AND ((?2 = '' AND NOT ?3) OR instr(?2, ' ' || state || ' ') > 0 OR (?3 AND undo_state = 'undone'))
  AND (?4 IS NULL OR started_by = ?4)
  AND (?5 = '' OR instr(file_name_folded, ?5) > 0)
  AND (?6 IS NULL OR coalesce(queued_at, created_at) >= ?6)
  AND (?7 IS NULL OR coalesce(queued_at, created_at) < ?7);

-- name: import_activity
-- In quarters of an hour, which every time zone's days are made of.
SELECT ended_at / 900000 * 900000, count(*), sum(created), sum(updated), sum(unchanged), sum(skipped), sum(failed)
FROM import
WHERE ended_at >= ?1 AND (?2 IS NULL OR started_by = ?2)
GROUP BY ended_at / 900000
ORDER BY ended_at / 900000;

-- name: import_retries
-- Drafts too.
SELECT id
FROM import
WHERE retry_of = ?1
ORDER BY id;

-- name: import_totals
SELECT state, count(*), sum(total), sum(created), sum(updated), sum(unchanged), sum(skipped), sum(failed),
       sum(not_processed), sum(empty_rows), sum(left_out), sum(warnings)
FROM import
WHERE state <> 'draft'
GROUP BY state
ORDER BY state;

-- name: import_change_draft
UPDATE import
SET version = version + 1, step = ?3, source_choices = ?4, profile = ?5, mapping = ?6, options = ?7, template_name = ?8,
    check_run = ?9, file_name = ?10, file_name_folded = ?11, upload = ?12, changed_at = ?13
WHERE id = ?1 AND version = ?2 AND state = 'draft';

-- name: import_remove_draft
DELETE FROM import
WHERE id = ?1 AND state = 'draft';

-- name: import_move
UPDATE import
SET state = ?3, undo_state = ?4, plan = ?5, check_run = ?6, write_run = ?7, total = ?8, created = ?9, updated = ?10,
    unchanged = ?11, skipped = ?12, failed = ?13, not_processed = ?14, empty_rows = ?15, left_out = ?16, warnings = ?17,
    failure_kind = ?18, failure_code = ?19, failure_arguments = ?20, failure_detail = ?21, queued_at = ?22,
    started_at = ?23, ended_at = ?24, step = ?25
WHERE id = ?1 AND state = ?2;

-- name: import_earlier_of_content
SELECT i.id
FROM upload AS u
JOIN import AS i ON i.upload = u.id
WHERE u.sha256 = ?1 AND i.id <> ?2 AND i.state <> 'draft'
ORDER BY i.id DESC;

-- name: run_begin
INSERT INTO import_run (
  import, mode, total, created, updated, unchanged, skipped, failed, not_processed, empty_rows, left_out, warnings)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);

-- name: run_checkpoint
SELECT record, row, line, byte_offset
FROM import_run
WHERE id = ?1;

-- name: run_tally
SELECT total, created, updated, unchanged, skipped, failed, not_processed, empty_rows, left_out, warnings
FROM import_run
WHERE id = ?1;

-- name: run_advance
UPDATE import_run
SET record = ?6, row = ?7, line = ?8, byte_offset = ?9, total = ?10, created = ?11, updated = ?12, unchanged = ?13,
    skipped = ?14, failed = ?15, not_processed = ?16, empty_rows = ?17, left_out = ?18, warnings = ?19
WHERE id = ?1 AND record = ?2 AND row = ?3 AND line = ?4 AND byte_offset = ?5 AND ended_at IS NULL;

-- name: run_end
UPDATE import_run
SET ended_at = ?2, total = ?3, created = ?4, updated = ?5, unchanged = ?6, skipped = ?7, failed = ?8, not_processed = ?9,
    empty_rows = ?10, left_out = ?11, warnings = ?12
WHERE id = ?1;

-- name: run_ended_at
SELECT ended_at
FROM import_run
WHERE id = ?1;

-- name: run_import
SELECT import
FROM import_run
WHERE id = ?1;

-- name: run_remove
DELETE FROM import_run
WHERE id = ?1;

-- name: range_add
INSERT INTO created_range (run, first_record, count, first_lead)
SELECT c1, c2, c3, c4
FROM fed_rows(?1);

-- name: range_list
-- Those that reach to the record or lie behind it.
SELECT first_record, count, first_lead
FROM created_range
WHERE run = ?1
  AND first_record >= coalesce(
    (SELECT max(first_record) FROM created_range WHERE run = ?1 AND first_record <= ?2), 0)
  AND first_record + count > ?2
ORDER BY first_record
LIMIT ?3;

-- name: range_count_created
SELECT coalesce(sum(count), 0)
FROM created_range
WHERE run = ?1;

-- name: outcome_add
INSERT INTO row_outcome (run, record, row, line, outcome, lead)
SELECT c1, c2, c3, c4, c5, c6
FROM fed_rows(?1);

-- name: outcome_list
-- ?3 outcome, ?4 code, ?5 column, ?8 value: none means any. ?6: only rows with something wrong.
SELECT o.record, o.row, o.line, o.outcome, o.lead
FROM row_outcome AS o
WHERE o.run = ?1
  AND o.record >= ?2
  AND (?3 IS NULL OR o.outcome = ?3)
  AND ((?4 IS NULL AND ?5 IS NULL) OR EXISTS (
    SELECT 1 FROM row_error AS e
    WHERE e.run = o.run AND e.record = o.record AND (?4 IS NULL OR e.code = ?4) AND (?5 IS NULL OR e.file_column = ?5)
      AND (?8 IS NULL OR e.value = ?8)))
  AND (?6 = 0 OR o.outcome IN ('failed', 'skipped') OR EXISTS (
    SELECT 1 FROM row_error AS e WHERE e.run = o.run AND e.record = o.record))
ORDER BY o.record
LIMIT ?7;

-- name: outcome_list_before
-- The same before a record, nearest first.
SELECT o.record, o.row, o.line, o.outcome, o.lead
FROM row_outcome AS o
WHERE o.run = ?1
  AND o.record < ?2
  AND (?3 IS NULL OR o.outcome = ?3)
  AND ((?4 IS NULL AND ?5 IS NULL) OR EXISTS (
    SELECT 1 FROM row_error AS e
    WHERE e.run = o.run AND e.record = o.record AND (?4 IS NULL OR e.code = ?4) AND (?5 IS NULL OR e.file_column = ?5)
      AND (?8 IS NULL OR e.value = ?8)))
  AND (?6 = 0 OR o.outcome IN ('failed', 'skipped') OR EXISTS (
    SELECT 1 FROM row_error AS e WHERE e.run = o.run AND e.record = o.record))
ORDER BY o.record DESC
LIMIT ?7;

-- name: outcome_list_between
SELECT record, row, line, outcome, lead
FROM row_outcome
WHERE run = ?1 AND record >= ?2 AND record < ?3
ORDER BY record;

-- name: outcome_count
SELECT count(*)
FROM row_outcome AS o
WHERE o.run = ?1
  AND (?2 IS NULL OR o.outcome = ?2)
  AND ((?3 IS NULL AND ?4 IS NULL) OR EXISTS (
    SELECT 1 FROM row_error AS e
    WHERE e.run = o.run AND e.record = o.record AND (?3 IS NULL OR e.code = ?3) AND (?4 IS NULL OR e.file_column = ?4)
      AND (?6 IS NULL OR e.value = ?6)))
  AND (?5 = 0 OR o.outcome IN ('failed', 'skipped') OR EXISTS (
    SELECT 1 FROM row_error AS e WHERE e.run = o.run AND e.record = o.record));

-- name: outcome_find
SELECT record, row, line, outcome, lead
FROM row_outcome
WHERE run = ?1 AND record = ?2;

-- name: lead_import_row
SELECT import_row
FROM lead
WHERE id = ?1;

-- name: error_add
INSERT INTO row_error (run, record, number, row, code, file_column, field, value, arguments)
SELECT c1, c2, c3, c4, c5, c6, c7, c8, c9
FROM fed_rows(?1);

-- name: error_list
SELECT record, row, code, file_column, field, value, arguments
FROM row_error
WHERE run = ?1 AND record = ?2
ORDER BY number;

-- name: error_value_list
SELECT value, count(DISTINCT record) AS records
FROM row_error
WHERE run = ?1 AND code = ?2 AND (?3 IS NULL OR file_column = ?3)
GROUP BY value
ORDER BY records DESC, value
LIMIT ?4 OFFSET ?5;

-- name: error_value_count
SELECT count(DISTINCT value)
FROM row_error
WHERE run = ?1 AND code = ?2 AND (?3 IS NULL OR file_column = ?3);

-- name: error_record_list
SELECT DISTINCT record
FROM row_error
WHERE run = ?1 AND code = ?2 AND (?3 IS NULL OR file_column = ?3) AND (?4 IS NULL OR value = ?4)
ORDER BY record
LIMIT ?5;

-- name: group_count
INSERT INTO error_group (run, code, file_column, field, count, record, row, value, arguments)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (run, code, file_column, field) DO UPDATE
SET count = count + excluded.count;

-- name: group_list
SELECT code, file_column, field, count, record, row, value, arguments
FROM error_group
WHERE run = ?1
ORDER BY count DESC, code, file_column;

-- name: kept_add
-- A second change by the same import keeps the first old value, unless somebody else wrote in between: then the value
-- found counts as the old one.
INSERT INTO kept_value (import, lead, field, old_value, new_value, lead_version)
VALUES (?1, ?2, ?3, ?4, ?5, coalesce((SELECT version FROM lead WHERE id = ?2), 0))
ON CONFLICT (import, lead, field) DO UPDATE
SET old_value = iif(new_value = excluded.old_value, old_value, excluded.old_value), new_value = excluded.new_value,
    lead_version = excluded.lead_version;

-- name: kept_list
-- All values of the next ?3 leads.
SELECT lead, field, old_value, new_value
FROM kept_value
WHERE import = ?1
  AND lead > ?2
  AND lead <= (
    SELECT max(lead)
    FROM (SELECT DISTINCT lead FROM kept_value WHERE import = ?1 AND lead > ?2 ORDER BY lead LIMIT ?3))
ORDER BY lead, field;

-- name: event_add
INSERT INTO import_event (import, number, kind, json, at)
VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM import_event WHERE import = ?1), ?2, ?3, ?4);

-- name: event_list
SELECT number, kind, json, at
FROM import_event
WHERE import = ?1 AND number > ?2
ORDER BY number
LIMIT ?3;
