// SPDX-License-Identifier: Apache-2.0
#include "store/backup_database.h"

#include <filesystem>

#include "store/postgres/postgres_backup.h"
#include "store/sqlite/sqlite_backup.h"

namespace inlet::store {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::string path_of(const std::string& url) { return url.substr(kSqlite.size()); }

}  // namespace

std::string_view name_of(Dialect dialect) { return dialect == Dialect::kSqlite ? "sqlite" : "postgres"; }

Result<Dialect> dialect_of(const std::string& url) {
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) return Dialect::kSqlite;
  if (url.starts_with("postgres://") || url.starts_with("postgresql://")) return Dialect::kPostgres;
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                    {"Address of the database", url, "Write sqlite:data/inlet.db, or postgres://user@host/database."});
}

Result<void> copy_database(const std::string& url, const std::string& to) {
  INLET_ASSIGN(const Dialect dialect, dialect_of(url));
  return dialect == Dialect::kSqlite ? copy_sqlite(path_of(url), to) : postgres::dump_postgres(url, to);
}

Result<void> expect_nothing_at(const std::string& url) {
  INLET_ASSIGN(const Dialect dialect, dialect_of(url));
  if (dialect == Dialect::kPostgres) return postgres::expect_empty(url);
  std::error_code ignored;
  // A log that was left behind would be played into the new file.
  for (const char* suffix : {"", "-wal", "-journal"}) {
    const std::string path = path_of(url) + suffix;
    if (std::filesystem::exists(path, ignored))
      return make_error(base::ErrorKind::kConflict, base::Code::kTargetNotEmpty, {}, path);
  }
  return {};
}

Result<void> restore_database(const std::string& url, const std::string& from) {
  INLET_TRY(expect_nothing_at(url));
  INLET_ASSIGN(const Dialect dialect, dialect_of(url));
  if (dialect == Dialect::kPostgres) return postgres::restore_postgres(url, from);
  std::error_code fault;
  std::filesystem::rename(from, path_of(url), fault);
  if (!fault) return {};
  return make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {path_of(url), fault.message()});
}

Result<DatabaseHealth> examine_database(const std::string& url) {
  INLET_ASSIGN(const Dialect dialect, dialect_of(url));
  return dialect == Dialect::kSqlite ? examine_sqlite(path_of(url)) : postgres::examine_postgres(url);
}

}  // namespace inlet::store
