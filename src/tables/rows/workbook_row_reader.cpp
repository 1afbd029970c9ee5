// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/workbook_row_reader.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace inlet::tables {
namespace {

constexpr std::size_t kLargestSortedCells = 2 * 1024 * 1024;
constexpr std::size_t kLargestSortedBytes = 32 * 1024 * 1024;

base::Error out_of_order(std::uint64_t row) {
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile,
                          {"behind row " + std::to_string(row) + " stands a row that belongs before it"});
}

}  // namespace

Result<void> SortedRows::check_size() const {
  if (block_.cells.size() <= kLargestSortedCells && block_.bytes.size() <= kLargestSortedBytes) return {};
  return out_of_order(block_.rows.back().number);
}

void SortedRows::sort() {
  order_.resize(block_.rows.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(),
                   [this](std::size_t a, std::size_t b) { return block_.rows[a].number < block_.rows[b].number; });
}

Result<bool> SortedRows::next_row(RowAssembler& rows) {
  if (next_ == order_.size()) return false;
  const std::uint64_t number = block_.rows[order_[next_]].number;
  INLET_TRY(rows.begin_row(number));
  for (; next_ < order_.size() && block_.rows[order_[next_]].number == number; ++next_) {
    const std::size_t row = order_[next_];
    for (std::size_t column = 0; column < block_.cell_count(row); ++column) {
      const Cell cell = block_.cell(row, column);
      const bool is_blank = cell.text.empty() && cell.kind == CellKind::kText;
      const std::string_view shown = cell.shown == cell.text ? std::string_view() : cell.shown;
      if (!is_blank && !rows.add(static_cast<std::uint32_t>(column), cell.kind, cell.text, shown)) return rows.error();
    }
  }
  rows.end_row();
  return true;
}

Result<void> WorkbookRowReader::begin(SheetSize size) {
  if (size == SheetSize::kSmall) {
    INLET_ASSIGN(is_sorted_, has_disorder());
  }
  return restart();
}

Result<bool> WorkbookRowReader::has_disorder() {
  INLET_TRY(rewind());
  RowAssembler rows(limits_);
  RowBlock block;
  rows.begin_block(block);
  while (true) {
    while (rows.block_is_full()) rows.begin_block(block);
    const auto step = read_row(rows);
    // Whatever else is wrong is told when the rows are read.
    if (!step.has_value() || *step == RowStep::kEnd) return false;
    if (*step == RowStep::kDisorder) return true;
  }
}

Result<SortedRows> WorkbookRowReader::read_sorted() {
  SortedRows sorted;
  RowAssembler rows(limits_, RowAssembler::Order::kAny);
  rows.begin_block(sorted.block());
  while (true) {
    INLET_ASSIGN(const RowStep step, read_row(rows));
    if (step == RowStep::kEnd) break;
    INLET_TRY(sorted.check_size());
  }
  sorted.sort();
  return sorted;
}

Result<void> WorkbookRowReader::restart() {
  is_done_ = false;
  last_row_ = 0;
  sorted_.reset();
  rest_.reset();
  assembler_.emplace(limits_);
  INLET_TRY(rewind());
  if (is_sorted_) {
    INLET_ASSIGN(SortedRows sorted, read_sorted());
    sorted_.emplace(std::move(sorted));
  }
  return {};
}

Result<bool> WorkbookRowReader::fill(RowBlock& block) {
  assembler_->begin_block(block);
  while (!is_done_ && !assembler_->block_is_full()) {
    if (sorted_) {
      INLET_ASSIGN(const bool more, sorted_->next_row(*assembler_));
      is_done_ = !more;
      continue;
    }
    INLET_ASSIGN(const RowStep step, read_row(*assembler_));
    if (step == RowStep::kDisorder) return out_of_order(assembler_->last_begun());
    is_done_ = step == RowStep::kEnd;
  }
  // A row far down, with nothing before it in this block: the block begins with the blank rows above it.
  if (block.rows.empty() && assembler_->holds_rows()) assembler_->begin_block(block);
  if (block.rows.empty()) return false;
  last_row_ = block.rows.back().number;
  return true;
}

Result<bool> WorkbookRowReader::next(RowBlock& block) {
  if (!rest_) return fill(block);
  block = std::move(*rest_);
  rest_.reset();
  last_row_ = block.rows.back().number;
  return true;
}

Result<void> WorkbookRowReader::seek(const Bookmark& place) {
  INLET_TRY(restart());
  RowBlock block;
  while (last_row_ < place.row) {
    INLET_ASSIGN(const bool more, fill(block));
    if (!more) return {};
  }
  if (last_row_ == place.row) return {};
  std::erase_if(block.rows, [&place](const RowPlace& row) { return row.number <= place.row; });
  rest_.emplace(std::move(block));
  last_row_ = place.row;
  return {};
}

}  // namespace inlet::tables
