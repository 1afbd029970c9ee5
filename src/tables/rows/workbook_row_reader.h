// SPDX-License-Identifier: Apache-2.0
//
// What all readers of workbooks have in common: blocks out of rows, going to a bookmark by reading again from the start, and
// sorting the rows of small sheets that were written out of order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "tables/rows/row_assembler.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

enum class RowStep : std::uint8_t {
  kRow,       // a row was read, blank or not
  kEnd,       // there are no more, and the sheet was whole
  kDisorder,  // a row comes that belongs before the last one; nothing of it was read
};

// All rows of a small sheet, in order; cells of rows with the same number are one row.
class SortedRows {
 public:
  RowBlock& block() { return block_; }
  // CORRUPT_FILE when it holds more than a small sheet can.
  Result<void> check_size() const;
  void sort();
  // False when there are no more.
  Result<bool> next_row(RowAssembler& rows);

 private:
  RowBlock block_;
  std::vector<std::size_t> order_;
  std::size_t next_ = 0;
};

class WorkbookRowReader : public RowReader {
 public:
  Result<bool> next(RowBlock& block) final;
  Bookmark bookmark() const final { return {last_row_, 1, 0}; }
  Result<void> seek(const Bookmark& place) final;

  // Must be called once before anything else. A sheet that is not small and has rows out of order is refused where the
  // first of them stands.
  enum class SheetSize : std::uint8_t { kSmall, kLarge };
  Result<void> begin(SheetSize size);

 protected:
  explicit WorkbookRowReader(const ReadLimits& limits) : limits_(limits) {}
  const ReadLimits& limits() const { return limits_; }
  bool is_done() const { return is_done_; }

  // Goes to the first row of the sheet.
  virtual Result<void> rewind() = 0;
  // Gives the next row to `rows`.
  virtual Result<RowStep> read_row(RowAssembler& rows) = 0;

 private:
  Result<bool> has_disorder();
  Result<void> restart();
  Result<bool> fill(RowBlock& block);
  Result<SortedRows> read_sorted();

  ReadLimits limits_;
  bool is_sorted_ = false;
  std::optional<RowAssembler> assembler_;
  std::optional<SortedRows> sorted_;
  std::optional<RowBlock> rest_;  // of a block that a bookmark cut
  bool is_done_ = false;
  std::uint64_t last_row_ = 0;
};

}  // namespace inlet::tables
