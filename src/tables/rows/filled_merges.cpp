// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/filled_merges.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tables/rows/row_assembler.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kMostRows = 1'000;  // of a block
constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::size_t kMostRanges = 1'000'000;

// The value of a range that the present row is in.
struct OpenRange {
  std::uint64_t last_row = 0;
  std::uint32_t column = 0;
  std::string text, shown;
  CellKind kind = CellKind::kText;
};

class FilledMerges final : public RowReader {
 public:
  FilledMerges(std::unique_ptr<RowReader> reader, std::vector<MergedRange> ranges, const ReadLimits& limits)
      : reader_(std::move(reader)), ranges_(std::move(ranges)), limits_(limits) {
    std::ranges::stable_sort(ranges_, {}, &MergedRange::first_row);
  }

  Result<bool> next(RowBlock& block) override {
    block.clear();
    while (block.row_count() < kMostRows && block.bytes.size() < kMostBytes) {
      INLET_ASSIGN(const bool has_row, find_row());
      if (!has_row) break;
      INLET_TRY(give_row(block));
    }
    return block.row_count() > 0;
  }

  Bookmark bookmark() const override { return {last_row_, 1, 0}; }

  // The values above decide what is filled in, so the rows before the place are gone through.
  Result<void> seek(const Bookmark& place) override {
    INLET_TRY(reader_->seek({}));
    source_.clear();
    next_in_source_ = next_range_ = 0;
    last_row_ = filled_bytes_ = 0;
    open_.clear();
    RowBlock passed;
    while (last_row_ < place.row) {
      passed.clear();
      INLET_ASSIGN(const bool has_row, find_row());
      if (!has_row) break;
      INLET_TRY(give_row(passed));
    }
    return {};
  }

  ReadProgress progress() const override { return reader_->progress(); }
  SheetTraits traits() const override { return reader_->traits(); }

 private:
  Result<bool> find_row() {
    while (next_in_source_ == source_.row_count()) {
      next_in_source_ = 0;
      INLET_ASSIGN(const bool has_rows, reader_->next(source_));
      if (!has_rows) return false;
    }
    return true;
  }

  Result<void> give_row(RowBlock& block) {
    const RowPlace& place = source_.row(next_in_source_);
    std::erase_if(open_, [&](const OpenRange& range) { return range.last_row < place.number; });
    std::size_t width = place.cell_count;
    for (const OpenRange& range : open_) width = std::max<std::size_t>(width, range.column + std::size_t{1});
    cells_.assign(width, {});
    for (std::size_t column = 0; column < place.cell_count; ++column) {
      cells_[column] = source_.cell(next_in_source_, column);
    }
    for (const OpenRange& range : open_) {
      Cell& cell = cells_[range.column];
      if (!cell.text.empty() || cell.kind != CellKind::kText) continue;
      cell = {range.text, range.shown, range.kind};
      filled_bytes_ += range.text.size() + range.shown.size();
    }
    INLET_TRY(check_limits(place.number));
    open_ranges(place.number);
    put_row(place, block);
    last_row_ = place.number;
    ++next_in_source_;
    return {};
  }

  Result<void> check_limits(std::uint64_t row) const {
    std::size_t bytes = 0;
    for (const Cell& cell : cells_) bytes += cell.text.size();
    if (bytes > limits_.row_bytes) {
      return base::make_error(base::ErrorKind::kLimit, base::Code::kRowTooLong,
                              {std::to_string(row), size_text(limits_.row_bytes)});
    }
    if (filled_bytes_ <= limits_.unpacked_bytes) return {};
    return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb, {size_text(limits_.unpacked_bytes)});
  }

  // A range that begins above this row and was passed over, because its first row has no cells, is blank.
  void open_ranges(std::uint64_t row) {
    for (; next_range_ < ranges_.size() && ranges_[next_range_].first_row <= row; ++next_range_) {
      const MergedRange& range = ranges_[next_range_];
      if (range.first_row != row || range.column >= cells_.size()) continue;
      const Cell& first = cells_[range.column];
      const bool is_blank = first.text.empty() && first.kind == CellKind::kText;
      if (is_blank) continue;
      open_.push_back({range.last_row, range.column, std::string(first.text), std::string(first.shown), first.kind});
    }
  }

  void put_row(const RowPlace& place, RowBlock& block) const {
    RowPlace put = place;
    put.first_cell = static_cast<std::uint32_t>(block.cells.size());
    put.cell_count = static_cast<std::uint32_t>(cells_.size());
    for (const Cell& cell : cells_) {
      CellPlace at{static_cast<std::uint32_t>(block.bytes.size()), static_cast<std::uint32_t>(cell.text.size()), 0,
                   cell.kind};
      block.bytes += cell.text;
      if (cell.shown != cell.text) {
        at.shown_length = static_cast<std::uint16_t>(cell.shown.size());
        block.bytes += cell.shown;
      }
      block.cells.push_back(at);
    }
    block.rows.push_back(put);
  }

  std::unique_ptr<RowReader> reader_;
  std::vector<MergedRange> ranges_;
  ReadLimits limits_;
  RowBlock source_;
  std::size_t next_in_source_ = 0;
  std::size_t next_range_ = 0;
  std::uint64_t last_row_ = 0;
  std::uint64_t filled_bytes_ = 0;
  std::vector<OpenRange> open_;
  std::vector<Cell> cells_;  // of the row that is given
};

}  // namespace

void note_range(const MergedRange& range, std::vector<MergedRange>& ranges) {
  if (range.last_row > range.first_row && range.first_row > 0 && ranges.size() < kMostRanges) ranges.push_back(range);
}

Result<std::unique_ptr<RowReader>> fill_merged(std::unique_ptr<RowReader> reader, const ReadLimits& limits) {
  RowBlock block;
  for (;;) {
    INLET_ASSIGN(const bool has_rows, reader->next(block));
    if (!has_rows) break;
  }
  const auto told = reader->merged_ranges();
  std::vector<MergedRange> ranges(told.begin(), told.end());
  INLET_TRY(reader->seek({}));
  if (ranges.empty()) return reader;
  return std::unique_ptr<RowReader>(std::make_unique<FilledMerges>(std::move(reader), std::move(ranges), limits));
}

}  // namespace inlet::tables
