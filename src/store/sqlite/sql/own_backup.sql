-- SPDX-License-Identifier: Apache-2.0
--
-- A copy of the whole, and whether the whole is sound.

-- name: own_copy_into
-- Reads one moment, while others write; the copy has no gaps.
VACUUM INTO ?1;

-- name: own_quick_check
PRAGMA quick_check(20);

-- name: own_foreign_keys
SELECT DISTINCT 'table ' || "table" || ' names a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check
LIMIT 20;

-- name: own_indexes
SELECT name
FROM sqlite_schema
WHERE type = 'index';
