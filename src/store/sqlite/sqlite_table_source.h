// SPDX-License-Identifier: Apache-2.0
//
// A SQLite file as the source of a move. Nobody else can write to it as long as this lives.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/database/table_move.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteTableSource final : public TableSource {
 public:
  // `path`: of a database at the present schema. DATABASE_LOCKED where somebody is writing.
  static Result<std::unique_ptr<SqliteTableSource>> open(const std::string& path,
                                                         const std::vector<leads::Field>& custom_fields);

  Result<std::string> identity() override;
  Result<std::vector<TableShape>> tables() override;
  Result<std::int64_t> count(const TableShape& table) override;
  Result<void> read(const TableShape& table, std::int64_t skip, const LineSink& sink) override;

 private:
  SqliteTableSource(std::unique_ptr<SqliteConnection> connection, std::vector<std::string> moments)
      : connection_(std::move(connection)), moments_(std::move(moments)) {}
  Result<TableShape> shape_of(const std::string& table);
  Result<std::vector<std::string>> texts(std::string_view sql, std::string_view argument);

  std::unique_ptr<SqliteConnection> connection_;
  std::vector<std::string> moments_;  // columns of lead that are date-times
};

}  // namespace inlet::store
