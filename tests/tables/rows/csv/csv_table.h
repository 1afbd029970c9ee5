// SPDX-License-Identifier: Apache-2.0
//
// A CSV text as its rows, for tests: each row one line, its cells in brackets.
#pragma once

#include <string>
#include <vector>

#include "base/bytes/memory_source.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {

struct ReadTable {
  std::vector<std::string> rows;  // "[a][b]"; a bad row is "CODE line N [raw]"
  std::vector<std::uint64_t> numbers, lines;
  std::vector<bool> bad_characters;
  std::string error;  // public name of what ended the reading
};

inline std::string shown_row(const RowBlock& block, std::size_t row) {
  std::string text;
  const RowPlace& place = block.row(row);
  if (place.status == RowStatus::kBad) {
    text = std::string(base::name_of(place.fault)) + " line " + std::to_string(place.fault_line) + " ";
  }
  for (std::size_t i = 0; i < block.cell_count(row); ++i) text += "[" + std::string(block.cell(row, i).text) + "]";
  return text;
}

inline void read_rest(RowReader& reader, ReadTable& table) {
  RowBlock block;
  for (;;) {
    const auto has_rows = reader.next(block);
    if (!has_rows.has_value()) table.error = std::string(base::name_of(has_rows.error().code));
    if (!has_rows.has_value() || !*has_rows) return;
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      table.rows.push_back(shown_row(block, row));
      table.numbers.push_back(block.row(row).number);
      table.lines.push_back(block.row(row).line);
      table.bad_characters.push_back(block.row(row).bad_characters);
    }
  }
}

inline ReadTable read_csv(const std::string& text, const SourceProfile& profile = {},
                          std::size_t piece_bytes = TextWindow::kPieceBytes, const ReadLimits& limits = {}) {
  const base::MemorySource source(text);
  ReadTable table;
  auto reader = CsvRowReader::open(source, profile, limits, piece_bytes);
  if (!reader.has_value()) {
    table.error = std::string(base::name_of(reader.error().code));
    return table;
  }
  read_rest(**reader, table);
  return table;
}

}  // namespace inlet::tables
