// SPDX-License-Identifier: Apache-2.0
//
// What a reader gives, as lines that are easy to compare: cells between bars, a kind before its colon where it is no text.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes/memory_source.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

inline std::string cell_as_text(const Cell& cell) {
  static const char* const kKinds[] = {"", "n:", "b:", "d:", "dt:", "t:", "e:", "f:"};
  std::string text = kKinds[static_cast<std::size_t>(cell.kind)] + std::string(cell.text);
  if (cell.shown != cell.text) text += "(" + std::string(cell.shown) + ")";
  return text;
}

inline std::string row_as_text(const RowBlock& block, std::size_t row) {
  std::string line = std::to_string(block.row(row).number);
  for (std::size_t i = 0; i < block.cell_count(row); ++i) line += "|" + cell_as_text(block.cell(row, i));
  return line;
}

// All rows that are still to come; the name of the code behind a "!" when the file can't be read on.
inline std::vector<std::string> rows_as_text(RowReader& reader) {
  std::vector<std::string> lines;
  RowBlock block;
  while (true) {
    const auto more = reader.next(block);
    if (!more.has_value()) {
      lines.push_back("!" + std::string(base::name_of(more.error().code)));
      return lines;
    }
    if (!*more) return lines;
    for (std::size_t i = 0; i < block.row_count(); ++i) lines.push_back(row_as_text(block, i));
  }
}

// All rows of the first sheet (or the one that `profile` says) of a file in memory, by one of the open functions.
template <class Open>
std::vector<std::string> rows_of(Open open, std::string file, const SourceProfile& profile = {},
                                 const ReadLimits& limits = {}) {
  const base::MemorySource source(std::move(file));
  auto reader = open(source, profile, limits);
  if (!reader.has_value()) return {"!" + std::string(base::name_of(reader.error().code))};
  return rows_as_text(**reader);
}

}  // namespace inlet::tables
