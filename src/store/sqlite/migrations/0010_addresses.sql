-- SPDX-License-Identifier: Apache-2.0
--
-- Which email addresses a file holds, as a sketch without one of them, so that a file with many of the same people is noticed.

CREATE TABLE upload_addresses (
  sha256 TEXT PRIMARY KEY,
  sketch TEXT NOT NULL
) STRICT, WITHOUT ROWID;
