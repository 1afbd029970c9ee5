-- SPDX-License-Identifier: Apache-2.0
--
-- How connections are set up, and where transactions begin and end.

-- name: writer_settings
-- A batch is planned with the sizes that tables have now: a plan made when match_key was empty would be kept for the whole
-- import. A writer that sleeps in its transaction (a stopped process) loses it and so lets the others go on; so does one whose
-- machine or network went away without a word, which the server would otherwise notice after two hours. Both sooner than a lease
-- as installed (30 s) runs out, so that whoever takes the job over can also write.
SET lock_timeout = '30s';
SET idle_in_transaction_session_timeout = '20s';
SET tcp_keepalives_idle = '5s';
SET tcp_keepalives_interval = '5s';
SET tcp_keepalives_count = 2;
SET tcp_user_timeout = '15s';
SET plan_cache_mode = force_custom_plan;
SET client_min_messages = warning;
SET timezone = 'UTC';

-- name: reader_settings
-- Who reads and is gone would keep the server from cleaning up behind the writers.
SET lock_timeout = '30s';
SET tcp_keepalives_idle = '5s';
SET tcp_keepalives_interval = '5s';
SET tcp_keepalives_count = 2;
SET tcp_user_timeout = '15s';
SET client_min_messages = warning;
SET timezone = 'UTC';

-- name: begin_read
-- One moment for the whole transaction.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- name: begin_write
-- Writers take turns, in the order in which they asked, over all processes: what a transaction reads stays true until it
-- writes. The number is only ours ("inlet" in ASCII).
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT pg_advisory_xact_lock(452823278964);

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: schema_version
SELECT to_regclass('schema_version') IS NOT NULL;

-- name: optimize
ANALYZE;
