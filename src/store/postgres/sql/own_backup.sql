-- SPDX-License-Identifier: Apache-2.0
--
-- Whether there is something already, and whether what there is is sound.

-- name: own_table_count
SELECT count(*)
FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace(current_schema());

-- name: own_indexes
SELECT relname::text
FROM pg_class
WHERE relkind = 'i' AND relnamespace = to_regnamespace(current_schema());

-- name: own_broken_indexes
SELECT 'index ' || c.relname || ' is broken'
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE NOT (i.indisvalid AND i.indisready) AND c.relnamespace = to_regnamespace(current_schema());

-- name: own_clock
SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
