-- SPDX-License-Identifier: Apache-2.0
--
-- Shortcuts of SQLite, where each row is a statement of its own.

-- name: key_release_sole
-- Most keys have one holder: nobody moves up then.
DELETE FROM match_key
WHERE criterion = ?1 AND key = ?2 AND slot = 0 AND lead = ?3
  AND NOT EXISTS (SELECT 1 FROM match_key AS other WHERE other.criterion = ?1 AND other.key = ?2 AND other.slot > 0);
