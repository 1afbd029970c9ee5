-- SPDX-License-Identifier: Apache-2.0

-- name: cell_fix_put
INSERT INTO cell_fix (import, record, file_column, text)
VALUES ($1, $2, $3, $4)
ON CONFLICT (import, record, file_column) DO UPDATE
SET text = excluded.text;

-- name: cell_fix_remove
DELETE FROM cell_fix
WHERE import = $1 AND record = $2 AND file_column = $3;

-- name: cell_fix_list
SELECT record, file_column, text
FROM cell_fix
WHERE import = $1 AND (record > $2 OR (record = $2 AND file_column > $3))
ORDER BY record, file_column
LIMIT $4;

-- name: value_fix_put
INSERT INTO value_fix (import, file_column, value, text)
VALUES ($1, $2, $3, $4)
ON CONFLICT (import, file_column, md5(value)) DO UPDATE
SET text = excluded.text;

-- name: value_fix_remove
DELETE FROM value_fix
WHERE import = $1 AND file_column = $2 AND md5(value) = md5($3);

-- name: value_fix_list
SELECT file_column, value, text
FROM value_fix
WHERE import = $1
ORDER BY file_column, value COLLATE "C";

-- name: left_out_row_put
INSERT INTO left_out_row (import, record)
VALUES ($1, $2)
ON CONFLICT (import, record) DO NOTHING;

-- name: left_out_row_remove
DELETE FROM left_out_row
WHERE import = $1 AND record = $2;

-- name: left_out_row_list
SELECT record
FROM left_out_row
WHERE import = $1
ORDER BY record;

-- name: fix_count
SELECT (SELECT count(*) FROM cell_fix WHERE import = $1), (SELECT count(*) FROM value_fix WHERE import = $1),
       (SELECT count(*) FROM left_out_row WHERE import = $1);

-- name: cell_fix_remove_all
DELETE FROM cell_fix
WHERE import = $1;

-- name: value_fix_remove_all
DELETE FROM value_fix
WHERE import = $1;

-- name: left_out_row_remove_all
DELETE FROM left_out_row
WHERE import = $1;
