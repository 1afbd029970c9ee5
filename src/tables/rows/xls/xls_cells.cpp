// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/xls_cells.h"

#include "tables/rows/filled_merges.h"
#include "tables/rows/number_cell.h"
#include "tables/rows/xls/biff_text.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

double rk_value(std::uint32_t rk) {
  double value = 0;
  if ((rk & 2) != 0) {
    value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
  } else {
    const std::uint64_t bits = static_cast<std::uint64_t>(rk & ~3U) << 32;
    __builtin_memcpy(&value, &bits, sizeof value);
  }
  return (rk & 1) != 0 ? value / 100 : value;
}

std::string_view error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    case 0x2B: return "#GETTING_DATA";
    default: return "#N/A";
  }
}

}  // namespace

XlsCells::XlsCells(XlsWorkbook& workbook, std::uint64_t sheet_offset)
    : workbook_(&workbook), records_(workbook.stream()), biff_(workbook.biff()), value_at_(biff_ == 2 ? 7 : 6) {
  records_.seek(sheet_offset);
}

bool XlsCells::is_cell(std::uint16_t type) const {
  switch (type) {
    case biff::kInteger2:
    case biff::kNumber2:
    case biff::kLabel2:
    case biff::kBoolErr2: return biff_ == 2;
    case biff::kFormula2:
    case biff::kFormula3:
    case biff::kFormula4:
    case biff::kNumber3:
    case biff::kLabel3:
    case biff::kBoolErr3:
    case biff::kRk:
    case biff::kMulRk:
    case biff::kLabelSst:
    case biff::kRichString: return true;
    default: return false;
  }
}

void XlsCells::note_traits() {
  constexpr std::uint16_t kRow3 = 0x0208;
  constexpr std::uint16_t kMergedCells = 0x00E5;
  const std::uint16_t type = records_.type();
  const auto& bytes = records_.bytes();
  if (type == kMergedCells) {
    constexpr std::size_t kRangeBytes = 8;  // first row, last row, first column, last column
    traits_.merged_cells += bytes.u16(0);
    for (std::size_t at = 2; at + kRangeBytes <= bytes.size(); at += kRangeBytes)
      note_range({bytes.u16(at) + std::uint64_t{1}, bytes.u16(at + 2) + std::uint64_t{1}, bytes.u16(at + 4)}, merged_);
  }
  if (type != kRow3) return;
  const bool has_cells = bytes.u16(2) < bytes.u16(4);
  const bool is_hidden = (bytes.u16(12) & 0x20U) != 0;
  traits_.hidden_rows += has_cells && is_hidden ? 1 : 0;
}

Result<RowStep> XlsCells::next_row(RowAssembler& rows) {
  std::uint64_t open_row = 0;
  while (true) {
    INLET_ASSIGN(const bool more, records_.next());
    if (!more) return corrupt_file("its end is missing");
    if (!saw_begin_ || nested_ > 0 || !is_cell(records_.type())) {
      INLET_ASSIGN(const bool is_end, read_other(open_row != 0 ? &rows : nullptr));
      if (!is_end) continue;
      records_.unread();
      if (open_row == 0) return RowStep::kEnd;
      INLET_TRY(settle_formula(rows));
      rows.end_row();
      return RowStep::kRow;
    }
    const std::uint64_t row = std::uint64_t{records_.bytes().u16(0)} + 1;
    if (row != open_row) {
      if (open_row != 0) {
        INLET_TRY(settle_formula(rows));
        rows.end_row();
        records_.unread();
        return RowStep::kRow;
      }
      if (!rows.comes_after(row)) return RowStep::kDisorder;
      INLET_TRY(rows.begin_row(row));
      open_row = row;
    }
    if (formula_column_) INLET_TRY(settle_formula(rows));
    INLET_TRY(read_cell(rows));
  }
}

// What is no cell. True at the end of the sheet. `rows`: whose row is open, if one is.
Result<bool> XlsCells::read_other(RowAssembler* rows) {
  const std::uint16_t type = records_.type();
  if (biff_of_bof(type, records_.bytes()) != 0) {
    if (saw_begin_) ++nested_;
    saw_begin_ = true;
    return false;
  }
  if (!saw_begin_) return corrupt_file("a sheet does not begin where it should");
  if (type == biff::kEof) {
    if (nested_ == 0) return true;
    --nested_;
    return false;
  }
  if (nested_ > 0) return false;
  note_traits();
  if ((type != biff::kString2 && type != biff::kString3) || !formula_column_ || rows == nullptr) {
    INLET_TRY(workbook_->apply(records_));
    return false;
  }
  INLET_TRY(read_label(0));
  if (!rows->add(*formula_column_, CellKind::kText, text_)) return rows->error();
  formula_column_.reset();
  return false;
}

// A formula whose text never came.
Result<void> XlsCells::settle_formula(RowAssembler& rows) {
  if (!formula_column_) return {};
  const std::uint32_t column = *formula_column_;
  formula_column_.reset();
  if (!rows.add_unified(column, CellKind::kFormulaNoValue, {})) return rows.error();
  return {};
}

const NumberFormat& XlsCells::format() const {
  const RecordBytes bytes = records_.bytes();
  if (biff_ == 2) return workbook_->styles().of_format(bytes.u8(5) & 0x3F);
  return workbook_->styles().of_style(bytes.u16(4));
}

bool XlsCells::add_number(RowAssembler& rows, std::uint32_t column, double value) const {
  return add_number_cell(rows, column, value, format(), workbook_->date_system());
}

Result<void> XlsCells::read_cell(RowAssembler& rows) {
  const RecordBytes bytes = records_.bytes();
  const std::uint32_t column = bytes.u16(2);
  if (bytes.size() < value_at_) return corrupt_file("a cell record is too short");
  bool is_added = true;
  switch (records_.type()) {
    case biff::kInteger2: is_added = add_number(rows, column, bytes.u16(value_at_)); break;
    case biff::kNumber2:
    case biff::kNumber3: is_added = add_number(rows, column, bytes.f64(value_at_)); break;
    case biff::kRk: is_added = add_number(rows, column, rk_value(bytes.u32(6))); break;
    case biff::kMulRk: is_added = add_multiple(rows); break;
    case biff::kBoolErr2:
    case biff::kBoolErr3:
      is_added = add_bool_or_error(rows, column, bytes.u8(value_at_), bytes.u8(value_at_ + 1) != 0);
      break;
    case biff::kFormula2:
    case biff::kFormula3:
    case biff::kFormula4: is_added = add_formula(rows, column); break;
    case biff::kLabelSst: {
      const auto text = workbook_->strings().at(bytes.u32(6));
      if (!text) return workbook_->strings().error();
      is_added = rows.add_unified(column, CellKind::kText, *text);
      break;
    }
    default:  // labels
      INLET_TRY(read_label(value_at_));
      is_added = rows.add(column, CellKind::kText, text_);
  }
  if (!is_added) return rows.error();
  return {};
}

bool XlsCells::add_multiple(RowAssembler& rows) const {
  const RecordBytes bytes = records_.bytes();
  const std::uint32_t first = bytes.u16(2);
  for (std::uint32_t i = 0; 4 + (i + 1) * 6 + 2 <= bytes.size(); ++i) {
    const NumberFormat& its_format = workbook_->styles().of_style(bytes.u16(4 + i * 6));
    const double value = rk_value(bytes.u32(6 + i * 6));
    if (!add_number_cell(rows, first + i, value, its_format, workbook_->date_system())) return false;
  }
  return true;
}

bool XlsCells::add_bool_or_error(RowAssembler& rows, std::uint32_t column, std::uint8_t value, bool is_error) const {
  if (is_error) return rows.add_unified(column, CellKind::kError, error_text(value));
  return rows.add_unified(column, CellKind::kBoolean, value != 0 ? "TRUE" : "FALSE");
}

bool XlsCells::add_formula(RowAssembler& rows, std::uint32_t column) {
  const RecordBytes bytes = records_.bytes();
  if (bytes.u16(value_at_ + 6) != 0xFFFF) return add_number(rows, column, bytes.f64(value_at_));
  switch (bytes.u8(value_at_)) {
    case 0: formula_column_ = column; return true;
    case 1: return add_bool_or_error(rows, column, bytes.u8(value_at_ + 2), false);
    case 2: return add_bool_or_error(rows, column, bytes.u8(value_at_ + 2), true);
    default: return true;  // the empty text
  }
}

// The text whose length stands at `at` of the current record, to text_.
Result<void> XlsCells::read_label(std::size_t at) {
  text_.clear();
  ContinuedReader reader(records_, at);
  if (biff_ == 8) {
    const std::uint16_t units = reader.u16();
    if (units != 0) reader.append_string(units, text_);
    return reader.outcome();
  }
  const RecordBytes bytes = records_.bytes();
  const std::size_t length = biff_ == 2 ? bytes.u8(at) : bytes.u16(at);
  CodePageText code_page = workbook_->code_page();
  code_page.append(bytes.from(at + (biff_ == 2 ? 1 : 2)).substr(0, length), text_);
  return {};
}

}  // namespace inlet::tables
