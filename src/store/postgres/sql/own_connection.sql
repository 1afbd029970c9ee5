-- SPDX-License-Identifier: Apache-2.0
--
-- What only a server needs: statements that it keeps prepared, news from one process to the others, and a change of the schema
-- that waits for readers without stopping those who come behind it.

-- name: commit_unawaited
SET LOCAL synchronous_commit = off;
COMMIT;

-- name: forget_statements
DEALLOCATE ALL;

-- name: listen
LISTEN inlet_news;

-- name: notify
NOTIFY inlet_news;

-- name: begin_change_of_schema
SAVEPOINT change_of_schema;
SET LOCAL lock_timeout = '500ms';

-- name: end_change_of_schema
RELEASE SAVEPOINT change_of_schema;
SET LOCAL lock_timeout = '30s';

-- name: give_up_change_of_schema
ROLLBACK TO SAVEPOINT change_of_schema;

-- name: end_sleeping_writers
-- Ends the connection of whoever has the turn and has sent nothing for $1 milliseconds: in the middle of a COPY no setting of the server
-- bounds how long it waits for more.
SELECT count(pg_terminate_backend(a.pid))
FROM pg_locks AS l
JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND (l.classid::bigint << 32 | l.objid::bigint) = 452823278964
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND a.wait_event = 'ClientRead' AND a.state_change < clock_timestamp() - $1 * interval '1 millisecond';
