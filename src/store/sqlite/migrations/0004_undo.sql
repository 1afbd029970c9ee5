-- SPDX-License-Identifier: Apache-2.0
--
-- Undos: how far each has come and what it had to leave as it is.

-- The lead's version after the write. Imports and people write to the same lead in turns; this puts their writes in order.
ALTER TABLE kept_value ADD COLUMN lead_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_event ADD COLUMN lead_version INTEGER NOT NULL DEFAULT 0;

-- position: in stage created the record to go on with, in stage updated the last lead dealt with.
CREATE TABLE undo (
  import INTEGER PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  by INTEGER NOT NULL,
  stage TEXT NOT NULL,
  position INTEGER NOT NULL,
  total INTEGER NOT NULL,
  trashed INTEGER NOT NULL,
  restored INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT stage_is_known CHECK (stage IN ('created', 'updated', 'done')),
  CONSTRAINT end_has_a_time CHECK ((stage = 'done') = (ended_at IS NOT NULL)),
  CONSTRAINT tally_is_within_total CHECK (trashed + restored + kept <= total),
  CONSTRAINT ended_tally_adds_up CHECK (ended_at IS NULL OR total = trashed + restored + kept)
) STRICT;

-- field: empty for a lead that stays as a whole.
CREATE TABLE undo_kept (
  import INTEGER NOT NULL REFERENCES undo (import) ON DELETE CASCADE,
  lead INTEGER NOT NULL,
  field TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (import, lead, field),
  CONSTRAINT reason_is_known CHECK (reason IN ('changed_since', 'value_taken'))
) STRICT, WITHOUT ROWID;
