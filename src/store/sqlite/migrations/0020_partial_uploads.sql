-- SPDX-License-Identifier: Apache-2.0
--
-- Files that come in several parts. Their bytes are a file in the folder of uploads until all are there.

-- upload: what it became; NULL before.
CREATE TABLE partial_upload (
  id TEXT PRIMARY KEY,
  owner INTEGER NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  upload INTEGER
);

CREATE INDEX partial_upload_owner ON partial_upload (owner, begun_at);
