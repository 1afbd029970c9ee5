-- SPDX-License-Identifier: Apache-2.0
--
-- Receiving a move from another database (store/database/table_move.h). move_progress is there only while the database is half
-- moved: a row for each table that was begun, and one with an empty name that says where from.

-- name: move_patience
-- A move that was just killed keeps its lock until the server notices.
SET lock_timeout = '30s';

-- name: move_lock
SELECT 1::bigint
FROM pg_advisory_lock(hashtext('inlet move'));

-- name: move_is_begun
SELECT (CASE WHEN to_regclass('move_progress') IS NULL THEN 0 ELSE 1 END)::bigint;

-- name: move_source
SELECT source
FROM move_progress
WHERE table_name = '';

-- name: move_target_is_used
SELECT (CASE WHEN EXISTS (SELECT FROM lead) OR EXISTS (SELECT FROM upload) OR EXISTS (SELECT FROM audit_entry)
  OR (SELECT count(*) FROM user_account) > 1 THEN 1 ELSE 0 END)::bigint;

-- name: move_progress_table
CREATE TABLE move_progress (
  table_name text PRIMARY KEY,
  source text NOT NULL,
  rows bigint NOT NULL
);

-- name: move_begin
INSERT INTO move_progress (table_name, source, rows)
VALUES ('', $1, 0);

-- name: move_rows
SELECT rows
FROM move_progress
WHERE table_name = $1;

-- name: move_add_rows
INSERT INTO move_progress (table_name, source, rows)
VALUES ($1, '', $2)
ON CONFLICT (table_name) DO UPDATE
SET rows = move_progress.rows + excluded.rows;

-- name: move_columns
SELECT column_name::text, udt_name::text
FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = $1;

-- name: move_counting_column
-- The column that gives out ids, if the table has one.
SELECT column_name::text
FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = $1 AND is_identity = 'YES';

-- name: move_sequence
SELECT pg_get_serial_sequence($1, $2);
