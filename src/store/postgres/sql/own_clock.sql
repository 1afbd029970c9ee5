-- SPDX-License-Identifier: Apache-2.0

-- name: clock_now
-- Of this moment, not of the beginning of the transaction.
SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
