// SPDX-License-Identifier: Apache-2.0
//
// One connection to a SQLite file, with its prepared statements. Used by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/errors/result.h"
#include "store/database/connection.h"
#include "store/database/key_filter.h"
#include "store/sqlite/sqlite_statement.h"

namespace inlet::store {

enum class ConnectionUse : std::uint8_t { kReader, kWriter };

class SqliteConnection final : public Connection, public Queries<SqliteConnection, std::string_view, SqliteStatement> {
  using Own = Queries<SqliteConnection, std::string_view, SqliteStatement>;

 public:
  // A writer makes the file (readable by its owner alone) when it is missing.
  static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, ConnectionUse use);
  ~SqliteConnection() override;
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  // The statement of a text, kept prepared. SQLite itself prepares it anew after a change of the schema.
  Result<SqliteStatement> prepare(std::string_view sql);
  Result<Statement> prepare(const Sql& sql) override {
    return prepare(sql.sqlite).map(Statement::over<SqliteStatement>);
  }
  using Own::find_number;
  using Own::find_text;
  using Own::number;
  using Own::query;
  using Own::run;

  // Several statements without values: migrations and settings.
  Result<void> run_script(const std::string& sql);

  std::int64_t changes() const override;
  std::int64_t last_insert_id() const override;
  // True from BEGIN to COMMIT, unless SQLite rolled back by itself (full disk, fault of the disk).
  bool is_in_transaction() const;
  // Told after each commit how many pages the log holds. Takes the place of SQLite's own checkpoints.
  using LogWatch = std::function<void(int pages)>;
  void watch_log(LogWatch watch);
  // Copies what the log holds into the file, as far as nobody reads older pages and nobody else is at it; waits for nobody.
  void checkpoint();
  // Between begin_guard and end_guard a statement outside a transaction is refused: after SQLite rolled back by itself it
  // would be a transaction of its own.
  void guard_transaction(bool guarded) { guarded_ = guarded; }
  // What this connection knows of the keys of duplicates (recent_keys.h); only of use where it writes them all.
  KeyFilter& key_filter() { return key_filter_; }
  bool is_writer() const { return is_writer_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  SqliteConnection(sqlite3* database, bool is_writer) : database_(database), is_writer_(is_writer) {}
  Result<sqlite3_stmt*> compile(std::string_view sql, unsigned flags);
  void forget_idle_statements();

  sqlite3* database_;
  bool is_writer_ = false;
  bool guarded_ = false;
  KeyFilter key_filter_;
  LogWatch log_watch_;
  std::unordered_map<std::string, std::unique_ptr<PreparedStatement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace inlet::store
