// SPDX-License-Identifier: Apache-2.0
//
// The part of SqlImportLedger that moves runs on. advance() is on the hot path: a batch of good rows is one range and two
// updates.
#include "sql/ledger.h"
#include "store/records/error_groups.h"
#include "store/records/sql_import_ledger.h"

namespace inlet::store {

using imports::Checkpoint;
using imports::RunId;
using imports::RunStep;
using imports::Tally;

namespace {

base::Error no_such_run(RunId run) { return base::internal_error("there is no run " + std::to_string(run)); }

base::Error overtaken(RunId run) {
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The import"},
                    "run " + std::to_string(run) + " was moved on by somebody else");
}

}  // namespace

Result<RunId> SqlImportLedger::begin_run(imports::ImportId import_id, imports::RunMode mode, const Tally& tally) {
  INLET_ASSIGN(Statement insert, connection_.prepare(sql::kRunBegin));
  insert.bind(1, import_id);
  insert.bind(2, mode == imports::RunMode::kCheck ? std::string_view("check") : std::string_view("write"));
  bind_tally(insert, 3, tally);
  INLET_TRY(insert.run());
  return connection_.last_insert_id();
}

Result<Checkpoint> SqlImportLedger::checkpoint(RunId run) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kRunCheckpoint, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  const auto unsigned_at = [&row](int column) { return static_cast<std::uint64_t>(row.number(column)); };
  return Checkpoint{row.number(0), unsigned_at(1), unsigned_at(2), unsigned_at(3)};
}

Result<Tally> SqlImportLedger::tally(RunId run) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kRunTally, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  return read_tally(row, 0);
}

Result<void> SqlImportLedger::advance(RunId run, const Checkpoint& before, const RunStep& step) {
  {
    INLET_ASSIGN(Statement update, connection_.prepare(sql::kRunAdvance));
    update.bind_all(run, before.record, before.row, before.line, before.byte_offset, step.after.record, step.after.row,
                    step.after.line, step.after.byte_offset);
    bind_tally(update, 10, step.tally);
    INLET_TRY(update.run());
    if (connection_.changes() == 0) return overtaken(run);
  }
  if (!step.created.empty()) INLET_TRY(step_rows_.add_created(run, step.created));
  if (!step.outcomes.empty()) INLET_TRY(step_rows_.add_outcomes(run, step.outcomes));
  if (!step.errors.empty()) {
    INLET_TRY(step_rows_.add_errors(run, step.errors));
    INLET_TRY(step_rows_.count_groups(run, groups_of(step.errors)));
  }
  if (step.kept.empty()) return {};
  INLET_ASSIGN(const std::int64_t import_id, connection_.number(sql::kRunImport, run));
  return step_rows_.add_kept_values(import_id, step.kept);
}

Result<void> SqlImportLedger::end_run(RunId run, const Tally& tally, base::TimePoint now) {
  INLET_ASSIGN(Statement update, connection_.prepare(sql::kRunEnd));
  update.bind(1, run);
  update.bind_value(2, now);
  bind_tally(update, 3, tally);
  return update.run();
}

Result<bool> SqlImportLedger::run_has_ended(RunId run) {
  INLET_ASSIGN(const auto ended_at, connection_.find_number(sql::kRunEndedAt, run));
  return ended_at.has_value();
}

Result<void> SqlImportLedger::remove_run(RunId run) { return connection_.run(sql::kRunRemove, run); }

}  // namespace inlet::store
