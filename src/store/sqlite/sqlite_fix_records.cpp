// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_fix_records.h"

#include "sql/sqlite/fix.h"

namespace inlet::store {

using imports::CellFix;
using imports::FixCount;
using imports::ImportId;
using imports::ValueFix;

Result<void> SqliteFixRecords::put(ImportId import_id, const CellFix& fix) {
  return connection_.run(sql::sqlite::kCellFixPut, import_id, fix.record, fix.column, fix.text);
}

Result<void> SqliteFixRecords::put(ImportId import_id, const ValueFix& fix) {
  return connection_.run(sql::sqlite::kValueFixPut, import_id, fix.column, fix.value, fix.text);
}

Result<void> SqliteFixRecords::leave_out(ImportId import_id, std::int64_t record) {
  return connection_.run(sql::sqlite::kLeftOutRowPut, import_id, record);
}

Result<void> SqliteFixRecords::remove_cell(ImportId import_id, std::int64_t record, std::uint32_t column) {
  return connection_.run(sql::sqlite::kCellFixRemove, import_id, record, column);
}

Result<void> SqliteFixRecords::remove_value(ImportId import_id, std::uint32_t column, std::string_view value) {
  return connection_.run(sql::sqlite::kValueFixRemove, import_id, column, value);
}

Result<void> SqliteFixRecords::take_in(ImportId import_id, std::int64_t record) {
  return connection_.run(sql::sqlite::kLeftOutRowRemove, import_id, record);
}

Result<void> SqliteFixRecords::remove_all(ImportId import_id) {
  INLET_TRY(connection_.run(sql::sqlite::kCellFixRemoveAll, import_id));
  INLET_TRY(connection_.run(sql::sqlite::kValueFixRemoveAll, import_id));
  return connection_.run(sql::sqlite::kLeftOutRowRemoveAll, import_id);
}

Result<FixCount> SqliteFixRecords::count(ImportId import_id) {
  INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kFixCount, import_id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return FixCount();
  return FixCount{row.number(0), row.number(1), row.number(2)};
}

Result<std::vector<CellFix>> SqliteFixRecords::cells(ImportId import_id, std::int64_t after_record,
                                                     std::uint32_t after_column, std::uint32_t limit) {
  INLET_ASSIGN(SqliteStatement rows,
               connection_.query(sql::sqlite::kCellFixList, import_id, after_record, after_column, limit));
  std::vector<CellFix> fixes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return fixes;
    fixes.push_back({rows.number(0), static_cast<std::uint32_t>(rows.number(1)), rows.string(2)});
  }
}

Result<std::vector<ValueFix>> SqliteFixRecords::values(ImportId import_id) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kValueFixList, import_id));
  std::vector<ValueFix> fixes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return fixes;
    fixes.push_back({static_cast<std::uint32_t>(rows.number(0)), rows.string(1), rows.string(2)});
  }
}

Result<std::vector<std::int64_t>> SqliteFixRecords::left_out(ImportId import_id) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kLeftOutRowList, import_id));
  std::vector<std::int64_t> records;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return records;
    records.push_back(rows.number(0));
  }
}

}  // namespace inlet::store
