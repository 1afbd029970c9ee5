-- SPDX-License-Identifier: Apache-2.0
--
-- How connections are set up, and where transactions begin and end.

-- name: writer_settings
-- The page size counts only for a file that is still empty; larger pages make fewer calls of the system. Large transactions
-- and a long log make synchronous = FULL nearly free.
PRAGMA page_size = 8192;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -65536;
PRAGMA temp_store = FILE;
PRAGMA journal_size_limit = 100000000;

-- name: reader_settings
PRAGMA query_only = ON;
PRAGMA cache_size = -16384;
PRAGMA temp_store = FILE;

-- name: begin_read
BEGIN DEFERRED;

-- name: begin_write
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: schema_version
PRAGMA user_version;

-- name: optimize
PRAGMA optimize;
