// SPDX-License-Identifier: Apache-2.0
//
// A prepared statement on loan from its connection: bound, stepped, read, and handed back reset. Places are those of the
// SQL (?1 is 1), columns count from 0.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/errors/result.h"
#include "store/database/statement_values.h"
#include "store/sqlite/row_feed.h"

struct sqlite3;
struct sqlite3_stmt;

namespace inlet::store {

// What a connection keeps of a statement; the connection outlives all loans.
struct PreparedStatement {
  sqlite3_stmt* handle = nullptr;
  bool on_loan = false;
};

class SqliteStatement : public StatementValues<SqliteStatement> {
 public:
  // `shared`: the connection's own, nullptr when `handle` is to be finalized with the loan.
  SqliteStatement(sqlite3* database, sqlite3_stmt* handle, PreparedStatement* shared)
      : database_(database), handle_(handle), shared_(shared) {}
  ~SqliteStatement();
  SqliteStatement(SqliteStatement&& other) noexcept;
  SqliteStatement& operator=(SqliteStatement&&) = delete;

  // Texts and blobs must stay until the statement is bound anew, reset() or handed back.
  void bind(int place, std::int64_t number);
  void bind(int place, std::string_view text);
  void bind(int place, Blob bytes);
  void bind_null(int place);
  void bind_null(int place, NullOf) { bind_null(place); }
  void bind(int place, RowFeed& feed);  // for fed_rows(?place)

  // Makes SQLite copy what was bound as text or blob from now on, for loans that outlive their arguments.
  void copy_texts() { copies_ = true; }

  // True when there is a row to read, false at the end.
  Result<bool> step();
  // Steps to the end and is ready to be bound again.
  Result<void> run();
  void reset();

  std::int64_t number(int column) const;
  std::string_view text(int column) const;  // until the next step
  Blob blob(int column) const;
  bool is_null(int column) const;

  sqlite3_stmt* handle() const { return handle_; }

 private:
  sqlite3* database_;
  sqlite3_stmt* handle_;
  PreparedStatement* shared_;
  int bind_fault_ = 0;
  bool copies_ = false;
};

}  // namespace inlet::store
