// SPDX-License-Identifier: Apache-2.0
//
// The columns of a table as people see them: names distinct and never blank.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/rows/row_block.h"

namespace inlet::tables {

struct Column {
  std::uint32_t index = 0;
  std::string name;     // as in the file; doubled ones get " (2)", blank ones are "Column D"
  std::string written;  // exactly as in the file, for the file of failed records
};

struct Header {
  std::vector<Column> columns;
};

// Spreadsheet letters of a column: 0 is A, 26 is AA.
std::string column_letters(std::uint32_t index);

// The header from a row of names, with at least `column_count` columns.
Header make_header(const std::vector<std::string>& names, std::uint32_t column_count);

// How names are compared (semantics 39): without marks, case, accents, `_-.`, spaces, a trailing `*`, `:` or "(required)".
std::string fold_column_name(std::string_view name);

// Columns that Inlet itself adds to files of failed records (`_Row`, `_Outcome`, `_Error codes`, `_Error messages`, `_Rest`,
// `_Job`) and to exports (`_Lead`).
bool is_own_column(std::string_view name);

}  // namespace inlet::tables
