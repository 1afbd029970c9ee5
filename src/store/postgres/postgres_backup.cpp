// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_backup.h"

#include <set>

#include "sql/postgres/migration.h"
#include "sql/postgres/migrations.h"
#include "sql/postgres/own_backup.h"
#include "store/database/schema_names.h"
#include "store/postgres/client_program.h"
#include "store/postgres/connect.h"
#include "store/postgres/migration.h"
#include "store/postgres/postgres_slowness.h"

namespace inlet::store::postgres {
namespace {

Result<std::vector<std::string>> texts(PostgresConnection& connection, std::string_view sql) {
  INLET_ASSIGN(PostgresStatement row, connection.query(sql));
  std::vector<std::string> found;
  while (true) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return found;
    found.emplace_back(row.text(0));
  }
}

}  // namespace

Result<void> dump_postgres(const std::string& url, const std::string& to) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  return run_client(address, {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + to});
}

Result<void> expect_empty(const std::string& url) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  INLET_ASSIGN(const auto connection, address.connect(ConnectionUse::kReader));
  INLET_ASSIGN(const std::int64_t tables, connection->number(sql::postgres::kOwnTableCount));
  if (tables == 0) return {};
  return make_error(base::ErrorKind::kConflict, base::Code::kTargetNotEmpty, {}, address.describe());
}

Result<void> restore_postgres(const std::string& url, const std::string& from) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  return run_client(address, {"pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                              "--dbname=" + address.value_of("dbname"), from});
}

Result<DatabaseHealth> examine_postgres(const std::string& url) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  INLET_ASSIGN(const auto connection, address.connect(ConnectionUse::kReader));
  DatabaseHealth health;
  INLET_ASSIGN(const std::int64_t schema, connection->number(sql::postgres::kMigrationNewest));
  health.schema = static_cast<int>(schema);
  health.newest_schema = newest_schema();
  INLET_ASSIGN(health.damage, texts(*connection, sql::postgres::kOwnBrokenIndexes));
  std::set<std::string> missing;
  for (const auto& migration : sql::postgres::kMigrations) {
    if (migration.number <= health.schema) follow_indexes(migration.text, missing);
  }
  INLET_ASSIGN(const auto present, texts(*connection, sql::postgres::kOwnIndexes));
  for (const std::string& name : present) missing.erase(name);
  health.missing_indexes.assign(missing.begin(), missing.end());
  INLET_ASSIGN(const std::int64_t now_ms, connection->number(sql::postgres::kOwnClock));
  health.server_now = base::TimePoint(base::Duration(now_ms));
  INLET_TRY(examine_slowness(*connection, health));
  return health;
}

}  // namespace inlet::store::postgres
