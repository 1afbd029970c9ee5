// SPDX-License-Identifier: Apache-2.0
//
// The rows of a step as one statement each, which reads them as a table (row_feed.h).
#pragma once

#include "store/records/step_rows.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteStepRows final : public StepRows {
 public:
  explicit SqliteStepRows(SqliteConnection& connection) : connection_(connection) {}

  Result<void> add_created(imports::RunId run, std::span<const imports::CreatedRange> ranges) override;
  Result<void> add_outcomes(imports::RunId run, std::span<const imports::RowOutcome> outcomes) override;
  Result<void> add_errors(imports::RunId run, std::span<const imports::RowError> errors) override;
  Result<void> count_groups(imports::RunId run, std::span<const imports::ErrorGroup> groups) override;
  Result<void> add_kept_values(imports::ImportId import_id, std::span<const imports::KeptValue> kept) override;

 private:
  Result<void> feed(std::string_view sql, RowFeed& rows);

  SqliteConnection& connection_;
};

}  // namespace inlet::store
