// SPDX-License-Identifier: Apache-2.0
//
// Brings a database to the present schema, forwards only.
#pragma once

#include "base/clock/clock.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

// To be called inside a write transaction: the database is at the newest schema or where it was. kUnavailable with DATABASE_TOO_NEW
// when it was made by a newer program.
Result<void> migrate(PostgresConnection& connection, base::TimePoint now);
// The newest schema that this program knows.
int newest_schema();

}  // namespace inlet::store::postgres
