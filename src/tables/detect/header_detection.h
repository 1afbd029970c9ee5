// SPDX-License-Identifier: Apache-2.0
//
// Which of the first 30 rows holds the names of the columns (semantics 39): names, not values; as many as the rows below have
// cells; above values of another kind. Exports put titles, dates of creation and whole other tables before it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tables/rows/row_block.h"

namespace inlet::tables {

struct SampleCell {
  std::string text;
  CellKind kind = CellKind::kText;
};

struct SampleRow {
  std::uint64_t number = 0;
  std::vector<SampleCell> cells;
};

struct HeaderGuess {
  std::optional<std::uint64_t> row;  // its number; none where the first row is a record
  double confidence = 0.5;
  std::vector<std::uint64_t> alternatives;  // likelier first
};

// `rows`: the first rows of a table, blank ones included or not.
HeaderGuess guess_header(const std::vector<SampleRow>& rows);

// Copies up to `limit` rows out of a block, behind those that are there.
void add_sample_rows(const RowBlock& block, std::size_t limit, std::vector<SampleRow>& rows);

}  // namespace inlet::tables
