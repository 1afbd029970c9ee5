// SPDX-License-Identifier: Apache-2.0
//
// What makes a server slow without being wrong: statistics that are missing or old, rows that nobody cleaned up, transactions that keep
// it from cleaning up. For a doctor.
#pragma once

#include <vector>

#include "store/database/database_health.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

Result<std::vector<NeglectedTable>> neglected_tables(PostgresConnection& connection);
Result<std::vector<LongTransaction>> long_transactions(PostgresConnection& connection, base::Duration longer_than);
// All of it.
Result<void> examine_slowness(PostgresConnection& connection, DatabaseHealth& health);

}  // namespace inlet::store::postgres
