// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/row_assembler.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/header.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kBlockRows = 1000;
constexpr std::size_t kBlockBytes = 256 * 1024;
constexpr std::size_t kBlockCells = 64 * 1024;
constexpr std::size_t kBlankRows = 4096;  // in one block

// Bytes that are no UTF-8 become replacement characters.
void append_repaired(std::string_view text, std::string& to) {
  for (std::size_t i = 0; i < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, i);
    base::append_utf8(to, next.value);
    i += next.size_bytes;
  }
}

}  // namespace

std::string_view with_line_feeds(std::string_view text, std::string& unified) {
  std::size_t cr = text.find('\r');
  if (cr == std::string_view::npos) return text;
  unified.clear();
  for (; cr != std::string_view::npos; cr = text.find('\r')) {
    unified.append(text.substr(0, cr));
    unified += '\n';
    text.remove_prefix(cr + 1);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  unified.append(text);
  return unified;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes >= 1024 * 1024 && bytes % (1024 * 1024) == 0) return std::to_string(bytes / (1024 * 1024)) + " MiB";
  if (bytes >= 1024 && bytes % 1024 == 0) return std::to_string(bytes / 1024) + " KiB";
  return std::to_string(bytes) + " bytes";
}

bool RowAssembler::refuse(base::Error error) {
  error_ = std::move(error);
  return false;
}

bool RowAssembler::fail(base::Code code, std::vector<std::string> arguments) {
  return refuse(base::make_error(base::ErrorKind::kLimit, code, std::move(arguments)));
}

void RowAssembler::push_blank_rows(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t number = first; number <= last; ++number) {
    RowPlace& place = block_->rows.emplace_back();
    place.number = number;
    place.first_cell = static_cast<std::uint32_t>(block_->cells.size());
  }
  last_given_ = std::max(last_given_, last);
}

void RowAssembler::begin_block(RowBlock& block) {
  block_ = &block;
  block.clear();
  if (held_.rows.empty()) return;
  const std::uint64_t last_blank = std::min<std::uint64_t>(held_.rows[0].number - 1, last_given_ + kBlankRows);
  push_blank_rows(last_given_ + 1, last_blank);
  if (last_blank + 1 != held_.rows[0].number || block.rows.size() >= kBlankRows) return;
  block.bytes = held_.bytes;
  block.cells = held_.cells;
  for (RowPlace& place : block.rows) place.first_cell = 0;
  block.rows.push_back(held_.rows[0]);
  last_given_ = held_.rows[0].number;
  held_.clear();
}

bool RowAssembler::block_is_full() const {
  return !held_.rows.empty() || block_->rows.size() >= kBlockRows || block_->bytes.size() >= kBlockBytes ||
         block_->cells.size() >= kBlockCells;
}

Result<void> RowAssembler::check_row(std::uint64_t number) {
  if (number <= limits_.sheet_rows) return {};
  fail(base::Code::kTooManyRows, {std::to_string(number), std::to_string(limits_.sheet_rows)});
  return error_;
}

Result<void> RowAssembler::begin_row(std::uint64_t number) {
  INLET_TRY(check_row(number));
  last_begun_ = number;
  first_cell_ = block_->cells.size();
  first_byte_ = block_->bytes.size();
  return {};
}

bool RowAssembler::add(std::uint32_t column, CellKind kind, std::string_view text, std::string_view shown) {
  return add_unified(column, kind, with_line_feeds(text, unified_), shown);
}

bool RowAssembler::add_unified(std::uint32_t column, CellKind kind, std::string_view text, std::string_view shown) {
  if (column >= limits_.columns) {
    return fail(base::Code::kTooManyColumns, {std::to_string(column + 1), std::to_string(limits_.columns)});
  }
  std::string& bytes = block_->bytes;
  std::vector<CellPlace>& cells = block_->cells;
  if (text.empty() && kind == CellKind::kText && first_cell_ + column >= cells.size()) return true;
  if (text.size() > limits_.cell_bytes) {
    return fail(base::Code::kCellTooLong,
                {std::to_string(last_begun_), column_letters(column), size_text(limits_.cell_bytes)});
  }
  const std::size_t offset = bytes.size();
  bytes.append(text);
  if (!shown.empty()) bytes.append(shown);
  if (bytes.size() - first_byte_ > limits_.row_bytes) {
    return fail(base::Code::kRowTooLong, {std::to_string(last_begun_), size_text(limits_.row_bytes)});
  }
  const CellPlace place{static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(text.size()),
                        static_cast<std::uint16_t>(shown.size()), kind};
  const std::size_t at = first_cell_ + column;
  if (at == cells.size()) {
    cells.push_back(place);
    return true;
  }
  if (at > cells.size()) {
    spread_cells_ += at - cells.size();
    if (spread_cells_ > kMostImpliedCells)
      return fail(base::Code::kZipBomb, {std::to_string(kMostImpliedCells) + " cells"});
    cells.resize(at + 1);
  }
  cells[at] = place;
  return true;
}

// Some text of the row is no UTF-8: writes all of it again with replacement characters.
void RowAssembler::repair_row() {
  const std::string row_bytes = block_->bytes.substr(first_byte_);
  block_->bytes.resize(first_byte_);
  for (std::size_t i = first_cell_; i < block_->cells.size(); ++i) {
    CellPlace& cell = block_->cells[i];
    const std::size_t from = cell.length == 0 && cell.shown_length == 0 ? 0 : cell.offset - first_byte_;
    const std::size_t offset = block_->bytes.size();
    append_repaired(std::string_view(row_bytes).substr(from, cell.length), block_->bytes);
    const std::size_t length = block_->bytes.size() - offset;
    block_->bytes.append(row_bytes, from + cell.length, cell.shown_length);
    cell.offset = static_cast<std::uint32_t>(offset);
    cell.length = static_cast<std::uint32_t>(length);
  }
}

void RowAssembler::end_row() {
  std::vector<CellPlace>& cells = block_->cells;
  while (cells.size() > first_cell_ && cells.back().length == 0 && cells.back().kind == CellKind::kText)
    cells.pop_back();
  if (cells.size() == first_cell_) {
    block_->bytes.resize(first_byte_);
    return;
  }
  RowPlace place;
  place.number = last_begun_;
  place.first_cell = static_cast<std::uint32_t>(first_cell_);
  place.cell_count = static_cast<std::uint32_t>(cells.size() - first_cell_);
  if (!base::is_valid_utf8(std::string_view(block_->bytes).substr(first_byte_))) {
    place.bad_characters = true;
    repair_row();
  }
  if (order_ == Order::kAny) {
    block_->rows.push_back(place);
    return;
  }
  const std::uint64_t gap = last_begun_ - last_given_ - 1;
  if (block_->rows.size() + gap > kBlankRows) {
    // The row waits until as many blocks of blank rows as needed are given.
    held_.clear();
    held_.bytes = block_->bytes.substr(first_byte_);
    held_.cells.assign(cells.begin() + static_cast<std::ptrdiff_t>(first_cell_), cells.end());
    for (CellPlace& cell : held_.cells) {
      if (cell.offset != 0) cell.offset -= static_cast<std::uint32_t>(first_byte_);
    }
    place.first_cell = 0;
    held_.rows.push_back(place);
    cells.resize(first_cell_);
    block_->bytes.resize(first_byte_);
    return;
  }
  for (std::uint64_t number = last_given_ + 1; number < last_begun_; ++number) {
    RowPlace& blank = block_->rows.emplace_back();
    blank.number = number;
    blank.first_cell = place.first_cell;
  }
  block_->rows.push_back(place);
  last_given_ = last_begun_;
}

}  // namespace inlet::tables
