-- SPDX-License-Identifier: Apache-2.0
--
-- What went wrong with a job since it last came further, apart: lost leases (attempt), pauses for what passes by itself, and
-- faults of ours.

ALTER TABLE job ADD COLUMN pauses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN faults INTEGER NOT NULL DEFAULT 0;
