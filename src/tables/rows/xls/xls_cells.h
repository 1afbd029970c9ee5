// SPDX-License-Identifier: Apache-2.0
//
// The rows of an XLS worksheet, out of its cell records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/errors/result.h"
#include "tables/rows/row_assembler.h"
#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/xls/biff_records.h"
#include "tables/rows/xls/xls_workbook.h"

namespace inlet::tables {

class XlsCells {
 public:
  // `workbook` must outlive it; in workbooks of one sheet it learns styles while the cells are read.
  XlsCells(XlsWorkbook& workbook, std::uint64_t sheet_offset);

  Result<RowStep> next_row(RowAssembler& rows);
  const SheetTraits& traits() const { return traits_; }
  const std::vector<MergedRange>& merged_ranges() const { return merged_; }
  std::uint64_t stream_offset() const { return records_.offset(); }
  std::uint64_t stream_size() const { return records_.stream_size(); }

 private:
  bool is_cell(std::uint16_t type) const;
  void note_traits();
  Result<bool> read_other(RowAssembler* rows);
  Result<void> read_cell(RowAssembler& rows);
  bool add_number(RowAssembler& rows, std::uint32_t column, double value) const;
  bool add_formula(RowAssembler& rows, std::uint32_t column);
  bool add_bool_or_error(RowAssembler& rows, std::uint32_t column, std::uint8_t value, bool is_error) const;
  bool add_multiple(RowAssembler& rows) const;
  Result<void> read_label(std::size_t at);
  Result<void> settle_formula(RowAssembler& rows);
  const NumberFormat& format() const;  // of the current record's cell

  XlsWorkbook* workbook_;
  BiffRecords records_;
  std::uint32_t biff_;
  std::size_t value_at_;    // where a cell record's value begins
  std::size_t nested_ = 0;  // open substreams inside the sheet: charts
  bool saw_begin_ = false;
  SheetTraits traits_;
  std::vector<MergedRange> merged_;
  std::optional<std::uint32_t> formula_column_;  // its text comes in a later record
  std::string text_;
};

}  // namespace inlet::tables
