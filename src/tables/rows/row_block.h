// SPDX-License-Identifier: Apache-2.0
//
// Rows of a table, many at a time: the unit in which rows are read, handed between threads and sent over the pipe of a
// confined reader. One block owns the text of all its cells in one piece of memory that is reused, so that reading a row
// allocates nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/catalog.h"

namespace inlet::tables {

enum class CellKind : std::uint8_t {
  kText,            // a cell of a text file is always this
  kNumber,          // text is the number as ECMAScript prints it
  kBoolean,         // TRUE or FALSE
  kDate,            // 2024-05-31
  kDateTime,        // 2024-05-31T14:30:00
  kTime,            // 14:30:00
  kError,           // #REF! and the like, as shown
  kFormulaNoValue,  // a formula without a stored value
};

// What a cell holds. The views live as long as the block, unchanged.
struct Cell {
  std::string_view text;   // canonical text: cli.md, "Outputs that scripts rely on"
  std::string_view shown;  // the same, or the number as its format shows it where that keeps digits (00418)
  CellKind kind = CellKind::kText;
};

// Where a cell lies in the block's text. `shown` follows `text` directly where it differs.
struct CellPlace {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::uint16_t shown_length = 0;  // 0: shown is text
  CellKind kind = CellKind::kText;
};

// What a row is, as far as the reader alone can tell.
enum class RowStatus : std::uint8_t {
  kRow,
  kBad,  // delimited but not to be trusted: `fault` says why, the only cell is the raw text (cut to 32,767 characters)
};

struct RowPlace {
  std::uint64_t number = 0;  // as a spreadsheet shows it, from 1; blank rows count
  std::uint64_t line = 0;    // physical line of a text file where the row starts, from 1; 0 in workbooks
  std::uint32_t first_cell = 0;
  std::uint32_t cell_count = 0;
  RowStatus status = RowStatus::kRow;
  bool bad_characters = false;                    // some bytes could not be decoded and became U+FFFD
  base::Code fault = base::Code::kUnparsableRow;  // where status is kBad
  std::uint64_t fault_line = 0;                   // kUnclosedQuote: the line in which the quote opens
};

class RowBlock {
 public:
  std::size_t row_count() const { return rows.size(); }
  const RowPlace& row(std::size_t index) const { return rows[index]; }
  std::size_t cell_count(std::size_t row_index) const { return rows[row_index].cell_count; }

  // A cell beyond the end of its row is blank.
  Cell cell(std::size_t row_index, std::size_t column) const {
    const RowPlace& place = rows[row_index];
    if (column >= place.cell_count) return {};
    return cell_at(cells[place.first_cell + column]);
  }

  Cell cell_at(const CellPlace& place) const {
    const std::string_view text(bytes.data() + place.offset, place.length);
    if (place.shown_length == 0) return {text, text, place.kind};
    return {text, std::string_view(bytes.data() + place.offset + place.length, place.shown_length), place.kind};
  }

  void clear() {
    bytes.clear();
    cells.clear();
    rows.clear();
  }

  // Plain parts, so that readers fill them and the pipe sends them without a copy.
  std::string bytes;
  std::vector<CellPlace> cells;
  std::vector<RowPlace> rows;
};

}  // namespace inlet::tables
