-- SPDX-License-Identifier: Apache-2.0
--
-- How often keys of duplicates were claimed, by whomever: what a process knows of them holds while it alone moves this on.

CREATE SEQUENCE key_turn;
