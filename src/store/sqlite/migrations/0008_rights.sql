-- SPDX-License-Identifier: Apache-2.0
--
-- Own roles, one-time links, tokens of programs, and from where things are done. Of secrets only hashes are kept.

CREATE TABLE role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE,
  built_in TEXT,
  permissions TEXT NOT NULL,
  CONSTRAINT built_in_is_known CHECK (built_in IN ('admin', 'manager', 'user')),
  CONSTRAINT name_is_not_empty CHECK (name_folded <> '')
) STRICT;

-- Of these only the fields can be limited; their rights are those of the program.
INSERT INTO role (name, name_folded, built_in, permissions) VALUES
  ('Administrator', 'administrator', 'admin', '{}'),
  ('Manager', 'manager', 'manager', '{}'),
  ('User', 'user', 'user', '{}');

ALTER TABLE user_account ADD COLUMN own_role INTEGER REFERENCES role (id);
CREATE INDEX user_account_own_role ON user_account (own_role) WHERE own_role IS NOT NULL;

ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';

CREATE TABLE api_token (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  beginning TEXT NOT NULL,
  rights TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER
) STRICT;

CREATE INDEX api_token_user ON api_token (user);

CREATE TABLE invitation (
  user INTEGER PRIMARY KEY REFERENCES user_account (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  by INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

ALTER TABLE audit_entry ADD COLUMN origin TEXT NOT NULL DEFAULT '';
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_by ON audit_entry (by, id);
