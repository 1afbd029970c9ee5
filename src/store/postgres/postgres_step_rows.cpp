// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_step_rows.h"

#include <set>
#include <utility>

#include "sql/postgres/ledger.h"
#include "store/database/text_list.h"
#include "store/postgres/binary_copy.h"

namespace inlet::store::postgres {

using imports::CreatedRange;
using imports::ErrorGroup;
using imports::KeptValue;
using imports::RowError;
using imports::RowOutcome;
using imports::RunId;

Result<void> PostgresStepRows::add_created(RunId run, std::span<const CreatedRange> ranges) {
  Array records(Type::kInteger);
  Array counts(Type::kInteger);
  Array leads(Type::kInteger);
  for (const CreatedRange& range : ranges) {
    records.add(range.first_record);
    counts.add(range.count);
    leads.add(range.first_lead);
  }
  return connection_.run(sql::postgres::kRangeAdd, run, records, counts, leads);
}

Result<void> PostgresStepRows::add_outcomes(RunId run, std::span<const RowOutcome> outcomes) {
  INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection_, sql::postgres::kOutcomeAdd, 6));
  for (const RowOutcome& row : outcomes) {
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

Result<void> PostgresStepRows::add_errors(RunId run, std::span<const RowError> errors) {
  INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection_, sql::postgres::kErrorAdd, 9));
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
  }
  return copy.finish();
}

Result<void> PostgresStepRows::count_groups(RunId run, std::span<const ErrorGroup> groups) {
  Array codes(Type::kText);
  Array columns(Type::kInteger);
  Array fields(Type::kText);
  Array counts(Type::kInteger);
  Array records(Type::kInteger);
  Array rows(Type::kInteger);
  Array values(Type::kText);
  Array arguments(Type::kText);
  for (const ErrorGroup& group : groups) {
    const RowError& example = group.example;
    codes.add(base::name_of(group.code));
    columns.add(group.column);
    fields.add(group.field);
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
Result<void> PostgresStepRows::add_kept_values(imports::ImportId import_id, std::span<const KeptValue> kept) {
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

}  // namespace inlet::store::postgres
