-- SPDX-License-Identifier: Apache-2.0
--
-- Imports and the memory of every row of them, the queue that runs them, and who is told.

CREATE TABLE upload (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  owner INTEGER NOT NULL REFERENCES user_account (id),
  created_at INTEGER NOT NULL,
  CONSTRAINT hash_is_whole CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX upload_content ON upload (sha256);

CREATE TABLE upload_survey (
  key TEXT PRIMARY KEY,
  upload INTEGER NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX upload_survey_upload ON upload_survey (upload);

-- The tally is that of the run that wrote, copied here when the import ends.
CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  undo_state TEXT NOT NULL,
  upload INTEGER NOT NULL REFERENCES upload (id),
  file_name TEXT NOT NULL,
  file_name_folded TEXT NOT NULL,
  started_by INTEGER NOT NULL REFERENCES user_account (id),
  step TEXT NOT NULL,
  source_choices TEXT NOT NULL,
  profile TEXT NOT NULL,
  mapping TEXT NOT NULL,
  options TEXT NOT NULL,
  template_name TEXT NOT NULL,
  plan TEXT NOT NULL,
  check_run INTEGER NOT NULL,
  write_run INTEGER NOT NULL,
  total INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  not_processed INTEGER NOT NULL,
  empty_rows INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  failure_kind TEXT,
  failure_code TEXT,
  failure_arguments TEXT,
  failure_detail TEXT,
  retry_of INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  queued_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  CONSTRAINT state_is_known CHECK (state IN (
    'draft', 'queued', 'processing', 'paused', 'completed', 'completed_with_errors', 'failed', 'cancelled')),
  CONSTRAINT undo_state_is_known CHECK (undo_state IN ('none', 'undoing', 'undone', 'undo_failed')),
  CONSTRAINT undo_needs_an_end CHECK (
    undo_state = 'none' OR state IN ('completed', 'completed_with_errors', 'failed', 'cancelled')),
  CONSTRAINT completed_has_no_failed_row CHECK (state <> 'completed' OR failed = 0),
  CONSTRAINT with_errors_has_a_failed_row CHECK (state <> 'completed_with_errors' OR failed > 0),
  CONSTRAINT completed_tally_adds_up CHECK (
    state NOT IN ('completed', 'completed_with_errors')
    OR total = created + updated + unchanged + skipped + failed + not_processed),
  CONSTRAINT tally_is_within_total CHECK (
    created + updated + unchanged + skipped + failed + not_processed <= total),
  CONSTRAINT failure_is_whole CHECK ((failure_kind IS NULL) = (failure_code IS NULL))
) STRICT;

CREATE INDEX import_starter ON import (started_by, id);
CREATE INDEX import_upload ON import (upload);

CREATE TABLE import_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  mode TEXT NOT NULL,
  record INTEGER NOT NULL DEFAULT 0,
  row INTEGER NOT NULL DEFAULT 0,
  line INTEGER NOT NULL DEFAULT 1,
  byte_offset INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  not_processed INTEGER NOT NULL,
  empty_rows INTEGER NOT NULL,
  left_out INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT mode_is_known CHECK (mode IN ('check', 'write')),
  CONSTRAINT tally_is_within_total CHECK (
    created + updated + unchanged + skipped + failed + not_processed <= total),
  CONSTRAINT ended_tally_adds_up CHECK (
    ended_at IS NULL OR total = created + updated + unchanged + skipped + failed + not_processed)
) STRICT;

CREATE INDEX import_run_import ON import_run (import);

-- Records first_record to first_record + count - 1 became leads first_lead, first_lead + 1 ...
CREATE TABLE created_range (
  run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  first_record INTEGER NOT NULL,
  count INTEGER NOT NULL,
  first_lead INTEGER NOT NULL,
  PRIMARY KEY (run, first_record),
  CONSTRAINT range_is_not_empty CHECK (count > 0)
) STRICT, WITHOUT ROWID;

-- Records that created nothing, or that have something to tell.
CREATE TABLE row_outcome (
  run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  record INTEGER NOT NULL,
  row INTEGER NOT NULL,
  line INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  lead INTEGER NOT NULL,
  PRIMARY KEY (run, record),
  CONSTRAINT outcome_is_known CHECK (outcome IN (
    'created', 'updated', 'unchanged', 'skipped', 'failed', 'not_processed'))
) STRICT, WITHOUT ROWID;

-- code: a public name of the error catalogue. arguments: a JSON array of texts. number: place among the record's errors.
CREATE TABLE row_error (
  run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  record INTEGER NOT NULL,
  number INTEGER NOT NULL,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  file_column INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  arguments TEXT NOT NULL,
  PRIMARY KEY (run, record, number)
) STRICT, WITHOUT ROWID;

-- How many rows have the code in the column, with the first of them as example.
CREATE TABLE error_group (
  run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  file_column INTEGER NOT NULL,
  field TEXT NOT NULL,
  count INTEGER NOT NULL,
  record INTEGER NOT NULL,
  row INTEGER NOT NULL,
  value TEXT NOT NULL,
  arguments TEXT NOT NULL,
  PRIMARY KEY (run, code, file_column, field)
) STRICT, WITHOUT ROWID;

-- Values that an import replaced in leads that were there before.
CREATE TABLE kept_value (
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  lead INTEGER NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (import, lead, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_value_lead ON kept_value (lead);

CREATE TABLE import_event (
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  json TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES user_account (id),
  import INTEGER NOT NULL,
  kind TEXT NOT NULL,
  json TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  CONSTRAINT one_notice_of_a_kind UNIQUE (import, kind)
) STRICT;

CREATE INDEX notice_user ON notice (user, id);
CREATE INDEX notice_unread ON notice (user) WHERE read_at IS NULL;

-- lease_number is the token of the newest lease and only grows, so an old lease is never taken for a new one.
CREATE TABLE job (
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
  CONSTRAINT kind_is_known CHECK (kind IN ('import', 'check', 'undo')),
  CONSTRAINT state_is_known CHECK (state IN (
    'available', 'running', 'retryable', 'completed', 'failed', 'cancelled')),
  CONSTRAINT wish_is_known CHECK (wish IN ('continue', 'stop', 'cancel')),
  CONSTRAINT running_has_lease CHECK ((state = 'running') = (lease_token IS NOT NULL)),
  CONSTRAINT lease_is_whole CHECK (
    (lease_token IS NULL) = (lease_until IS NULL) AND (lease_token IS NULL) = (worker IS NULL)),
  CONSTRAINT lease_is_the_newest CHECK (lease_token IS NULL OR lease_token = lease_number),
  CONSTRAINT end_has_a_time CHECK ((state IN ('completed', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
) STRICT;

CREATE INDEX job_open ON job (state, due_at) WHERE state IN ('available', 'running', 'retryable');
CREATE INDEX job_import ON job (import);
