-- SPDX-License-Identifier: Apache-2.0
--
-- Changes of many leads at once, what each of the leads had before, and the jobs that make them.

CREATE TABLE bulk_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  by INTEGER NOT NULL REFERENCES user_account (id),
  action TEXT NOT NULL,
  selection TEXT NOT NULL,
  "values" TEXT NOT NULL,
  undoes INTEGER NOT NULL,
  state TEXT NOT NULL,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  kept INTEGER NOT NULL DEFAULT 0,
  reached INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT action_is_known CHECK (action IN ('edit', 'trash', 'restore', 'undo')),
  CONSTRAINT undo_names_a_change CHECK ((action = 'undo') = (undoes > 0)),
  CONSTRAINT state_is_known CHECK (state IN ('queued', 'running', 'done', 'failed')),
  CONSTRAINT counts_add_up CHECK (changed + kept <= done),
  CONSTRAINT end_has_a_time CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL))
) STRICT;

CREATE INDEX bulk_change_by ON bulk_change (by, id);
CREATE UNIQUE INDEX bulk_is_undone_once ON bulk_change (undoes) WHERE undoes > 0 AND state <> 'failed';

CREATE TABLE bulk_lead (
  bulk INTEGER NOT NULL REFERENCES bulk_change (id) ON DELETE CASCADE,
  lead INTEGER NOT NULL,
  version INTEGER NOT NULL,
  "values" TEXT NOT NULL,
  PRIMARY KEY (bulk, lead)
) STRICT, WITHOUT ROWID;

CREATE INDEX bulk_lead_lead ON bulk_lead (lead);

-- One more kind of job, which belongs to no import.
CREATE TABLE job_with_bulk (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  import INTEGER NOT NULL,
  run INTEGER NOT NULL,
  user INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  wish TEXT NOT NULL DEFAULT 'continue',
  lease_number INTEGER NOT NULL DEFAULT 0,
  lease_token INTEGER,
  lease_until INTEGER,
  worker TEXT,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  pauses INTEGER NOT NULL DEFAULT 0,
  faults INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT kind_is_known CHECK (kind IN ('import', 'check', 'undo', 'criteria', 'likely', 'bulk')),
  CONSTRAINT import_is_named CHECK ((import = 0) = (kind IN ('criteria', 'likely', 'bulk'))),
  CONSTRAINT state_is_known CHECK (state IN (
    'available', 'running', 'retryable', 'completed', 'failed', 'cancelled')),
  CONSTRAINT wish_is_known CHECK (wish IN ('continue', 'stop', 'cancel')),
  CONSTRAINT running_has_lease CHECK ((state = 'running') = (lease_token IS NOT NULL)),
  CONSTRAINT lease_is_whole CHECK (
    (lease_token IS NULL) = (lease_until IS NULL) AND (lease_token IS NULL) = (worker IS NULL)),
  CONSTRAINT lease_is_the_newest CHECK (lease_token IS NULL OR lease_token = lease_number),
  CONSTRAINT end_has_a_time CHECK ((state IN ('completed', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
) STRICT;

INSERT INTO job_with_bulk
SELECT id, kind, import, run, user, state, attempt, due_at, wish, lease_number, lease_token, lease_until, worker, created_at,
       ended_at, pauses, faults
FROM job;
DROP TABLE job;
ALTER TABLE job_with_bulk RENAME TO job;

CREATE INDEX job_open ON job (state, due_at) WHERE state IN ('available', 'running', 'retryable');
CREATE INDEX job_import ON job (import);
