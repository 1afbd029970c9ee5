-- SPDX-License-Identifier: Apache-2.0

-- name: key_find
-- Fed with keys: the place of each with every lead that holds it.
SELECT asked.rowid, held.lead
FROM fed_rows(?1) AS asked
CROSS JOIN match_key AS held
WHERE held.criterion = asked.c1 AND held.key = asked.c2
UNION ALL
SELECT asked.rowid, held.lead
FROM fed_rows(?1) AS asked
CROSS JOIN recent_key AS held
WHERE held.criterion = asked.c1 AND held.key = asked.c2;

-- name: key_claim_first
-- OR FAIL: as in lead_insert().
INSERT OR FAIL INTO match_key (criterion, key, slot, lead)
SELECT c1, c2, 0, c3
FROM fed_rows(?1)
WHERE NOT EXISTS (SELECT 1 FROM recent_key WHERE criterion = c1 AND key = c2)
ON CONFLICT DO NOTHING;

-- name: key_first_holder
-- Fed with keys: the place of each with the lead that has slot 0.
SELECT asked.rowid, held.lead
FROM fed_rows(?1) AS asked
CROSS JOIN match_key AS held
WHERE held.criterion = asked.c1 AND held.key = asked.c2 AND held.slot = 0
UNION ALL
SELECT asked.rowid, held.lead
FROM fed_rows(?1) AS asked
CROSS JOIN recent_key AS held
WHERE held.criterion = asked.c1 AND held.key = asked.c2;

-- name: key_claim_own
INSERT OR FAIL INTO match_key (criterion, key, slot, lead)
SELECT c1, c2, c3, c3
FROM fed_rows(?1)
WHERE true
ON CONFLICT DO NOTHING;

-- name: key_release
DELETE FROM match_key
WHERE criterion = ?1 AND key = ?2 AND lead = ?3
RETURNING slot;

-- name: key_promote
-- The lead with the smallest slot moves up to slot 0.
UPDATE match_key
SET slot = 0
WHERE criterion = ?1 AND key = ?2
  AND slot = (SELECT min(slot) FROM match_key WHERE criterion = ?1 AND key = ?2);

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
VALUES ((SELECT coalesce(max(position), 0) + 1 FROM criterion), ?1, ?2, ?3, ?4);

-- name: criterion_set_state
UPDATE criterion
SET state = ?2
WHERE id = ?1;

-- name: criterion_unique_of
SELECT id
FROM criterion
WHERE kind = 'unique' AND fields = ?1;

-- name: criterion_remove
DELETE FROM criterion
WHERE id = ?1;

-- name: key_remove_all
DELETE FROM match_key
WHERE criterion = ?1;

-- name: criterion_list_records
SELECT id, kind, fields, ignore_gmail_dots, state, position, next_position, built_to, is_built
FROM criterion
ORDER BY position, id;

-- name: criterion_add
INSERT INTO criterion (position, kind, state, fields, ignore_gmail_dots, next_position, built_to, is_built)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: criterion_change
UPDATE criterion
SET position = ?2, state = ?3, next_position = ?4, built_to = ?5, is_built = ?6
WHERE id = ?1;

-- name: criterion_in_use
-- The plan of an import holds the criteria it works with.
SELECT 1
FROM import
WHERE state IN ('queued', 'processing', 'paused')
  AND EXISTS (SELECT 1 FROM json_each(import.plan, '$.criteria') AS c WHERE json_extract(c.value, '$.id') = ?1)
LIMIT 1;

-- name: key_remove_some
DELETE FROM match_key
WHERE (criterion, key, slot) IN (SELECT criterion, key, slot FROM match_key WHERE criterion = ?1 LIMIT ?2);

-- name: lead_last
SELECT max(id)
FROM lead;
