-- SPDX-License-Identifier: Apache-2.0
--
-- Imports of what an earlier one could not bring in are found from it.

CREATE INDEX import_retry_of ON import (retry_of) WHERE retry_of <> 0;
