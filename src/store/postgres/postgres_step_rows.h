// SPDX-License-Identifier: Apache-2.0
//
// The rows of a step by binary COPY, and what is few as arrays.
#pragma once

#include "store/postgres/postgres_connection.h"
#include "store/records/step_rows.h"

namespace inlet::store::postgres {

class PostgresStepRows final : public StepRows {
 public:
  explicit PostgresStepRows(PostgresConnection& connection) : connection_(connection) {}

  Result<void> add_created(imports::RunId run, std::span<const imports::CreatedRange> ranges) override;
  Result<void> add_outcomes(imports::RunId run, std::span<const imports::RowOutcome> outcomes) override;
  Result<void> add_errors(imports::RunId run, std::span<const imports::RowError> errors) override;
  Result<void> count_groups(imports::RunId run, std::span<const imports::ErrorGroup> groups) override;
  Result<void> add_kept_values(imports::ImportId import_id, std::span<const imports::KeptValue> kept) override;

 private:
  PostgresConnection& connection_;
};

}  // namespace inlet::store::postgres
