// SPDX-License-Identifier: Apache-2.0
//
// Writes the CSV files that Inlet hands out: UTF-8 with a mark, CRLF, quotes where needed, and cells that a spreadsheet would
// take for a formula guarded (semantics 43). Reading them back gives the same texts.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tables/rows/text_sink.h"

namespace inlet::tables {

struct CsvStyle {
  char delimiter = ',';
  bool has_byte_order_mark = true;
  bool guards_formulas = true;
};

class CsvWriter {
 public:
  CsvWriter(TextSink sink, const CsvStyle& style);

  // A cell at a time, or a row at once. Text is kept until a piece of some size is there.
  void add_cell(std::string_view text);
  Result<void> end_row();
  Result<void> write_row(std::span<const std::string_view> cells);
  // Hands out what is left. To be called once, at the end.
  Result<void> finish();

 private:
  TextSink sink_;
  CsvStyle style_;
  std::string pending_;
  std::size_t row_begin_ = 0;   // in pending_
  std::size_t cell_count_ = 0;  // of the row that is being written
};

// Appends a cell as a CSV file holds it, without the guard.
void append_csv_cell(std::string_view text, char delimiter, std::string& to);

}  // namespace inlet::tables
