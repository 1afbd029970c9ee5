// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_step_rows.h"

#include "sql/sqlite/ledger.h"
#include "store/database/text_list.h"

namespace inlet::store {

using imports::CreatedRange;
using imports::ErrorGroup;
using imports::KeptValue;
using imports::RowError;
using imports::RowOutcome;
using imports::RunId;

namespace {

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

Result<void> SqliteStepRows::add_created(RunId run, std::span<const CreatedRange> ranges) {
  SpanFeed rows(ranges, [run](const CreatedRange& range, int column, FedCell cell) {
    const std::int64_t columns[] = {run, range.first_record, range.count, range.first_lead};
    cell.give(columns[column - 1]);
  });
  return feed(sql::sqlite::kRangeAdd, rows);
}

Result<void> SqliteStepRows::add_outcomes(RunId run, std::span<const RowOutcome> outcomes) {
  SpanFeed rows(outcomes, [run](const RowOutcome& row, int column, FedCell cell) {
    if (column == kFedOutcome) return cell.give(imports::name_of(row.outcome));
    const std::int64_t columns[] = {run, row.record, row.row, row.line, 0, row.lead};
    cell.give(columns[column - 1]);
  });
  return feed(sql::sqlite::kOutcomeAdd, rows);
}

Result<void> SqliteStepRows::add_errors(RunId run, std::span<const RowError> errors) {
  ErrorFeed rows(run, errors);
  return feed(sql::sqlite::kErrorAdd, rows);
}

Result<void> SqliteStepRows::count_groups(RunId run, std::span<const ErrorGroup> groups) {
  for (const ErrorGroup& group : groups) {
    const RowError& example = group.example;
    INLET_TRY(connection_.run(sql::sqlite::kGroupCount, run, base::name_of(group.code), group.column, group.field,
                              group.count, example.record, example.row, example.value, to_json(example.arguments)));
  }
  return {};
}

Result<void> SqliteStepRows::add_kept_values(imports::ImportId import_id, std::span<const KeptValue> kept) {
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(sql::sqlite::kKeptAdd));
  for (const KeptValue& value : kept) {
    insert.bind_all(import_id, value.lead, value.field, value.old_value, value.new_value);
    INLET_TRY(insert.run());
  }
  return {};
}

Result<void> SqliteStepRows::feed(std::string_view sql, RowFeed& rows) {
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(sql));
  insert.bind(1, rows);
  return insert.run();
}

}  // namespace inlet::store
