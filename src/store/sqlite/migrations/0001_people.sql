-- SPDX-License-Identifier: Apache-2.0
--
-- Who may sign in, what the organisation set, and what was done. Times are milliseconds since 1970 in UTC.

CREATE TABLE user_account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_folded TEXT NOT NULL,
  role TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  password_hash TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER,
  CONSTRAINT role_is_known CHECK (role IN ('admin', 'manager', 'user')),
  CONSTRAINT active_is_yes_or_no CHECK (active IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX user_account_email ON user_account (email_folded) WHERE email_folded <> '';

-- Whoever can open the database acts as this user unless told otherwise; it can't sign in.
INSERT INTO user_account (id, name, email, email_folded, role, created_at)
VALUES (1, 'Command line', '', '', 'admin', 0);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  user INTEGER NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  form_token TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_user ON session (user);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_answer (
  user INTEGER NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_answer_age ON kept_answer (kept_at);

CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  by INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE mapping_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  owner INTEGER NOT NULL REFERENCES user_account (id),
  shared INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  json TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT shared_is_yes_or_no CHECK (shared IN (0, 1)),
  CONSTRAINT name_is_not_empty CHECK (name_folded <> '')
) STRICT;

CREATE UNIQUE INDEX mapping_template_own_name ON mapping_template (owner, name_folded);
CREATE UNIQUE INDEX mapping_template_shared_name ON mapping_template (name_folded) WHERE shared = 1;

-- What a person chose for a column name in a finished import; the newest row has the highest id.
CREATE TABLE remembered_column (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL,
  folded_name TEXT NOT NULL,
  field TEXT NOT NULL,
  UNIQUE (folded_name, user)
) STRICT;
