-- SPDX-License-Identifier: Apache-2.0
--
-- The oldest schema whose programs may go on while a newer one is there; none where only programs that know that schema may.
-- A migration says it in a line of its own, "Survived by schema 19." behind two dashes.

ALTER TABLE schema_version ADD COLUMN survived_by bigint;
