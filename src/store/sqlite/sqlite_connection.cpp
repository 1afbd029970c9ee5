// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "base/errors/no_space.h"
#include "base/log/log.h"
#include "base/text/fold.h"
#include "sql/sqlite/connection.h"
#include "store/sqlite/row_feed.h"
#include "store/sqlite/sqlite_error.h"

namespace inlet::store {
namespace {

// Statements with lists of columns are made at run time, so the number of different texts has no natural end.
constexpr std::size_t kMostStatements = 400;
constexpr int kBusyTimeoutMs = 20'000;

Result<void> make_private_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    const auto code = base::is_no_space(errno) ? base::Code::kNoSpace : base::Code::kDatabaseUnavailable;
    return make_error(base::ErrorKind::kUnavailable, code, {std::strerror(errno)}, path);
  }
  ::close(descriptor);
  return {};
}

// folded(text): the form in which texts are compared (base/text/fold.h), for conditions that look inside a column.
void folded(sqlite3_context* context, int, sqlite3_value** arguments) try {
  const unsigned char* bytes = sqlite3_value_text(arguments[0]);
  if (bytes == nullptr) {
    sqlite3_result_null(context);
    return;
  }
  const std::string_view text(reinterpret_cast<const char*>(bytes),
                              static_cast<std::size_t>(sqlite3_value_bytes(arguments[0])));
  const std::string result = base::fold_text(text);
  sqlite3_result_text64(context, result.data(), result.size(),
                        reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1}), SQLITE_UTF8);
} catch (const std::bad_alloc&) {
  sqlite3_result_error_nomem(context);
}

// SQLite's own count of its memory takes a lock at every allocation, and nobody asks for it.
void configure_library() { [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}  // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path, ConnectionUse use) {
  configure_library();
  // SQLite gives the write-ahead log and its index the rights of the database file.
  if (use == ConnectionUse::kWriter) INLET_TRY(make_private_file(path));
  sqlite3* database = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(database, use == ConnectionUse::kWriter));
  if (code != SQLITE_OK) return sqlite_error(database, code, path);
  sqlite3_busy_timeout(database, kBusyTimeoutMs);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  const int flags_of_folded = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(database, "folded", 1, flags_of_folded, nullptr, folded, nullptr, nullptr, nullptr);
  if (const int code_of_feeds = register_fed_rows(database); code_of_feeds != SQLITE_OK) {
    return sqlite_error(database, code_of_feeds, "fed_rows");
  }
  if (use == ConnectionUse::kWriter) {
    INLET_TRY(connection->run_script(sql::sqlite::kWriterSettings));
  } else {
    INLET_TRY(connection->run_script(sql::sqlite::kReaderSettings));
  }
  return connection;
}

SqliteConnection::~SqliteConnection() {
  for (auto& [text, prepared] : statements_) sqlite3_finalize(prepared->handle);
  sqlite3_close(database_);
}

Result<sqlite3_stmt*> SqliteConnection::compile(std::string_view sql, unsigned flags) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr);
  if (code != SQLITE_OK) return sqlite_error(database_, code, sql);
  return handle;
}

Result<SqliteStatement> SqliteConnection::prepare(std::string_view sql) {
  if (guarded_ && !is_in_transaction()) return transaction_is_over(sql);
  const auto place = statements_.find(sql);
  if (place != statements_.end()) {
    PreparedStatement& prepared = *place->second;
    if (!prepared.on_loan) {
      prepared.on_loan = true;
      return SqliteStatement(database_, prepared.handle, &prepared);
    }
    INLET_ASSIGN(sqlite3_stmt* const handle, compile(sql, 0));
    return SqliteStatement(database_, handle, nullptr);
  }
  if (statements_.size() >= kMostStatements) forget_idle_statements();
  INLET_ASSIGN(sqlite3_stmt* const handle, compile(sql, SQLITE_PREPARE_PERSISTENT));
  auto prepared = std::make_unique<PreparedStatement>(PreparedStatement{handle, true});
  PreparedStatement* const shared = prepared.get();
  statements_.emplace(sql, std::move(prepared));
  return SqliteStatement(database_, handle, shared);
}

Result<void> SqliteConnection::run_script(const std::string& sql) {
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(database_, sqlite3_extended_errcode(database_), "script");
  return {};
}

std::int64_t SqliteConnection::changes() const { return sqlite3_changes64(database_); }
std::int64_t SqliteConnection::last_insert_id() const { return sqlite3_last_insert_rowid(database_); }
bool SqliteConnection::is_in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

void SqliteConnection::watch_log(LogWatch watch) {
  log_watch_ = std::move(watch);
  const auto tell = [](void* self, sqlite3*, const char*, int pages) {
    static_cast<SqliteConnection*>(self)->log_watch_(pages);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(database_, tell, this);
}

void SqliteConnection::checkpoint() {
  const int code = sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  // Whatever was not copied stays in the log, so there is nothing to mend.
  if (code != SQLITE_OK && code != SQLITE_BUSY) {
    base::log_error("database.checkpoint_failed", {{"detail", sqlite_error(database_, code, "checkpoint").detail}});
  }
}

void SqliteConnection::forget_idle_statements() {
  for (auto place = statements_.begin(); place != statements_.end();) {
    if (place->second->on_loan) {
      ++place;
      continue;
    }
    sqlite3_finalize(place->second->handle);
    place = statements_.erase(place);
  }
}

}  // namespace inlet::store
