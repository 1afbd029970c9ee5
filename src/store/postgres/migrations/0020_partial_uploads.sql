-- SPDX-License-Identifier: Apache-2.0
--
-- Files that come in several parts. Their bytes are pieces in received_piece, under the id in the place of a hash until all are there.
-- Survived by schema 19.

-- upload: what it became; NULL before.
CREATE TABLE partial_upload (
  id text PRIMARY KEY,
  owner bigint NOT NULL,
  name text NOT NULL,
  size bigint NOT NULL,
  begun_at bigint NOT NULL,
  upload bigint
);

CREATE INDEX partial_upload_owner ON partial_upload (owner, begun_at);
