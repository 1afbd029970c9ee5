-- SPDX-License-Identifier: Apache-2.0
--
-- Whose turn it is depends on when a person's last job ended.

CREATE INDEX job_turn ON job ("user", ended_at);
