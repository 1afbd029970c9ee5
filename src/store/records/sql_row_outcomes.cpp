// SPDX-License-Identifier: Apache-2.0
//
// The part of SqlImportLedger that tells what became of rows.
#include <algorithm>

#include "sql/ledger.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"
#include "store/records/sql_import_ledger.h"

namespace inlet::store {

using imports::CreatedRange;
using imports::ErrorGroup;
using imports::KeptValue;
using imports::Outcome;
using imports::OutcomeFilter;
using imports::OutcomePage;
using imports::RowError;
using imports::RowOutcome;
using imports::RunId;

namespace {

Result<RowOutcome> read_outcome(const Statement& row) {
  RowOutcome outcome;
  outcome.record = row.number(0);
  outcome.row = row.number(1);
  outcome.line = row.number(2);
  INLET_ASSIGN(outcome.outcome, known(imports::outcome_named(row.text(3)), row.text(3)));
  outcome.lead = row.number(4);
  return outcome;
}

// code, file_column and field from `column` on.
Result<void> read_kind(const Statement& row, int column, RowError& error) {
  INLET_ASSIGN(error.code, known(base::code_named(row.text(column)), row.text(column)));
  error.column = static_cast<std::int32_t>(row.number(column + 1));
  error.field = row.text(column + 2);
  return {};
}

}  // namespace

Result<OutcomePage> SqlImportLedger::outcomes(RunId run, const OutcomeFilter& filter, std::int64_t from_record,
                                              std::uint32_t limit) {
  const bool wants_all_created =
      filter.outcome == Outcome::kCreated && !filter.code && !filter.column && !filter.only_problems;
  if (wants_all_created) return created_outcomes(run, from_record, limit);
  std::optional<std::string_view> outcome;
  if (filter.outcome) outcome = imports::name_of(*filter.outcome);
  std::optional<std::string_view> code;
  if (filter.code) code = base::name_of(*filter.code);
  OutcomePage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kOutcomeCount, run, outcome, code, filter.column,
                                              filter.only_problems, filter.value));
  INLET_ASSIGN(Statement rows, connection_.query(sql::kOutcomeList, run, from_record, outcome, code, filter.column,
                                                 filter.only_problems, std::int64_t{limit} + 1, filter.value));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return page;
    INLET_ASSIGN(const RowOutcome row, read_outcome(rows));
    if (page.outcomes.size() == limit) {
      page.next_record = row.record;
      return page;
    }
    page.outcomes.push_back(row);
  }
}

Result<OutcomePage> SqlImportLedger::outcomes_before(RunId run, const OutcomeFilter& filter, std::int64_t before_record,
                                                     std::uint32_t limit) {
  const bool wants_all_created =
      filter.outcome == Outcome::kCreated && !filter.code && !filter.column && !filter.only_problems;
  if (wants_all_created) {
    const std::int64_t first = std::max<std::int64_t>(0, before_record - limit);
    INLET_ASSIGN(OutcomePage page, created_outcomes(run, first, static_cast<std::uint32_t>(before_record - first)));
    std::erase_if(page.outcomes, [&](const RowOutcome& row) { return row.record >= before_record; });
    page.next_record = page.outcomes.empty() || first == 0 ? -1 : page.outcomes.front().record;
    return page;
  }
  std::optional<std::string_view> outcome;
  if (filter.outcome) outcome = imports::name_of(*filter.outcome);
  std::optional<std::string_view> code;
  if (filter.code) code = base::name_of(*filter.code);
  OutcomePage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kOutcomeCount, run, outcome, code, filter.column,
                                              filter.only_problems, filter.value));
  INLET_ASSIGN(Statement rows,
               connection_.query(sql::kOutcomeListBefore, run, before_record, outcome, code, filter.column,
                                 filter.only_problems, std::int64_t{limit} + 1, filter.value));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) break;
    if (page.outcomes.size() == limit) {
      page.next_record = page.outcomes.back().record;
      break;
    }
    INLET_ASSIGN(page.outcomes.emplace_back(), read_outcome(rows));
  }
  std::ranges::reverse(page.outcomes);
  return page;
}

// The ranges written out, record by record.
Result<OutcomePage> SqlImportLedger::created_outcomes(RunId run, std::int64_t from_record, std::uint32_t limit) {
  OutcomePage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kRangeCountCreated, run));
  INLET_ASSIGN(const std::vector<CreatedRange> ranges, created(run, from_record, limit + 1));
  for (const CreatedRange& range : ranges) {
    const std::int64_t skipped = std::max<std::int64_t>(0, from_record - range.first_record);
    for (std::int64_t i = skipped; i < range.count; ++i) {
      if (page.outcomes.size() == limit) {
        page.next_record = range.first_record + i;
        return page;
      }
      const leads::LeadId lead = range.first_lead == 0 ? 0 : range.first_lead + i;
      INLET_ASSIGN(const RowOutcome outcome, created_outcome(run, range.first_record + i, lead));
      page.outcomes.push_back(outcome);
    }
  }
  return page;
}

// The row's number stands with its outcome if it has one (a warning), else with its lead. In a check, where there is no
// lead, it is not known and 0.
Result<RowOutcome> SqlImportLedger::created_outcome(RunId run, std::int64_t record, leads::LeadId lead) {
  {
    INLET_ASSIGN(Statement row, connection_.query(sql::kOutcomeFind, run, record));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) return read_outcome(row);
  }
  RowOutcome outcome{record, 0, 0, Outcome::kCreated, lead};
  INLET_ASSIGN(outcome.row, connection_.number(sql::kLeadImportRow, lead));
  return outcome;
}

Result<std::vector<RowOutcome>> SqlImportLedger::outcomes_between(RunId run, std::int64_t from_record,
                                                                  std::int64_t end_record) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kOutcomeListBetween, run, from_record, end_record));
  std::vector<RowOutcome> outcomes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return outcomes;
    INLET_ASSIGN(outcomes.emplace_back(), read_outcome(rows));
  }
}

Result<std::vector<RowError>> SqlImportLedger::errors(RunId run, std::span<const std::int64_t> records) {
  std::vector<RowError> errors;
  for (const std::int64_t record : records) {
    INLET_ASSIGN(Statement rows, connection_.query(sql::kErrorList, run, record));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      RowError error;
      error.record = rows.number(0);
      error.row = rows.number(1);
      INLET_TRY(read_kind(rows, 2, error));
      error.value = rows.text(5);
      INLET_ASSIGN(error.arguments, text_list_from_json(rows.text(6)));
      errors.push_back(std::move(error));
    }
  }
  return errors;
}

Result<std::vector<ErrorGroup>> SqlImportLedger::error_groups(RunId run) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kGroupList, run));
  std::vector<ErrorGroup> groups;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return groups;
    ErrorGroup group;
    INLET_TRY(read_kind(rows, 0, group.example));
    group.code = group.example.code;
    group.column = group.example.column;
    group.field = group.example.field;
    group.count = rows.number(3);
    group.example.record = rows.number(4);
    group.example.row = rows.number(5);
    group.example.value = rows.text(6);
    INLET_ASSIGN(group.example.arguments, text_list_from_json(rows.text(7)));
    groups.push_back(std::move(group));
  }
}

Result<imports::ErrorValuePage> SqlImportLedger::error_values(RunId run, base::Code code,
                                                              std::optional<std::int32_t> column, std::uint32_t offset,
                                                              std::uint32_t limit) {
  imports::ErrorValuePage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kErrorValueCount, run, base::name_of(code), column));
  INLET_ASSIGN(Statement rows,
               connection_.query(sql::kErrorValueList, run, base::name_of(code), column, limit, offset));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return page;
    page.values.push_back({rows.string(0), rows.number(1)});
  }
}

Result<std::vector<std::int64_t>> SqlImportLedger::error_records(RunId run, base::Code code,
                                                                 std::optional<std::int32_t> column,
                                                                 std::optional<std::string_view> value,
                                                                 std::uint32_t limit) {
  INLET_ASSIGN(Statement rows,
               connection_.query(sql::kErrorRecordList, run, base::name_of(code), column, value, limit));
  std::vector<std::int64_t> records;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return records;
    records.push_back(rows.number(0));
  }
}

Result<std::vector<CreatedRange>> SqlImportLedger::created(RunId run, std::int64_t from_record, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kRangeList, run, from_record, limit));
  std::vector<CreatedRange> ranges;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return ranges;
    ranges.push_back({rows.number(0), rows.number(1), rows.number(2)});
  }
}

Result<std::vector<KeptValue>> SqlImportLedger::kept_values(imports::ImportId import_id, leads::LeadId after,
                                                            std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kKeptList, import_id, after, limit));
  std::vector<KeptValue> values;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return values;
    values.push_back({rows.number(0), rows.string(1), rows.string(2), rows.string(3)});
  }
}

}  // namespace inlet::store
