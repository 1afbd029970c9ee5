-- SPDX-License-Identifier: Apache-2.0
--
-- Undos: how far each has come and what it had to leave as it is.

-- The lead's version after the write. Imports and people write to the same lead in turns; this puts their writes in order.
ALTER TABLE kept_value ADD COLUMN lead_version bigint NOT NULL DEFAULT 0;
ALTER TABLE lead_event ADD COLUMN lead_version bigint NOT NULL DEFAULT 0;

-- position: in stage created the record to go on with, in stage updated the last lead dealt with.
CREATE TABLE undo (
  import bigint PRIMARY KEY REFERENCES import (id) ON DELETE CASCADE,
  by bigint NOT NULL,
  stage text NOT NULL,
  position bigint NOT NULL,
  total bigint NOT NULL,
  trashed bigint NOT NULL,
  restored bigint NOT NULL,
  kept bigint NOT NULL,
  started_at bigint NOT NULL,
  ended_at bigint,
  CONSTRAINT stage_is_known CHECK (stage IN ('created', 'updated', 'done')),
  CONSTRAINT end_has_a_time CHECK ((stage = 'done') = (ended_at IS NOT NULL)),
  CONSTRAINT tally_is_within_total CHECK (trashed + restored + kept <= total),
  CONSTRAINT ended_tally_adds_up CHECK (ended_at IS NULL OR total = trashed + restored + kept)
);

-- field: empty for a lead that stays as a whole.
CREATE TABLE undo_kept (
  import bigint NOT NULL REFERENCES undo (import) ON DELETE CASCADE,
  lead bigint NOT NULL,
  field text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (import, lead, field),
  CONSTRAINT reason_is_known CHECK (reason IN ('changed_since', 'value_taken'))
);
