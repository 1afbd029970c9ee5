// SPDX-License-Identifier: Apache-2.0
//
// A statement of a connection: bound, run, read. Places are those of the SQL ($1 is 1), columns count from 0. The whole answer
// is held, so several statements may be read at once and texts live as long as the statement is not run again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "store/database/statement_values.h"
#include "store/postgres/parameters.h"

struct pg_result;

namespace inlet::store::postgres {

class PostgresConnection;

struct FreeAnswer {
  void operator()(pg_result* answer) const;
};
using Answer = std::unique_ptr<pg_result, FreeAnswer>;

class PostgresStatement : public StatementValues<PostgresStatement> {
 public:
  PostgresStatement(PostgresConnection& connection, std::string_view sql) : connection_(&connection), sql_(sql) {}

  template <class T>
  void bind_value(int place, const T& value) {
    parameters_.bind_value(place, value);
  }
  template <class T>
  void bind(int place, const T& value) {
    parameters_.bind_value(place, value);
  }
  void bind_null(int place, Type type) { parameters_.bind_null(place, type); }
  void bind_null(int place, NullOf type) { bind_null(place, type == NullOf::kText ? Type::kText : Type::kInteger); }
  void copy_texts() {}  // they always are

  // Runs at the first step. True when there is a row to read, false at the end.
  Result<bool> step();
  // Runs, and is ready to be bound again.
  Result<void> run();
  void reset();

  std::int64_t number(int column) const;  // 0 for NULL; times as milliseconds, dates as days since 1970
  std::string_view text(int column) const;
  bool is_null(int column) const;
  static std::int64_t number_at(const pg_result* answer, int row, int column);

 private:
  PostgresConnection* connection_;
  std::string sql_;
  Parameters parameters_;
  Answer answer_;
  int row_ = -1;
};

}  // namespace inlet::store::postgres
