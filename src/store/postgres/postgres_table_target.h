// SPDX-License-Identifier: Apache-2.0
//
// A PostgreSQL database as the target of a move. One move at a time; what it wrote is kept commit by commit, so that the next one
// goes on where a killed one stood.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/database/table_move.h"
#include "store/postgres/connection_pool.h"
#include "store/postgres/postgres_connection.h"
#include "store/postgres/postgres_shared_uploads.h"

namespace inlet::store::postgres {

class PostgresTableTarget final : public TableTarget {
 public:
  // Brings the database to the present schema. DATABASE_LOCKED where another move goes on.
  static Result<std::unique_ptr<PostgresTableTarget>> open(const std::string& url, base::TimePoint now);

  Result<void> begin(const std::string& source, const std::vector<TableShape>& tables,
                     const std::vector<leads::Field>& custom_fields) override;
  Result<std::int64_t> rows_there(const TableShape& table) override;
  Result<void> append(const TableShape& table, std::string_view lines, std::int64_t count) override;
  Result<void> read(const TableShape& table, const LineSink& sink) override;
  imports::SharedUploads& shared_uploads() override { return shared_uploads_; }
  Result<void> finish(const std::vector<TableShape>& tables) override;

 private:
  PostgresTableTarget(const ServerAddress& address, std::unique_ptr<PostgresConnection> connection)
      : pool_(address), connection_(std::move(connection)) {}
  Result<void> empty_for(const std::string& source, const std::vector<TableShape>& tables,
                         const std::vector<leads::Field>& custom_fields);
  Result<void> check_columns(const TableShape& table);
  Result<void> add_column(const leads::Field& field);
  Result<void> copy_in(const std::string& sql, std::string_view lines);
  Result<void> follow_ids(const TableShape& table);

  ConnectionPool pool_;
  PostgresSharedUploads shared_uploads_{pool_};
  std::unique_ptr<PostgresConnection> connection_;
};

// HALF_MOVED where a move into the database was begun and not finished. For whoever opens it as an installation.
Result<void> refuse_half_moved(PostgresConnection& connection);

}  // namespace inlet::store::postgres
