// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/fix_rows.h"

#include <functional>
#include <utility>

#include "engine/verbs/change_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/settled_draft.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;

base::Error not_in_the_file(const std::string& what) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {what + " is not in the file."});
}

Result<void> check_places(const FixWish& wish, std::int64_t records, std::size_t columns) {
  const auto has_record = [&](std::int64_t record) { return record >= 0 && record < records; };
  for (const CellWish& cell : wish.cells) {
    if (!has_record(cell.record)) return not_in_the_file("Record " + std::to_string(cell.record));
    if (cell.column >= columns) return not_in_the_file("Column " + std::to_string(cell.column));
  }
  for (const ValueWish& value : wish.values) {
    if (value.column >= columns) return not_in_the_file("Column " + std::to_string(value.column));
  }
  for (const RowWish& row : wish.rows) {
    if (!has_record(row.record)) return not_in_the_file("Record " + std::to_string(row.record));
  }
  return {};
}

Result<void> put_wishes(store::Transaction& transaction, const ImportRecord& record, imports::RunId check,
                        const FixWish& wish) {
  imports::FixRecords& fixes = transaction.fixes();
  for (const CellWish& cell : wish.cells) {
    INLET_TRY(cell.text ? fixes.put(record.id, imports::CellFix{cell.record, cell.column, *cell.text})
                        : fixes.remove_cell(record.id, cell.record, cell.column));
  }
  for (const ValueWish& value : wish.values) {
    INLET_TRY(value.text ? fixes.put(record.id, imports::ValueFix{value.column, value.value, *value.text})
                         : fixes.remove_value(record.id, value.column, value.value));
  }
  for (const RowWish& row : wish.rows) {
    INLET_TRY(row.is_left_out ? fixes.leave_out(record.id, row.record) : fixes.take_in(record.id, row.record));
  }
  for (const GroupWish& group : wish.groups) {
    if (check == 0) continue;
    std::optional<std::string_view> value;
    if (group.value) value = *group.value;
    INLET_ASSIGN(const auto records, transaction.ledger().error_records(check, group.code, group.column, value,
                                                                        static_cast<std::uint32_t>(kMostFixes + 1)));
    for (const std::int64_t number : records) INLET_TRY(fixes.leave_out(record.id, number));
  }
  INLET_ASSIGN(const auto count, fixes.count(record.id));
  if (count.all() <= kMostFixes) return {};
  return base::make_error(
      base::ErrorKind::kLimit, base::Code::kBadSetting,
      {"Fixes", std::to_string(count.all()),
       "An import holds 100,000 of them. Mend the file itself, or replace values of a whole column."});
}

Result<ImportRecord> change_fixes(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                  std::int64_t version,
                                  const std::function<Result<void>(store::Transaction&, const ImportRecord&)>& change) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(ImportRecord record, find_draft(*transaction, actor, id));
  if (record.version != version)
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The import"});
  INLET_TRY(change(*transaction, record));
  INLET_TRY(outdate_check(engine, *transaction, record));
  INLET_TRY(transaction->ledger().change_draft(record, engine.clock.now()));
  ++record.version;
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return record;
}

}  // namespace

Result<ImportRecord> fix_rows(Engine& engine, const access::Actor& actor, imports::ImportId id, std::int64_t version,
                              const FixWish& wish) {
  INLET_ASSIGN(const auto settled, settled_draft(engine, actor, id));
  const tables::TableSurvey& survey = settled.survey;
  INLET_TRY(check_places(wish, static_cast<std::int64_t>(survey.records), survey.header.columns.size()));
  return change_fixes(engine, actor, id, version, [&](store::Transaction& transaction, const ImportRecord& record) {
    return put_wishes(transaction, record, record.check_run, wish);
  });
}

Result<ImportRecord> remove_fixes(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                  std::int64_t version) {
  return change_fixes(engine, actor, id, version, [](store::Transaction& transaction, const ImportRecord& record) {
    return transaction.fixes().remove_all(record.id);
  });
}

}  // namespace inlet::engine
