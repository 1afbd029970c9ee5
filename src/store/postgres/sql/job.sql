-- SPDX-License-Identifier: Apache-2.0

-- name: job_create
INSERT INTO job (kind, import, run, "user", state, due_at, created_at)
VALUES ($1, $2, $3, $4, 'available', $5, $5)
RETURNING id;

-- name: job_has_due
SELECT 1
FROM job
WHERE state IN ('available', 'retryable') AND due_at <= $1
LIMIT 1;

-- name: job_next
-- Of the jobs that are due, the oldest of each person: whose person has the fewest running, then whose last job ended longest ago, or
-- who had none; none that another worker looks at.
SELECT j.id
FROM job AS j
JOIN (SELECT w."user" AS person, min(w.id) AS id
      FROM job AS w
      WHERE w.state IN ('available', 'retryable') AND w.due_at <= $1
      GROUP BY w."user") AS oldest ON oldest.id = j.id
ORDER BY (SELECT count(*) FROM job AS r WHERE r.state = 'running' AND r."user" = oldest.person),
         (SELECT coalesce(max(e.ended_at), 0) FROM job AS e WHERE e."user" = oldest.person), j.id
LIMIT 1
FOR UPDATE OF j SKIP LOCKED;

-- name: job_lease
-- A wish to cancel outlives the worker that did not get to it.
UPDATE job
SET state = 'running', attempt = attempt + 1, lease_number = lease_number + 1, lease_token = lease_number + 1,
    lease_until = $4, worker = $2, wish = CASE wish WHEN 'cancel' THEN 'cancel' ELSE 'continue' END
WHERE id = $1 AND state IN ('available', 'retryable') AND due_at <= $3
RETURNING id, kind, import, run, "user", state, attempt, pauses, faults, due_at, lease_token;

-- name: job_renew
UPDATE job
SET lease_until = $3
WHERE id = $1 AND lease_token = $2
RETURNING wish;

-- name: job_came_further
UPDATE job
SET attempt = 1, pauses = 0, faults = 0
WHERE id = $1 AND lease_token = $2 AND (attempt > 1 OR pauses > 0 OR faults > 0);

-- name: job_verify
SELECT 1
FROM job
WHERE id = $1 AND lease_token = $2;

-- name: job_end
UPDATE job
SET state = $3, lease_token = NULL, lease_until = NULL, worker = NULL, ended_at = $4
WHERE id = $1 AND lease_token = $2;

-- name: job_release
-- An orderly stop is no lost attempt.
UPDATE job
SET state = 'available', attempt = attempt - 1, due_at = $3, lease_token = NULL, lease_until = NULL, worker = NULL
WHERE id = $1 AND lease_token = $2;

-- name: job_pause
-- Waiting for room or for the database is no lost attempt either, however long it takes.
UPDATE job
SET state = 'retryable', attempt = attempt - 1, pauses = pauses + 1, due_at = $3, lease_token = NULL, lease_until = NULL,
    worker = NULL
WHERE id = $1 AND lease_token = $2;

-- name: job_try_again
UPDATE job
SET state = 'retryable', attempt = attempt - 1, faults = faults + 1, due_at = $3, lease_token = NULL, lease_until = NULL,
    worker = NULL
WHERE id = $1 AND lease_token = $2;

-- name: job_wish
UPDATE job
SET wish = $2
WHERE id = $1 AND state = 'running' AND wish <> 'cancel';

-- name: job_cancel_waiting
UPDATE job
SET state = 'cancelled', ended_at = $2
WHERE id = $1 AND state IN ('available', 'retryable');

-- name: job_find_for_import
SELECT id, kind, import, run, "user", state, attempt, pauses, faults, due_at
FROM job
WHERE import = $1
ORDER BY id DESC
LIMIT 1;

-- name: job_rescue_overdue
UPDATE job
SET state = 'available', due_at = $1, lease_token = NULL, lease_until = NULL, worker = NULL
WHERE state = 'running' AND lease_until <= $1;

-- name: job_rescue_from_worker
UPDATE job
SET state = 'available', due_at = $1, lease_token = NULL, lease_until = NULL, worker = NULL
WHERE state = 'running' AND worker = $2;

-- name: job_workers
SELECT DISTINCT worker
FROM job
WHERE state = 'running'
ORDER BY worker;

-- name: job_count_before
-- People take turns, as above: the n-th waiting job of a person comes after the (n-1)-th of every other, and running ones count.
WITH people AS (
  SELECT p."user" AS person,
         (SELECT count(*) FROM job AS r WHERE r.state = 'running' AND r."user" = p."user") AS running,
         (SELECT coalesce(max(e.ended_at), 0) FROM job AS e WHERE e."user" = p."user") AS last_end
  FROM job AS p
  WHERE p.state = 'available'
  GROUP BY p."user"),
waiting AS (
  SELECT j.id, row_number() OVER (PARTITION BY j."user" ORDER BY j.id) + people.running AS turn, people.last_end
  FROM job AS j
  JOIN people ON people.person = j."user"
  WHERE j.state = 'available')
SELECT count(*)
FROM waiting AS w
JOIN waiting AS ours ON ours.id = $1
WHERE (w.turn, w.last_end, w.id) < (ours.turn, ours.last_end, ours.id);

-- name: job_counts
SELECT kind, state, count(*), min(due_at)
FROM job
WHERE state IN ('available', 'running', 'retryable')
GROUP BY kind, state
ORDER BY kind, state;
