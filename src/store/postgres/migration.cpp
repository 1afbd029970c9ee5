// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/migration.h"

#include <iterator>
#include <string>

#include "sql/postgres/migration.h"
#include "sql/postgres/migrations.h"

namespace inlet::store::postgres {

int newest_schema() { return std::rbegin(sql::postgres::kMigrations)->number; }

Result<void> migrate(PostgresConnection& connection, base::TimePoint now) {
  INLET_TRY(connection.run(sql::postgres::kMigrationTable));
  INLET_ASSIGN(const std::int64_t present, connection.number(sql::postgres::kMigrationNewest));
  if (present > newest_schema()) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseTooNew,
                      {std::to_string(present), std::to_string(newest_schema())});
  }
  for (const sql::postgres::MigrationText& migration : sql::postgres::kMigrations) {
    if (migration.number <= present) continue;
    if (auto done = connection.run_script(migration.text); !done) {
      return std::move(done).error().within(std::string("migration ") + migration.name);
    }
    INLET_TRY(connection.run(sql::postgres::kMigrationKeep, migration.number, migration.name, now));
  }
  return {};
}

}  // namespace inlet::store::postgres
