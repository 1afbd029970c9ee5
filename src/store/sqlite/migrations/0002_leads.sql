-- SPDX-License-Identifier: Apache-2.0
--
-- Leads, what their fields are, and by which keys they are known again.

-- The columns of the standard fields are named as their keys; those of custom fields (cf_...) are added by the catalogue.
-- Money counts 1/10,000 with its currency beside it, decimals and percents 1/1,000,000, date-times milliseconds; dates are
-- ISO 8601, picklists ids of options, owners ids of users. Multi-picklists are in lead_option. No foreign keys here: four look-ups
-- a row are a tenth of an import, and what they would guard (users, imports) is never deleted.
CREATE TABLE lead (
  id INTEGER PRIMARY KEY,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL,
  updated_by INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  import_job_id INTEGER,
  import_row INTEGER,
  trashed_at INTEGER,
  external_system TEXT,
  title TEXT,
  first_name TEXT,
  last_name TEXT,
  email TEXT,
  phone TEXT,
  mobile TEXT,
  company TEXT,
  job_title TEXT,
  website TEXT,
  linkedin_url TEXT,
  street TEXT,
  city TEXT,
  state TEXT,
  postal_code TEXT,
  country TEXT,
  industry TEXT,
  employees INTEGER,
  annual_revenue INTEGER,
  annual_revenue_currency TEXT,
  source TEXT,
  pipeline TEXT,
  stage TEXT,
  priority TEXT,
  value INTEGER,
  value_currency TEXT,
  expected_close_date TEXT,
  owner INTEGER,
  email_opt_out INTEGER,
  external_id TEXT,
  description TEXT,
  CONSTRAINT imported_has_row CHECK ((import_job_id IS NULL) = (import_row IS NULL))
) STRICT;

-- The lists show live leads; an index without the trash stays quick after an undo of a large import.
CREATE INDEX lead_created ON lead (created_at) WHERE trashed_at IS NULL;
CREATE INDEX lead_owner ON lead (owner, created_at) WHERE trashed_at IS NULL;
-- Within an import the order of creation is that of its rows; this one gives a list both ways, newest first included.
CREATE INDEX lead_import ON lead (import_job_id, created_at) WHERE import_job_id IS NOT NULL;
CREATE INDEX lead_trash ON lead (trashed_at) WHERE trashed_at IS NOT NULL;

-- Values of multi-picklists, tags among them.
CREATE TABLE lead_option (
  lead INTEGER NOT NULL,
  field TEXT NOT NULL,
  option TEXT NOT NULL,
  PRIMARY KEY (lead, field, option)
) STRICT, WITHOUT ROWID;

CREATE INDEX lead_option_holders ON lead_option (field, option, lead);

-- What happened to a lead by hand; creation and updates by an import are told by the lead and by kept_value.
CREATE TABLE lead_event (
  id INTEGER PRIMARY KEY,
  lead INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  import INTEGER NOT NULL,
  import_row INTEGER NOT NULL,
  kind TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;

CREATE INDEX lead_event_lead ON lead_event (lead, id);

-- Numbers that are given out in blocks.
CREATE TABLE id_sequence (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO id_sequence (name, next) VALUES ('lead', 1);

-- One row: the number of the present catalogue.
CREATE TABLE catalog_version (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  CONSTRAINT only_one_catalog CHECK (id = 1)
) STRICT;

INSERT INTO catalog_version (id, version) VALUES (1, 0);

-- aliases: a JSON array of texts.
CREATE TABLE field (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  type TEXT NOT NULL,
  help TEXT NOT NULL,
  custom INTEGER NOT NULL,
  import_only INTEGER NOT NULL,
  required INTEGER NOT NULL,
  is_unique INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  open_options INTEGER NOT NULL,
  max_length INTEGER NOT NULL,
  default_value TEXT,
  aliases TEXT NOT NULL,
  CONSTRAINT custom_has_prefix CHECK (custom = (key GLOB 'cf_*'))
) STRICT, WITHOUT ROWID;

-- synonyms: a JSON array of texts.
CREATE TABLE field_option (
  field TEXT NOT NULL REFERENCES field (key),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  active INTEGER NOT NULL,
  synonyms TEXT NOT NULL,
  PRIMARY KEY (field, id)
) STRICT, WITHOUT ROWID;

-- Sets of fields by which leads are known again. fields: a JSON array of keys. Every write of a lead keeps the keys of all
-- criteria; only active ones are asked.
CREATE TABLE criterion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  fields TEXT NOT NULL,
  ignore_gmail_dots INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT kind_is_known CHECK (kind IN ('duplicate', 'unique')),
  CONSTRAINT state_is_known CHECK (state IN ('building', 'active', 'retiring'))
) STRICT;

INSERT INTO criterion (position, kind, state, fields) VALUES (1, 'duplicate', 'active', '["email"]');

-- Slot 0 is the exclusive claim that decides races; a deliberate double has its lead's id as slot.
CREATE TABLE match_key (
  criterion INTEGER NOT NULL,
  key BLOB NOT NULL,
  slot INTEGER NOT NULL,
  lead INTEGER NOT NULL,
  PRIMARY KEY (criterion, key, slot),
  CONSTRAINT slot_is_claim_or_own_lead CHECK (slot = 0 OR slot = lead)
) STRICT, WITHOUT ROWID;

-- Filled in the background: leads up to search_progress.last_lead, but for those in search_dirty.
CREATE VIRTUAL TABLE lead_search USING fts5 (
  name, email, company, phone, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE search_progress (
  id INTEGER PRIMARY KEY,
  last_lead INTEGER NOT NULL,
  CONSTRAINT only_one_place CHECK (id = 1)
) STRICT;

INSERT INTO search_progress (id, last_lead) VALUES (1, 0);

CREATE TABLE search_dirty (
  lead INTEGER PRIMARY KEY
) STRICT;
