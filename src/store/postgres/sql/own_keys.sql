-- SPDX-License-Identifier: Apache-2.0
--
-- Keys by the thousand. Copying is the quick way of keys that ought to be free: should one be taken after all, the transaction
-- goes on where it was, and key_claim_first finds out which.

-- name: expect_few_holders
-- A planner that has no figures of match_key yet expects many holders of a key and gathers their pages first, which takes twice
-- as long for the one that there is.
SET LOCAL enable_bitmapscan = off;

-- name: begin_copy_of_keys
SAVEPOINT copy_of_keys;

-- name: key_copy
COPY match_key (criterion, key, slot, lead) FROM STDIN (FORMAT binary);

-- name: end_copy_of_keys
RELEASE SAVEPOINT copy_of_keys;

-- name: give_up_copy_of_keys
ROLLBACK TO SAVEPOINT copy_of_keys;
