// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/migration.h"

#include <charconv>
#include <iterator>
#include <string>

#include "sql/postgres/migration.h"
#include "sql/postgres/migrations.h"
#include "sql/postgres/own_schema.h"

namespace inlet::store::postgres {

int newest_schema() { return std::rbegin(sql::postgres::kMigrations)->number; }

std::optional<std::int64_t> survivor_of(std::string_view migration) {
  constexpr std::string_view kSaid = "\n-- Survived by schema ";
  const std::size_t place = migration.find(kSaid);
  if (place == std::string_view::npos) return std::nullopt;
  migration.remove_prefix(place + kSaid.size());
  std::int64_t schema = 0;
  const auto read = std::from_chars(migration.data(), migration.data() + migration.size(), schema);
  if (read.ec != std::errc() || *read.ptr != '.') return std::nullopt;
  return schema;
}

Result<void> expect_survived(PostgresConnection& connection) {
  INLET_ASSIGN(const std::int64_t needed, connection.number(sql::postgres::kSchemaOldestSurvivor));
  if (needed <= newest_schema()) return {};
  return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseTooNew,
                    {std::to_string(needed), std::to_string(newest_schema())});
}

Result<void> migrate(PostgresConnection& connection, base::TimePoint now) {
  INLET_TRY(connection.run(sql::postgres::kMigrationTable));
  INLET_ASSIGN(const std::int64_t present, connection.number(sql::postgres::kMigrationNewest));
  if (present > newest_schema()) return expect_survived(connection);
  for (const sql::postgres::MigrationText& migration : sql::postgres::kMigrations) {
    if (migration.number <= present) continue;
    if (auto done = connection.run_script(migration.text); !done) {
      return std::move(done).error().within(std::string("migration ") + migration.name);
    }
    INLET_TRY(connection.run(sql::postgres::kMigrationKeep, migration.number, migration.name, now));
    if (const auto survivor = survivor_of(migration.text)) {
      INLET_TRY(connection.run(sql::postgres::kSchemaSurvived, migration.number, *survivor));
    }
  }
  return {};
}

}  // namespace inlet::store::postgres
