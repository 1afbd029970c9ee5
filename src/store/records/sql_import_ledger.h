// SPDX-License-Identifier: Apache-2.0
//
// Imports, runs and what became of their rows.
#pragma once

#include "imports/ledger/import_ledger.h"
#include "store/database/connection.h"
#include "store/records/step_rows.h"

namespace inlet::store {

class SqlImportLedger final : public imports::ImportLedger {
 public:
  SqlImportLedger(Connection& connection, StepRows& step_rows) : connection_(connection), step_rows_(step_rows) {}

  // Imports: sql_import_ledger.cpp
  Result<imports::ImportId> open(const imports::ImportRecord& record) override;
  Result<std::optional<imports::ImportRecord>> find(imports::ImportId id) override;
  Result<imports::ImportPage> list(const imports::ImportFilter& filter, std::string_view cursor,
                                   std::uint32_t limit) override;
  Result<std::vector<imports::ImportTotals>> totals() override;
  Result<std::vector<imports::EndedImports>> ended_since(base::TimePoint from,
                                                         std::optional<access::UserId> started_by) override;
  Result<void> change_draft(const imports::ImportRecord& record, base::TimePoint now) override;
  Result<void> remove_draft(imports::ImportId id) override;
  Result<void> move(const imports::ImportRecord& record, imports::ImportState before) override;
  Result<std::vector<imports::ImportId>> retries_of(imports::ImportId id) override;
  Result<std::vector<imports::ImportId>> earlier_imports_of(std::string_view sha256,
                                                            imports::ImportId but_not) override;
  Result<void> tell(imports::ImportId import_id, std::string_view kind, std::string_view json,
                    base::TimePoint now) override;
  Result<std::vector<imports::ImportEvent>> events_after(imports::ImportId import_id, std::int64_t number,
                                                         std::uint32_t limit) override;

  // Runs: sql_import_runs.cpp
  Result<imports::RunId> begin_run(imports::ImportId import_id, imports::RunMode mode,
                                   const imports::Tally& tally) override;
  Result<imports::Checkpoint> checkpoint(imports::RunId run) override;
  Result<imports::Tally> tally(imports::RunId run) override;
  Result<void> advance(imports::RunId run, const imports::Checkpoint& before, const imports::RunStep& step) override;
  Result<void> end_run(imports::RunId run, const imports::Tally& tally, base::TimePoint now) override;
  Result<bool> run_has_ended(imports::RunId run) override;
  Result<void> remove_run(imports::RunId run) override;

  // Rows: sql_row_outcomes.cpp
  Result<imports::OutcomePage> outcomes(imports::RunId run, const imports::OutcomeFilter& filter,
                                        std::int64_t from_record, std::uint32_t limit) override;
  Result<imports::OutcomePage> outcomes_before(imports::RunId run, const imports::OutcomeFilter& filter,
                                               std::int64_t before_record, std::uint32_t limit) override;
  Result<std::vector<imports::RowOutcome>> outcomes_between(imports::RunId run, std::int64_t from_record,
                                                            std::int64_t end_record) override;
  Result<std::vector<imports::RowError>> errors(imports::RunId run, std::span<const std::int64_t> records) override;
  Result<std::vector<imports::ErrorGroup>> error_groups(imports::RunId run) override;
  Result<imports::ErrorValuePage> error_values(imports::RunId run, base::Code code, std::optional<std::int32_t> column,
                                               std::uint32_t offset, std::uint32_t limit) override;
  Result<std::vector<std::int64_t>> error_records(imports::RunId run, base::Code code,
                                                  std::optional<std::int32_t> column,
                                                  std::optional<std::string_view> value, std::uint32_t limit) override;
  Result<std::vector<imports::CreatedRange>> created(imports::RunId run, std::int64_t from_record,
                                                     std::uint32_t limit) override;
  // `limit` counts leads: a page holds all values of each of its leads.
  Result<std::vector<imports::KeptValue>> kept_values(imports::ImportId import_id, leads::LeadId after,
                                                      std::uint32_t limit) override;

 private:
  Result<imports::OutcomePage> created_outcomes(imports::RunId run, std::int64_t from_record, std::uint32_t limit);
  Result<imports::RowOutcome> created_outcome(imports::RunId run, std::int64_t record, leads::LeadId lead);

  Connection& connection_;
  StepRows& step_rows_;
};

// The ten counters, in the order in which all statements have them.
inline constexpr int kTallyColumns = 10;
void bind_tally(Statement& statement, int first_place, const imports::Tally& tally);
imports::Tally read_tally(const Statement& row, int first_column);

}  // namespace inlet::store
