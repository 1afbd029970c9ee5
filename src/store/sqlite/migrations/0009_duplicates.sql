-- SPDX-License-Identifier: Apache-2.0
--
-- Lists of criteria that are built before they take effect, pairs of leads that look alike, and the jobs for both.

-- next_position: the place in the list that takes effect when all of it is built. built_to: all live leads up to this one have
-- their keys.
ALTER TABLE criterion ADD COLUMN next_position INTEGER;
ALTER TABLE criterion ADD COLUMN built_to INTEGER NOT NULL DEFAULT 0;
ALTER TABLE criterion ADD COLUMN is_built INTEGER NOT NULL DEFAULT 1;

-- left is the older lead, whose id is the smaller one.
CREATE TABLE likely_pair (
  id INTEGER PRIMARY KEY,
  left_lead INTEGER NOT NULL,
  right_lead INTEGER NOT NULL,
  score INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  dismissed_at INTEGER,
  dismissed_by INTEGER,
  CONSTRAINT pair_is_known_once UNIQUE (left_lead, right_lead),
  CONSTRAINT left_is_older CHECK (left_lead < right_lead),
  CONSTRAINT dismissed_by_somebody CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
) STRICT;

CREATE INDEX likely_open ON likely_pair (score DESC, id) WHERE dismissed_at IS NULL;
CREATE INDEX likely_right ON likely_pair (right_lead);

-- Two more kinds of jobs, which belong to no import (import 0).
CREATE TABLE job_of_more_kinds (
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
  CONSTRAINT kind_is_known CHECK (kind IN ('import', 'check', 'undo', 'criteria', 'likely')),
  CONSTRAINT import_is_named CHECK ((import = 0) = (kind IN ('criteria', 'likely'))),
  CONSTRAINT state_is_known CHECK (state IN (
    'available', 'running', 'retryable', 'completed', 'failed', 'cancelled')),
  CONSTRAINT wish_is_known CHECK (wish IN ('continue', 'stop', 'cancel')),
  CONSTRAINT running_has_lease CHECK ((state = 'running') = (lease_token IS NOT NULL)),
  CONSTRAINT lease_is_whole CHECK (
    (lease_token IS NULL) = (lease_until IS NULL) AND (lease_token IS NULL) = (worker IS NULL)),
  CONSTRAINT lease_is_the_newest CHECK (lease_token IS NULL OR lease_token = lease_number),
  CONSTRAINT end_has_a_time CHECK ((state IN ('completed', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
) STRICT;

INSERT INTO job_of_more_kinds
SELECT id, kind, import, run, user, state, attempt, due_at, wish, lease_number, lease_token, lease_until, worker, created_at,
       ended_at, pauses, faults
FROM job;
DROP TABLE job;
ALTER TABLE job_of_more_kinds RENAME TO job;

CREATE INDEX job_open ON job (state, due_at) WHERE state IN ('available', 'running', 'retryable');
CREATE INDEX job_import ON job (import);
