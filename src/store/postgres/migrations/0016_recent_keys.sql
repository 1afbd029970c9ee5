-- SPDX-License-Identifier: Apache-2.0
--
-- SQLite writes a whole page for each key that it adds to a large index, and lets keys wait; PostgreSQL logs the key alone.
COMMENT ON TABLE match_key IS 'Who holds a key of duplicates; slot 0 came first.';
