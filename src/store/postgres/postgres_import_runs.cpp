// SPDX-License-Identifier: Apache-2.0
//
// The part of PostgresImportLedger that moves runs on. advance() is on the hot path: a batch of good rows is one range and two
// updates.
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "sql/postgres/ledger.h"
#include "store/database/text_list.h"
#include "store/postgres/binary_copy.h"
#include "store/postgres/postgres_import_ledger.h"

namespace inlet::store::postgres {

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

}  // namespace

Result<RunId> PostgresImportLedger::begin_run(imports::ImportId import_id, imports::RunMode mode, const Tally& tally) {
  INLET_ASSIGN(PostgresStatement insert, connection_.prepare(sql::postgres::kRunBegin));
  insert.bind(1, import_id);
  insert.bind(2, mode == imports::RunMode::kCheck ? std::string_view("check") : std::string_view("write"));
  bind_tally(insert, 3, tally);
  INLET_TRY(insert.run());
  return connection_.last_insert_id();
}

Result<Checkpoint> PostgresImportLedger::checkpoint(RunId run) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kRunCheckpoint, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  const auto unsigned_at = [&row](int column) { return static_cast<std::uint64_t>(row.number(column)); };
  return Checkpoint{row.number(0), unsigned_at(1), unsigned_at(2), unsigned_at(3)};
}

Result<Tally> PostgresImportLedger::tally(RunId run) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kRunTally, run));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return no_such_run(run);
  return read_tally(row, 0);
}

Result<void> PostgresImportLedger::advance(RunId run, const Checkpoint& before, const RunStep& step) {
  {
    INLET_ASSIGN(PostgresStatement update, connection_.prepare(sql::postgres::kRunAdvance));
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

Result<void> PostgresImportLedger::add_outcomes(RunId run, const RunStep& step) {
  if (!step.created.empty()) {
    Array records(Type::kInteger);
    Array counts(Type::kInteger);
    Array leads(Type::kInteger);
    for (const CreatedRange& created : step.created) {
      records.add(created.first_record);
      counts.add(created.count);
      leads.add(created.first_lead);
    }
    INLET_TRY(connection_.run(sql::postgres::kRangeAdd, run, records, counts, leads));
  }
  if (step.outcomes.empty()) return {};
  INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection_, sql::postgres::kOutcomeAdd, 6));
  for (const RowOutcome& row : step.outcomes) {
    INLET_TRY(copy.begin_row());
    copy.add(run);
    copy.add(row.record);
    copy.add(row.row);
    copy.add(row.line);
    copy.add(imports::name_of(row.outcome));
    copy.add(row.lead);
  }
  return copy.finish();
}

Result<void> PostgresImportLedger::add_errors(RunId run, std::span<const RowError> errors) {
  INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection_, sql::postgres::kErrorAdd, 9));
  std::map<GroupKey, Group> groups;
  std::int64_t record = -1;
  std::int64_t number = 0;
  for (const RowError& error : errors) {
    number = error.record == record ? number + 1 : 0;
    record = error.record;
    INLET_TRY(copy.begin_row());
    copy.add(run);
    copy.add(error.record);
    copy.add(number);
    copy.add(error.row);
    copy.add(base::name_of(error.code));
    copy.add(error.column);
    copy.add(error.field);
    copy.add(error.value);
    copy.add(to_json(error.arguments));
    Group& group = groups[{error.code, error.column, error.field}];
    if (group.example == nullptr) group.example = &error;
    if (group.last_record != error.record) ++group.count;
    group.last_record = error.record;
  }
  INLET_TRY(copy.finish());

  Array codes(Type::kText);
  Array columns(Type::kInteger);
  Array fields(Type::kText);
  Array counts(Type::kInteger);
  Array records(Type::kInteger);
  Array rows(Type::kInteger);
  Array values(Type::kText);
  Array arguments(Type::kText);
  for (const auto& [key, group] : groups) {
    const RowError& example = *group.example;
    codes.add(base::name_of(example.code));
    columns.add(example.column);
    fields.add(example.field);
    counts.add(group.count);
    records.add(example.record);
    rows.add(example.row);
    values.add(example.value);
    arguments.add(to_json(example.arguments));
  }
  return connection_.run(sql::postgres::kGroupCount, run, codes, columns, fields, counts, records, rows, values,
                         arguments);
}

// A statement changes a row once, so a field of a lead that was changed twice takes two.
Result<void> PostgresImportLedger::add_kept_values(RunId run, std::span<const KeptValue> kept) {
  INLET_ASSIGN(const std::int64_t import_id, connection_.number(sql::postgres::kRunImport, run));
  while (!kept.empty()) {
    Array leads(Type::kInteger);
    Array fields(Type::kText);
    Array old_values(Type::kText);
    Array new_values(Type::kText);
    std::set<std::pair<std::int64_t, std::string_view>> seen;
    std::size_t length = 0;
    for (; length < kept.size(); ++length) {
      const KeptValue& value = kept[length];
      if (!seen.emplace(value.lead, value.field).second) break;
      leads.add(value.lead);
      fields.add(value.field);
      old_values.add(value.old_value);
      new_values.add(value.new_value);
    }
    INLET_TRY(connection_.run(sql::postgres::kKeptAdd, import_id, leads, fields, old_values, new_values));
    kept = kept.subspan(length);
  }
  return {};
}

Result<void> PostgresImportLedger::end_run(RunId run, const Tally& tally, base::TimePoint now) {
  INLET_ASSIGN(PostgresStatement update, connection_.prepare(sql::postgres::kRunEnd));
  update.bind(1, run);
  update.bind_value(2, now);
  bind_tally(update, 3, tally);
  return update.run();
}

Result<bool> PostgresImportLedger::run_has_ended(RunId run) {
  INLET_ASSIGN(const auto ended_at, connection_.find_number(sql::postgres::kRunEndedAt, run));
  return ended_at.has_value();
}

Result<void> PostgresImportLedger::remove_run(RunId run) { return connection_.run(sql::postgres::kRunRemove, run); }

}  // namespace inlet::store::postgres
