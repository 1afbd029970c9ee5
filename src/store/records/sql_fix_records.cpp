// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_fix_records.h"

#include "sql/fix.h"

namespace inlet::store {

using imports::CellFix;
using imports::FixCount;
using imports::ImportId;
using imports::ValueFix;

Result<void> SqlFixRecords::put(ImportId import_id, const CellFix& fix) {
  return connection_.run(sql::kCellFixPut, import_id, fix.record, fix.column, fix.text);
}

Result<void> SqlFixRecords::put(ImportId import_id, const ValueFix& fix) {
  return connection_.run(sql::kValueFixPut, import_id, fix.column, fix.value, fix.text);
}

Result<void> SqlFixRecords::leave_out(ImportId import_id, std::int64_t record) {
  return connection_.run(sql::kLeftOutRowPut, import_id, record);
}

Result<void> SqlFixRecords::remove_cell(ImportId import_id, std::int64_t record, std::uint32_t column) {
  return connection_.run(sql::kCellFixRemove, import_id, record, column);
}

Result<void> SqlFixRecords::remove_value(ImportId import_id, std::uint32_t column, std::string_view value) {
  return connection_.run(sql::kValueFixRemove, import_id, column, value);
}

Result<void> SqlFixRecords::take_in(ImportId import_id, std::int64_t record) {
  return connection_.run(sql::kLeftOutRowRemove, import_id, record);
}

Result<void> SqlFixRecords::remove_all(ImportId import_id) {
  INLET_TRY(connection_.run(sql::kCellFixRemoveAll, import_id));
  INLET_TRY(connection_.run(sql::kValueFixRemoveAll, import_id));
  return connection_.run(sql::kLeftOutRowRemoveAll, import_id);
}

Result<FixCount> SqlFixRecords::count(ImportId import_id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kFixCount, import_id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return FixCount();
  return FixCount{row.number(0), row.number(1), row.number(2)};
}

Result<std::vector<CellFix>> SqlFixRecords::cells(ImportId import_id, std::int64_t after_record,
                                                  std::uint32_t after_column, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kCellFixList, import_id, after_record, after_column, limit));
  std::vector<CellFix> fixes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return fixes;
    fixes.push_back({rows.number(0), static_cast<std::uint32_t>(rows.number(1)), rows.string(2)});
  }
}

Result<std::vector<ValueFix>> SqlFixRecords::values(ImportId import_id) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kValueFixList, import_id));
  std::vector<ValueFix> fixes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return fixes;
    fixes.push_back({static_cast<std::uint32_t>(rows.number(0)), rows.string(1), rows.string(2)});
  }
}

Result<std::vector<std::int64_t>> SqlFixRecords::left_out(ImportId import_id) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kLeftOutRowList, import_id));
  std::vector<std::int64_t> records;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return records;
    records.push_back(rows.number(0));
  }
}

}  // namespace inlet::store
