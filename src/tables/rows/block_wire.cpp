// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/block_wire.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

static_assert(sizeof(CellPlace) == 12 && std::is_trivially_copyable_v<CellPlace>);
static_assert(sizeof(WireRow) == 40 && std::has_unique_object_representations_v<WireRow>);
static_assert(sizeof(BlockHead) == 64 && std::has_unique_object_representations_v<BlockHead>);

// A row of 8 MiB, each byte of it replaced by three, and the block before it.
constexpr std::uint64_t kMostText = std::uint64_t{32} << 20U;
constexpr std::uint64_t kMostCells = std::uint64_t{1} << 20U;
constexpr std::uint64_t kMostRows = std::uint64_t{1} << 20U;
constexpr std::uint64_t kLongestShown = 4 * 32'767;  // of a bad row
constexpr std::uint64_t kLargestNumber = std::uint64_t{1} << 53U;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

class BlockCheck {
 public:
  BlockCheck(const RowBlock& block, const ReadLimits& limits)
      : text_(block.bytes), is_text_whole_(base::is_valid_utf8(block.bytes)), limits_(limits) {}

  const char* fault_of(const CellPlace& cell) const {
    const std::uint64_t middle = std::uint64_t{cell.offset} + cell.length;
    const std::uint64_t end = middle + cell.shown_length;
    if (end > text_.size() || cell.length > kLongestShown + limits_.cell_bytes * std::uint64_t{3}) {
      return "a cell outside of its text";
    }
    if (cell.kind > CellKind::kFormulaNoValue) return "a cell of no kind";
    if (cell.length == 0 && cell.shown_length == 0) return nullptr;
    if (is_text_whole_ && is_border(cell.offset) && is_border(middle) && is_border(end)) return nullptr;
    // Quotes that were taken off leave the ends of other texts behind, so the text as a whole need not be right.
    const bool is_valid = base::is_valid_utf8(text_.substr(cell.offset, cell.length)) &&
                          base::is_valid_utf8(text_.substr(middle, cell.shown_length));
    return is_valid ? nullptr : "a cell that is no text";
  }

 private:
  bool is_border(std::uint64_t place) const { return place >= text_.size() || begins_character(text_[place]); }

  std::string_view text_;
  bool is_text_whole_;
  const ReadLimits& limits_;
};

const char* fault_of(const WireRow& row, std::uint64_t last_row, std::size_t cells, const ReadLimits& limits) {
  if (row.number <= last_row || row.number > kLargestNumber) return "rows out of order";
  if (row.line > kLargestNumber || row.fault_line > kLargestNumber) return "a line that can't be";
  if (std::uint64_t{row.first_cell} + row.cell_count > cells) return "a row outside of its cells";
  if (row.cell_count > limits.columns) return "a row that is too wide";
  if (row.status > static_cast<std::uint8_t>(RowStatus::kBad)) return "a row of no status";
  const auto fault = static_cast<base::Code>(row.fault);
  if (fault != base::Code::kUnclosedQuote && fault != base::Code::kUnparsableRow) return "a fault that rows don't have";
  return nullptr;
}

}  // namespace

std::uint64_t BlockHead::part_bytes() const { return text_bytes + cells * sizeof(CellPlace) + rows * sizeof(WireRow); }

base::Error broken_wire(const char* what) {
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kReaderFailed, {}, what);
}

BlockHead head_of(const RowBlock& block, const Bookmark& after, const ReadProgress& progress) {
  return {block.bytes.size(), block.cells.size(), block.rows.size(), after, progress};
}

std::vector<WireRow> wire_rows(const RowBlock& block) {
  std::vector<WireRow> rows;
  rows.reserve(block.rows.size());
  for (const RowPlace& row : block.rows) {
    rows.push_back({row.number, row.line, row.fault_line, row.first_cell, row.cell_count,
                    static_cast<std::uint16_t>(row.fault), static_cast<std::uint8_t>(row.status),
                    static_cast<std::uint8_t>(row.bad_characters ? 1 : 0), 0});
  }
  return rows;
}

bool is_plausible(const BlockHead& head) {
  return head.text_bytes <= kMostText && head.cells <= kMostCells && head.rows <= kMostRows && head.rows > 0;
}

Result<void> take_rows(const std::vector<WireRow>& rows, std::uint64_t last_row, const ReadLimits& limits,
                       RowBlock& block) {
  const auto refuse = [&block](const char* what) {
    block.clear();
    return broken_wire(what);
  };
  const BlockCheck check(block, limits);
  for (const CellPlace& cell : block.cells) {
    if (const char* fault = check.fault_of(cell)) return refuse(fault);
  }
  block.rows.clear();
  for (const WireRow& row : rows) {
    if (const char* fault = fault_of(row, last_row, block.cells.size(), limits)) return refuse(fault);
    last_row = row.number;
    block.rows.push_back({row.number, row.line, row.first_cell, row.cell_count, static_cast<RowStatus>(row.status),
                          row.bad_characters != 0, static_cast<base::Code>(row.fault), row.fault_line});
  }
  return {};
}

}  // namespace inlet::tables
