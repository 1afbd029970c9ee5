-- SPDX-License-Identifier: Apache-2.0
--
-- Inquiries into what is kept about one person, to give it out or to erase it, and the jobs that search and erase.

-- leads: a JSON array of ids. places: a JSON object, how often the person is named where. Once all is erased, email and phone are
-- empty and the numbers tell what went. searched_to: all uploads up to this one were looked through.
CREATE TABLE person_inquiry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  by INTEGER NOT NULL,
  origin TEXT NOT NULL,
  stage TEXT NOT NULL,
  searched_to INTEGER NOT NULL,
  leads TEXT NOT NULL,
  places TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT stage_is_known CHECK (stage IN ('searching', 'found', 'erasing', 'erased', 'failed')),
  CONSTRAINT somebody_is_meant CHECK (email <> '' OR phone <> '' OR stage = 'erased'),
  CONSTRAINT erased_names_nobody CHECK (stage <> 'erased' OR (email = '' AND phone = ''))
) STRICT;

-- Uploads that hold the person, or could not be read to their end. naming_rows: those that name the person.
CREATE TABLE held_upload (
  inquiry INTEGER NOT NULL REFERENCES person_inquiry (id) ON DELETE CASCADE,
  upload INTEGER NOT NULL,
  naming_rows INTEGER NOT NULL,
  is_whole INTEGER NOT NULL,
  is_erased INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (inquiry, upload)
) STRICT, WITHOUT ROWID;

-- What is kept for one person.
CREATE INDEX upload_owner ON upload (owner) WHERE removed_at IS NULL;

-- One more kind of job that belongs to no import; run is the inquiry.
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
  CONSTRAINT kind_is_known CHECK (kind IN ('import', 'check', 'undo', 'criteria', 'likely', 'bulk', 'inquiry')),
  CONSTRAINT import_is_named CHECK ((import = 0) = (kind IN ('criteria', 'likely', 'bulk', 'inquiry'))),
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
