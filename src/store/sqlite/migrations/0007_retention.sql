-- SPDX-License-Identifier: Apache-2.0
--
-- What goes after a time, and what is told to the world outside.

ALTER TABLE upload ADD COLUMN removed_at INTEGER;
ALTER TABLE import ADD COLUMN details_removed_at INTEGER;
-- When a draft was last changed; 0: not since it was made.
ALTER TABLE import ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

CREATE INDEX import_with_details ON import (ended_at) WHERE details_removed_at IS NULL AND ended_at IS NOT NULL;
CREATE INDEX notice_age ON notice (created_at);
CREATE INDEX session_end ON session (expires_at);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  import INTEGER NOT NULL,
  event TEXT NOT NULL,
  target TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  tries INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL DEFAULT '',
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT kind_is_known CHECK (kind IN ('email', 'webhook')),
  CONSTRAINT state_is_known CHECK (state IN ('waiting', 'delivered', 'given_up')),
  CONSTRAINT end_has_a_time CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT told_once UNIQUE (import, event, kind, target)
) STRICT;

CREATE INDEX outbox_waiting ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
