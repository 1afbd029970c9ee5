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
