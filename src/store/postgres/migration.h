// SPDX-License-Identifier: Apache-2.0
//
// Brings a database to the present schema, forwards only. Nodes are brought to a new version one after the other: a program that is older than
// the schema goes on where the newer migrations say that it survives them, else it does nothing any more.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock/clock.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

// To be called inside a write transaction: the database is at the newest schema or where it was. kUnavailable with DATABASE_TOO_NEW
// when it was made by a newer program whose schema this one does not survive.
Result<void> migrate(PostgresConnection& connection, base::TimePoint now);
// Asked at the beginning of each transaction: another node may have been brought to a newer version a moment ago.
Result<void> expect_survived(PostgresConnection& connection);
// What the line "-- Survived by schema 19." of a migration says.
std::optional<std::int64_t> survivor_of(std::string_view migration);
// The newest schema that this program knows.
int newest_schema();

}  // namespace inlet::store::postgres
