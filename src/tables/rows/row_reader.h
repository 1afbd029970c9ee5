// SPDX-License-Identifier: Apache-2.0
//
// Reads a table block by block, from the first row of the file on, header and blank rows included. What the rows mean
// (header, record, footer) is decided above, by records.h.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/errors/result.h"
#include "tables/rows/row_block.h"

namespace inlet::tables {

struct ReadProgress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
};

// A place between two rows. Meaningful only with the same file and the same profile.
struct Bookmark {
  std::uint64_t row = 0;          // number of the last row before the place; 0: the beginning
  std::uint64_t line = 1;         // physical line of the next row
  std::uint64_t byte_offset = 0;  // text files: where the next row begins in the file
  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

// What a person should know of a sheet although it changes no row.
struct SheetTraits {
  std::uint64_t hidden_rows = 0;   // with cells, hidden by hand or by a filter; they are rows like others
  std::uint64_t merged_cells = 0;  // ranges; the value is that of the first cell
};

// Cells that are shown as one, which has the value of the first. Rows from 1, columns from 0, both ends included.
struct MergedRange {
  std::uint64_t first_row = 0;
  std::uint64_t last_row = 0;
  std::uint32_t column = 0;
  friend bool operator==(const MergedRange&, const MergedRange&) = default;
};

class RowReader {
 public:
  virtual ~RowReader() = default;
  // Replaces what `block` holds by the next rows (about 1,000 rows or 256 KiB, at least one). False at the end, with an
  // empty block. An Error means the file itself can no longer be read; rows given before stay good.
  virtual Result<bool> next(RowBlock& block) = 0;
  // The place behind the last row given.
  virtual Bookmark bookmark() const = 0;
  // Goes to a place that bookmark() of a reader of the same file and profile gave.
  virtual Result<void> seek(const Bookmark& place) = 0;
  virtual ReadProgress progress() const = 0;
  // Whole once next() has given the end.
  virtual SheetTraits traits() const { return {}; }
  // Those that go over several rows; whole once next() has given the end.
  virtual std::span<const MergedRange> merged_ranges() const { return {}; }
};

}  // namespace inlet::tables
