// SPDX-License-Identifier: Apache-2.0
//
// Puts the cells of a workbook, as they come, into blocks of rows: fills gaps with blank rows, leaves blank cells and rows at
// the end out, holds every limit, and sees to it that all text is valid UTF-8 with LF line ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_block.h"

namespace inlet::tables {

// Cells that a sheet has without writing them: blank ones before others in their rows, and repeated ones (ZIP_BOMB). A full sheet
// of 190 columns is below it; a cell in the last column of each of a million rows makes 17 billion out of a small file.
inline constexpr std::uint64_t kMostImpliedCells = 200'000'000;

class RowAssembler {
 public:
  enum class Order : std::uint8_t {
    kRising,  // rows come in order, gaps are filled
    kAny,     // rows are put down as they come, in one block without end
  };
  explicit RowAssembler(const ReadLimits& limits, Order order = Order::kRising) : limits_(limits), order_(order) {}

  // `block` is filled from now on; it must outlive its filling. Gives what a former block had no room for.
  void begin_block(RowBlock& block);
  bool block_is_full() const;
  // True while rows wait for the next block, although no more are added.
  bool holds_rows() const { return !held_.rows.empty(); }

  // Row numbers from 1. A number for which comes_after() is false must not begin.
  bool comes_after(std::uint64_t number) const { return number > last_begun_ || order_ == Order::kAny; }
  Result<void> begin_row(std::uint64_t number);
  // TOO_MANY_ROWS for a number that no sheet has; begin_row() asks too.
  Result<void> check_row(std::uint64_t number);

  // A cell of the begun row; columns from 0 in any order, a later one replaces an earlier one. Blank text is no cell.
  // False: a limit is passed, error() says which.
  bool add(std::uint32_t column, CellKind kind, std::string_view text, std::string_view shown = {});
  // The same, of a text in which with_line_feeds() would find nothing to do.
  bool add_unified(std::uint32_t column, CellKind kind, std::string_view text, std::string_view shown = {});
  void end_row();

  // The reader's own reason to stop, told like a passed limit.
  bool refuse(base::Error error);

  std::uint64_t last_begun() const { return last_begun_; }
  base::Error error() const { return error_; }

 private:
  void push_blank_rows(std::uint64_t first, std::uint64_t last);
  void repair_row();
  bool fail(base::Code code, std::vector<std::string> arguments);

  ReadLimits limits_;
  Order order_;
  RowBlock* block_ = nullptr;
  std::uint64_t last_begun_ = 0;
  std::uint64_t last_given_ = 0;
  std::size_t first_cell_ = 0;
  std::size_t first_byte_ = 0;
  std::uint64_t spread_cells_ = 0;
  std::string unified_;
  RowBlock held_;  // at most one row, that comes after a gap too long for one block
  base::Error error_;
};

// The text with LF for each CRLF and CR: itself, or what is then in `unified`.
std::string_view with_line_feeds(std::string_view text, std::string& unified);

// "1 MiB", "200 KiB", "17 bytes": a size limit as people read it.
std::string size_text(std::uint64_t bytes);

}  // namespace inlet::tables
