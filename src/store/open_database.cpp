// SPDX-License-Identifier: Apache-2.0
//
// Which dialect an address means: the one place that knows all of them.
#include <string>
#include <string_view>

#include "store/database/database.h"
#include "store/postgres/postgres_database.h"
#include "store/sqlite/sqlite_database.h"

namespace inlet::store {

Result<std::unique_ptr<Database>> open_database(const std::string& url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) return SqliteDatabase::open(url.substr(kSqlite.size()));
  if (url.starts_with("postgres://") || url.starts_with("postgresql://")) {
    return postgres::PostgresDatabase::open(url);
  }
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                    {"Address of the database", url, "Write sqlite:data/inlet.db, or postgres://user@host/database."});
}

}  // namespace inlet::store
