-- SPDX-License-Identifier: Apache-2.0
--
-- Shortcuts of SQLite, where each row is a statement of its own, and the keys that wait in recent_key.

-- name: key_release_sole
-- Most keys have one holder: nobody moves up then.
DELETE FROM match_key
WHERE criterion = ?1 AND key = ?2 AND slot = 0 AND lead = ?3
  AND NOT EXISTS (SELECT 1 FROM match_key AS other WHERE other.criterion = ?1 AND other.key = ?2 AND other.slot > 0);

-- name: recent_key_claim_first
-- As key_claim_first.
INSERT OR FAIL INTO recent_key (criterion, key, lead)
SELECT c1, c2, c3
FROM fed_rows(?1)
WHERE NOT EXISTS (SELECT 1 FROM match_key WHERE criterion = c1 AND key = c2 AND slot = 0)
ON CONFLICT DO NOTHING;

-- name: recent_key_release
DELETE FROM recent_key
WHERE criterion = ?1 AND key = ?2 AND lead = ?3;

-- name: recent_key_settle
INSERT INTO match_key (criterion, key, slot, lead)
SELECT criterion, key, 0, lead
FROM recent_key
WHERE criterion = ?1 AND key >= ?2 AND key < ?3;

-- name: recent_key_settled
DELETE FROM recent_key
WHERE criterion = ?1 AND key >= ?2 AND key < ?3;

-- name: recent_key_settle_all
INSERT INTO match_key (criterion, key, slot, lead)
SELECT criterion, key, 0, lead
FROM recent_key;

-- name: recent_key_settled_all
DELETE FROM recent_key;

-- name: recent_key_remove_all
DELETE FROM recent_key
WHERE criterion = ?1;

-- name: recent_key_claim_fresh
-- As key_claim_first, of keys that match_key surely lacks.
INSERT OR FAIL INTO recent_key (criterion, key, lead)
SELECT c1, c2, c3
FROM fed_rows(?1)
WHERE true
ON CONFLICT DO NOTHING;

-- name: key_list
SELECT criterion, key
FROM match_key
WHERE slot = 0
UNION ALL
SELECT criterion, key
FROM recent_key;

-- name: key_count
SELECT (SELECT count(*) FROM match_key) + (SELECT count(*) FROM recent_key);

-- name: data_version
-- Another one since another connection changed the database.
PRAGMA data_version;

-- name: recent_key_any
SELECT EXISTS (SELECT 1 FROM recent_key);

-- name: settled_key_find
-- As key_find, while no key waits.
SELECT asked.rowid, held.lead
FROM fed_rows(?1) AS asked
CROSS JOIN match_key AS held
WHERE held.criterion = asked.c1 AND held.key = asked.c2;

-- name: settled_key_claim_first
-- As key_claim_first, while no key waits.
INSERT OR FAIL INTO match_key (criterion, key, slot, lead)
SELECT c1, c2, 0, c3
FROM fed_rows(?1)
WHERE true
ON CONFLICT DO NOTHING;
