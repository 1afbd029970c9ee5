// SPDX-License-Identifier: Apache-2.0
//
// The part of SqliteImportLedger that moves runs on. advance() is on the hot path: a batch of good rows is one range and two
// updates.
#include <map>
#include <tuple>

#include "sql/sqlite/ledger.h"
#include "store/database/text_list.h"
#include "store/sqlite/sqlite_import_ledger.h"

namespace inlet::store {

using imports::Checkpoint;
using imports::CreatedRange;
using imports::KeptValue;
using imports::RowError;
using imports::RowOutcome;
using imports::RunId;
using imports::RunStep;
using imports::Tally;

namespace {

base::Error no_such_run(RunId run) { return base::internal_error("there is no run " + std::to_string(run)); }

base::Error overtaken(RunId run) {
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The import"},
                    "run " + std::to_string(run) + " was moved on by somebody else");
}

// Rows, not errors, of a step with the same code in the same column.
struct Group {
  std::int64_t count = 0;
  std::int64_t last_record = -1;
  const RowError* example = nullptr;
};
using GroupKey = std::tuple<base::Code, std::int32_t, std::string_view>;

// The columns of error_add. The number of an error is its place among those of its record.
class ErrorFeed final : public RowFeed {
 public:
  ErrorFeed(RunId run, std::span<const RowError> errors) : run_(run), errors_(errors) {}

  std::size_t row_count() const override { return errors_.size(); }

  void read(std::size_t row, int column, FedCell cell) override {
    const RowError& error = errors_[row];
    switch (column) {
      case 1: return cell.give(run_);
      case 2: return cell.give(error.record);
      case 3: return cell.give(number_of(row));
      case 4: return cell.give(error.row);
      case 5: return cell.give(base::name_of(error.code));
      case 6: return cell.give(std::int64_t{error.column});
      case 7: return cell.give(std::string_view(error.field));
      case 8: return cell.give(std::string_view(error.value));
      case 9: arguments_ = to_json(error.arguments); return cell.give(std::string_view(arguments_));
      default: return;
    }
  }

 private:
  std::int64_t number_of(std::size_t row) const {
    std::size_t first = row;
    while (first > 0 && errors_[first - 1].record == errors_[row].record) --first;
    return static_cast<std::int64_t>(row - first);
  }

  RunId run_;
  std::span<const RowError> errors_;
  std::string arguments_;
};

constexpr int kFedOutcome = 5;  // the one column of outcome_add that is no number

}  // namespace

Result<RunId> SqliteImportLedger::begin_run(imports::ImportId import_id, imports::RunMode mode, const Tally& tally) {
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(sql::sqlite::kRunBegin));
  insert.bind(1, import_id);
  insert.bind(2, mode == imports::RunMode::kCheck ? std::string_view("check") : std::string_view("write"));
  bind_tally(insert, 3, tally);
  INLET_TRY(insert.run());
  return connection_.last_insert_id();
}

Result<Checkpoint> SqliteImportLedger::checkpoint(RunId run) {
  INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kRunCheckpoint, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  const auto unsigned_at = [&row](int column) { return static_cast<std::uint64_t>(row.number(column)); };
  return Checkpoint{row.number(0), unsigned_at(1), unsigned_at(2), unsigned_at(3)};
}

Result<Tally> SqliteImportLedger::tally(RunId run) {
  INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kRunTally, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  return read_tally(row, 0);
}

Result<void> SqliteImportLedger::advance(RunId run, const Checkpoint& before, const RunStep& step) {
  {
    INLET_ASSIGN(SqliteStatement update, connection_.prepare(sql::sqlite::kRunAdvance));
    update.bind_all(run, before.record, before.row, before.line, before.byte_offset, step.after.record, step.after.row,
                    step.after.line, step.after.byte_offset);
    bind_tally(update, 10, step.tally);
    INLET_TRY(update.run());
    if (connection_.changes() == 0) return overtaken(run);
  }
  INLET_TRY(add_outcomes(run, step));
  if (!step.errors.empty()) INLET_TRY(add_errors(run, step.errors));
  if (!step.kept.empty()) INLET_TRY(add_kept_values(run, step.kept));
  return {};
}

Result<void> SqliteImportLedger::add_outcomes(RunId run, const RunStep& step) {
  SpanFeed ranges(step.created, [run](const CreatedRange& range, int column, FedCell cell) {
    const std::int64_t columns[] = {run, range.first_record, range.count, range.first_lead};
    cell.give(columns[column - 1]);
  });
  INLET_TRY(feed(sql::sqlite::kRangeAdd, ranges));
  SpanFeed outcomes(step.outcomes, [run](const RowOutcome& row, int column, FedCell cell) {
    if (column == kFedOutcome) return cell.give(imports::name_of(row.outcome));
    const std::int64_t columns[] = {run, row.record, row.row, row.line, 0, row.lead};
    cell.give(columns[column - 1]);
  });
  return feed(sql::sqlite::kOutcomeAdd, outcomes);
}

Result<void> SqliteImportLedger::feed(std::string_view sql, RowFeed& rows) {
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(sql));
  insert.bind(1, rows);
  return insert.run();
}

Result<void> SqliteImportLedger::add_errors(RunId run, std::span<const RowError> errors) {
  ErrorFeed rows(run, errors);
  INLET_TRY(feed(sql::sqlite::kErrorAdd, rows));
  std::map<GroupKey, Group> groups;
  for (const RowError& error : errors) {
    Group& group = groups[{error.code, error.column, error.field}];
    if (group.example == nullptr) group.example = &error;
    if (group.last_record != error.record) ++group.count;
    group.last_record = error.record;
  }
  for (const auto& [key, group] : groups) {
    const RowError& example = *group.example;
    INLET_TRY(connection_.run(sql::sqlite::kGroupCount, run, base::name_of(example.code), example.column, example.field,
                              group.count, example.record, example.row, example.value, to_json(example.arguments)));
  }
  return {};
}

Result<void> SqliteImportLedger::add_kept_values(RunId run, std::span<const KeptValue> kept) {
  INLET_ASSIGN(const std::int64_t import_id, connection_.number(sql::sqlite::kRunImport, run));
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(sql::sqlite::kKeptAdd));
  for (const KeptValue& value : kept) {
    insert.bind_all(import_id, value.lead, value.field, value.old_value, value.new_value);
    INLET_TRY(insert.run());
  }
  return {};
}

Result<void> SqliteImportLedger::end_run(RunId run, const Tally& tally, base::TimePoint now) {
  INLET_ASSIGN(SqliteStatement update, connection_.prepare(sql::sqlite::kRunEnd));
  update.bind(1, run);
  update.bind_value(2, now);
  bind_tally(update, 3, tally);
  return update.run();
}

Result<bool> SqliteImportLedger::run_has_ended(RunId run) {
  INLET_ASSIGN(const auto ended_at, connection_.find_number(sql::sqlite::kRunEndedAt, run));
  return ended_at.has_value();
}

Result<void> SqliteImportLedger::remove_run(RunId run) { return connection_.run(sql::sqlite::kRunRemove, run); }

}  // namespace inlet::store
