-- SPDX-License-Identifier: Apache-2.0
--
-- The quick way of keys that ought to be free. Should one be taken after all, the transaction goes on where it was, and
-- key_claim_first finds out which.

-- name: begin_copy_of_keys
SAVEPOINT copy_of_keys;

-- name: key_copy
COPY match_key (criterion, key, slot, lead) FROM STDIN (FORMAT binary);

-- name: end_copy_of_keys
RELEASE SAVEPOINT copy_of_keys;

-- name: give_up_copy_of_keys
ROLLBACK TO SAVEPOINT copy_of_keys;
