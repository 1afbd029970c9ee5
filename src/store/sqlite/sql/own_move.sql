-- SPDX-License-Identifier: Apache-2.0
--
-- What a move to another database has to know of this one (store/database/table_move.h).

-- name: move_identity
-- When the database was made.
SELECT 'sqlite ' || min(applied_at)
FROM schema_version;

-- name: move_tables
-- Without sessions, which people begin anew; without the index for search and how far it is, which is built anew; without
-- recent_key, whose keys have been settled.
SELECT name
FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
  AND name NOT IN ('schema_version', 'session', 'search_progress', 'search_dirty', 'recent_key') AND ?1 = ''
ORDER BY name;

-- name: move_columns
SELECT name
FROM pragma_table_info(?1)
ORDER BY cid;

-- name: move_key
SELECT name
FROM pragma_table_info(?1)
WHERE pk > 0
ORDER BY pk;

-- name: move_foreign_tables
SELECT DISTINCT "table"
FROM pragma_foreign_key_list(?1);

-- name: move_last_id
SELECT seq
FROM sqlite_sequence
WHERE name = ?1;
