// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/migration.h"

#include <iterator>
#include <string>

#include "sql/sqlite/migration.h"
#include "sql/sqlite/migrations.h"

namespace inlet::store {

int newest_schema() { return std::rbegin(sql::sqlite::kMigrations)->number; }

Result<void> migrate(SqliteConnection& connection, base::TimePoint now) {
  INLET_TRY(connection.run(sql::sqlite::kMigrationTable));
  INLET_ASSIGN(const std::int64_t present, connection.number(sql::sqlite::kMigrationNewest));
  if (present > newest_schema()) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseTooNew,
                      {std::to_string(present), std::to_string(newest_schema())});
  }
  for (const sql::sqlite::MigrationText& migration : sql::sqlite::kMigrations) {
    if (migration.number <= present) continue;
    if (auto done = connection.run_script(migration.text); !done) {
      return std::move(done).error().within(std::string("migration ") + migration.name);
    }
    INLET_TRY(connection.run(sql::sqlite::kMigrationKeep, migration.number, migration.name, now));
  }
  return {};
}

}  // namespace inlet::store
