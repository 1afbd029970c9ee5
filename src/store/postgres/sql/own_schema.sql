-- SPDX-License-Identifier: Apache-2.0
--
-- Nodes are brought to a new version one after the other, and meanwhile older ones work over the newer schema, if they may.

-- name: schema_survived
UPDATE schema_version
SET survived_by = $2
WHERE number = $1;

-- name: schema_oldest_survivor
-- What a program must know of the schema to work with it.
SELECT coalesce(max(coalesce(survived_by, number)), 0)::bigint
FROM schema_version;
