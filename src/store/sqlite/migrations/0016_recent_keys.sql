-- SPDX-License-Identifier: Apache-2.0
--
-- First holders (slot 0) of keys that came with many others and wait for their place in match_key. Keys are hashes: the ten
-- thousand of a batch lie on as many pages of a large match_key, each of which would be written for one key. Here they lie
-- together, and go over a range of keys at a time (recent_keys.h). A key's slot 0 is in one of the two tables.
CREATE TABLE recent_key (
  criterion INTEGER NOT NULL,
  key BLOB NOT NULL,
  lead INTEGER NOT NULL,
  PRIMARY KEY (criterion, key)
) STRICT, WITHOUT ROWID;
