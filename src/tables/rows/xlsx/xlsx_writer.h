// SPDX-License-Identifier: Apache-2.0
//
// Writes a table as an XLSX workbook of one sheet, row after row in constant memory: files of failed records and exports.
// Text is always a text cell, never a formula, whatever it begins with; numbers, dates, times and booleans stay typed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "tables/rows/row_block.h"

namespace inlet::tables {

struct XlsxCell {
  CellKind kind = CellKind::kText;
  std::string_view text;     // canonical text, as readers give it
  std::string_view shown;    // where it keeps zeros (00418); else empty or the same as text
  std::string_view comment;  // not empty: the cell is marked and says this
};

class XlsxWriter {
 public:
  // What one sheet can hold; a table beyond it must become CSV.
  static constexpr std::uint64_t kMostRows = 1'048'576;  // the header counts
  static constexpr std::uint32_t kMostColumns = 16'384;
  static constexpr std::size_t kLongestText = 32'767;  // UTF-16 code units
  static constexpr std::uint32_t kMostComments = 10'000;

  // Makes the file `path` only in finish(); temporary files go to its folder. `sheet_name` is cut and cleaned to what
  // Excel allows.
  static Result<std::unique_ptr<XlsxWriter>> create(const std::string& path, const std::string& sheet_name);
  // Without finish() nothing is written.
  ~XlsxWriter();
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  // A bold row that stays in view.
  Result<void> add_header(std::span<const std::string> names);
  // TOO_MANY_ROWS, TOO_MANY_COLUMNS or CELL_TOO_LONG when the sheet can't hold it. Comments beyond the first 10,000 are
  // left out; their cells are still marked.
  Result<void> add_row(std::span<const XlsxCell> cells);
  // INPUT_OUTPUT when the disk does not take it; the file is then removed.
  Result<void> finish();

 private:
  struct State;
  explicit XlsxWriter(std::unique_ptr<State> state);
  Result<void> add_cell(std::uint32_t column, const XlsxCell& cell);

  std::unique_ptr<State> state_;
};

// True when a text fits into a cell of XLSX.
bool fits_into_xlsx(std::string_view text);

}  // namespace inlet::tables
