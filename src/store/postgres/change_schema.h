// SPDX-License-Identifier: Apache-2.0
//
// ALTER TABLE on a table that others read. It needs the table for itself, and whoever comes while it waits waits behind it; so it
// waits briefly and often, and gives up with DATABASE_LOCKED after a few seconds.
#pragma once

#include <string>

#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

// Inside a write transaction, which goes on either way.
Result<void> change_schema(PostgresConnection& connection, const std::string& statement);

}  // namespace inlet::store::postgres
