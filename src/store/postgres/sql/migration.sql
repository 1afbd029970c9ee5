-- SPDX-License-Identifier: Apache-2.0

-- name: migration_table
CREATE TABLE IF NOT EXISTS schema_version (
  number bigint PRIMARY KEY,
  name text NOT NULL,
  applied_at bigint NOT NULL
);

-- name: migration_newest
SELECT coalesce(max(number), 0)::bigint
FROM schema_version;

-- name: migration_keep
INSERT INTO schema_version (number, name, applied_at)
VALUES ($1, $2, $3);
