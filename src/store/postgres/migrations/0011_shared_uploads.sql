-- SPDX-License-Identifier: Apache-2.0
--
-- The bytes of received files, each content once, for all nodes: the folder of a node holds copies.

-- came_at: when somebody last brought it. No upload may name it for a while after that.
CREATE TABLE received_file (
  sha256 text PRIMARY KEY,
  size bigint NOT NULL,
  came_at bigint NOT NULL,
  is_whole bigint NOT NULL
);

-- Pieces are numbered from 0 and written in this order.
CREATE TABLE received_piece (
  sha256 text NOT NULL REFERENCES received_file (sha256) ON DELETE CASCADE,
  number bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (sha256, number)
);

-- Compressing would take the server longer than writing does, and workbooks are compressed already.
ALTER TABLE received_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
