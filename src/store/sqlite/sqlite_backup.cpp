// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_backup.h"

#include <set>

#include "sql/sqlite/migration.h"
#include "sql/sqlite/migrations.h"
#include "sql/sqlite/own_backup.h"
#include "store/database/schema_names.h"
#include "store/sqlite/migration.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {
namespace {

Result<std::vector<std::string>> texts(SqliteConnection& connection, std::string_view sql) {
  INLET_ASSIGN(SqliteStatement row, connection.query(sql));
  std::vector<std::string> found;
  while (true) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return found;
    found.push_back(row.string(0));
  }
}

Result<std::vector<std::string>> damage_of(SqliteConnection& connection) {
  INLET_ASSIGN(auto damage, texts(connection, sql::sqlite::kOwnQuickCheck));
  if (damage == std::vector<std::string>{"ok"}) damage.clear();
  INLET_ASSIGN(const auto dangling, texts(connection, sql::sqlite::kOwnForeignKeys));
  damage.insert(damage.end(), dangling.begin(), dangling.end());
  return damage;
}

}  // namespace

Result<void> copy_sqlite(const std::string& path, const std::string& to) {
  {
    INLET_ASSIGN(const auto connection, SqliteConnection::open(path, ConnectionUse::kWriter));
    INLET_TRY(connection->run(sql::sqlite::kOwnCopyInto, to));
  }
  INLET_ASSIGN(const auto copy, SqliteConnection::open(to, ConnectionUse::kReader));
  INLET_ASSIGN(const auto damage, damage_of(*copy));
  if (damage.empty()) return {};
  return make_error(base::ErrorKind::kCorrupt, base::Code::kInputOutput, {to, damage.front()});
}

Result<DatabaseHealth> examine_sqlite(const std::string& path) {
  INLET_ASSIGN(const auto connection, SqliteConnection::open(path, ConnectionUse::kReader));
  DatabaseHealth health;
  INLET_ASSIGN(const std::int64_t schema, connection->number(sql::sqlite::kMigrationNewest));
  health.schema = static_cast<int>(schema);
  health.newest_schema = newest_schema();
  INLET_ASSIGN(health.damage, damage_of(*connection));
  std::set<std::string> missing;
  for (const auto& migration : sql::sqlite::kMigrations) {
    if (migration.number <= health.schema) follow_indexes(migration.text, missing);
  }
  INLET_ASSIGN(const auto present, texts(*connection, sql::sqlite::kOwnIndexes));
  for (const std::string& name : present) missing.erase(name);
  health.missing_indexes.assign(missing.begin(), missing.end());
  return health;
}

}  // namespace inlet::store
