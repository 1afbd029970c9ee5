-- SPDX-License-Identifier: Apache-2.0

-- name: key_find
-- $1 and $2 are arrays. One look into the index for each key, whatever the planner thinks of the size of the table.
SELECT asked.place, held.lead
FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS asked (criterion, key, place)
CROSS JOIN LATERAL (
  SELECT m.lead FROM match_key AS m WHERE m.criterion = asked.criterion AND m.key = asked.key OFFSET 0) AS held
ORDER BY asked.place, held.lead;

-- name: key_claim_first
-- Arrays of different keys, in their order.
INSERT INTO match_key (criterion, key, slot, lead)
SELECT claim.criterion, claim.key, 0, claim.lead
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS claim (criterion, key, lead)
ON CONFLICT DO NOTHING;

-- name: key_first_holder
-- Of arrays of keys: who has slot 0 of each, or NULL.
SELECT (SELECT m.lead FROM match_key AS m WHERE m.criterion = asked.criterion AND m.key = asked.key AND m.slot = 0)
FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS asked (criterion, key, place)
ORDER BY asked.place;

-- name: key_claim_own
INSERT INTO match_key (criterion, key, slot, lead)
SELECT claim.criterion, claim.key, claim.lead, claim.lead
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS claim (criterion, key, lead)
ON CONFLICT DO NOTHING;

-- name: key_release
-- Gives the keys that have no first holder any more.
WITH gone AS (
  DELETE FROM match_key AS m
  USING unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS claim (criterion, key, lead)
  WHERE m.criterion = claim.criterion AND m.key = claim.key AND m.lead = claim.lead
  RETURNING m.criterion, m.key, m.slot)
SELECT criterion, key
FROM gone
WHERE slot = 0;

-- name: key_promote
-- The lead with the smallest slot moves up to slot 0. Arrays of keys whose slot 0 is free.
UPDATE match_key AS m
SET slot = 0
FROM (
  SELECT k.criterion, k.key, min(k.slot) AS slot
  FROM unnest($1::bigint[], $2::bytea[]) AS freed (criterion, key)
  JOIN match_key AS k ON k.criterion = freed.criterion AND k.key = freed.key
  GROUP BY k.criterion, k.key) AS next
WHERE m.criterion = next.criterion AND m.key = next.key AND m.slot = next.slot;

-- name: criterion_list_active
SELECT id, kind, fields, ignore_gmail_dots
FROM criterion
WHERE state = 'active'
ORDER BY position, id;

-- name: criterion_list_all
SELECT id, kind, fields, ignore_gmail_dots
FROM criterion
ORDER BY position, id;

-- name: criterion_create
INSERT INTO criterion (position, kind, state, fields, ignore_gmail_dots)
VALUES ((SELECT coalesce(max(position), 0) + 1 FROM criterion), $1, $2, $3, $4)
RETURNING id;

-- name: criterion_set_state
UPDATE criterion
SET state = $2
WHERE id = $1;

-- name: criterion_unique_of
SELECT id
FROM criterion
WHERE kind = 'unique' AND fields = $1;

-- name: criterion_remove
DELETE FROM criterion
WHERE id = $1;

-- name: key_remove_all
DELETE FROM match_key
WHERE criterion = $1;

-- name: criterion_list_records
SELECT id, kind, fields, ignore_gmail_dots, state, position, next_position, built_to, is_built
FROM criterion
ORDER BY position, id;

-- name: criterion_add
INSERT INTO criterion (position, kind, state, fields, ignore_gmail_dots, next_position, built_to, is_built)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id;

-- name: criterion_change
UPDATE criterion
SET position = $2, state = $3, next_position = $4, built_to = $5, is_built = $6
WHERE id = $1;

-- name: criterion_in_use
-- The plan of an import holds the criteria it works with.
SELECT 1
FROM import
WHERE state IN ('queued', 'processing', 'paused')
  AND EXISTS (SELECT 1 FROM json_array_elements(import.plan::json -> 'criteria') AS c WHERE (c ->> 'id')::bigint = $1)
LIMIT 1;

-- name: key_remove_some
DELETE FROM match_key
WHERE (criterion, key, slot) IN (SELECT criterion, key, slot FROM match_key WHERE criterion = $1 LIMIT $2);

-- name: lead_last
SELECT max(id)
FROM lead;
