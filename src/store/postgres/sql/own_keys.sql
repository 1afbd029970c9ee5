-- SPDX-License-Identifier: Apache-2.0
--
-- Keys by the thousand. Copying is the quick way of keys that ought to be free: should one be taken after all, the transaction
-- goes on where it was, and key_claim_first finds out which.

-- name: expect_few_holders
-- A planner that has no figures of match_key yet expects many holders of a key and gathers their pages first, which takes twice
-- as long for the one that there is.
SET LOCAL enable_bitmapscan = off;

-- name: key_turn
-- How often keys were claimed. Read in a writer's turn nobody else moves it on.
SELECT CASE WHEN is_called THEN last_value ELSE 0 END
FROM key_turn;

-- name: key_turn_take
SELECT nextval('key_turn');

-- name: key_count_to
SELECT count(*)
FROM (SELECT 1 FROM match_key LIMIT $1) AS few;

-- name: key_bytes
SELECT pg_relation_size('match_key');

-- name: begin_key_list
-- Every key has a holder in slot 0.
DECLARE key_list NO SCROLL CURSOR FOR SELECT criterion, key FROM match_key WHERE slot = 0;

-- name: key_list_next
FETCH 20000 FROM key_list;

-- name: end_key_list
CLOSE key_list;

-- name: begin_copy_of_keys
SAVEPOINT copy_of_keys;

-- name: key_copy
COPY match_key (criterion, key, slot, lead) FROM STDIN (FORMAT binary);

-- name: end_copy_of_keys
RELEASE SAVEPOINT copy_of_keys;

-- name: give_up_copy_of_keys
ROLLBACK TO SAVEPOINT copy_of_keys;
