-- SPDX-License-Identifier: Apache-2.0
--
-- What makes a server slow without being wrong.

-- name: looks_after_itself
SELECT (current_setting('autovacuum') = 'on')::int::bigint;

-- name: neglected_tables
-- The server makes statistics after a tenth of a table has changed and cleans up after a fifth of it is dead; where several times that is
-- left, it does not come to it. Small tables are quick in any state.
WITH looked_at AS (
  SELECT s.relname, greatest(s.n_live_tup, c.reltuples::bigint, 0) AS live, s.n_dead_tup AS dead, s.n_mod_since_analyze AS changed,
         EXISTS (SELECT 1 FROM pg_stats AS t WHERE t.schemaname = s.schemaname AND t.tablename = s.relname) AS has_statistics,
         pg_relation_size(c.oid) AS bytes
  FROM pg_stat_user_tables AS s
  JOIN pg_class AS c ON c.oid = s.relid
  WHERE s.schemaname = current_schema())
SELECT relname::text, live, dead, changed, has_statistics::int::bigint, (dead > 20000 + live / 2)::int::bigint
FROM looked_at
WHERE bytes > 4000000 AND (NOT has_statistics OR changed > 20000 + live / 2 OR dead > 20000 + live / 2)
ORDER BY bytes DESC;

-- name: long_transactions
-- Older than $1 milliseconds. Of others, whoever may not see all sees only that they are there.
SELECT pid::bigint, coalesce(nullif(application_name, ''), 'a program without a name')::text,
       (extract(epoch FROM clock_timestamp() - xact_start) * 1000)::bigint, (state LIKE 'idle in transaction%')::int::bigint
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start < clock_timestamp() - $1 * interval '1 millisecond'
ORDER BY xact_start;
