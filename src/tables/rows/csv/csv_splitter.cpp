// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_splitter.h"

#include <algorithm>
#include <bit>

namespace inlet::tables {

CsvSplitter::CsvSplitter(const SourceProfile& profile, std::uint32_t column_limit)
    : special_{profile.delimiter, profile.quote, profile.backslash_escapes && profile.quote != '\0'},
      column_limit_(column_limit) {}

void CsvSplitter::set_text(const char* text, std::size_t size, bool is_whole) {
  text_ = text;
  text_size_ = size;
  is_whole_ = is_whole;
  const std::size_t words = (size + 63) / 64;
  outside_.resize(words + 1);
  inside_.resize(words + 1);
  mark_special_bytes(text, words, special_, outside_.data(), inside_.data());
  if (size % 64 != 0) {
    const std::uint64_t used = (std::uint64_t{1} << (size % 64)) - 1;
    outside_[words - 1] &= used;
    inside_[words - 1] &= used;
  }
  outside_[words] = inside_[words] = ~std::uint64_t{0};
}

inline std::size_t CsvSplitter::next_mark(const std::vector<std::uint64_t>& marks, std::size_t position) const {
  std::size_t word = position / 64;
  std::uint64_t bits = marks[word] & (~std::uint64_t{0} << (position % 64));
  while (bits == 0) bits = marks[++word];
  return std::min(text_size_, word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

// A quote that is not at the beginning of its cell is a letter like any other.
inline std::size_t CsvSplitter::skip_stray_quotes(std::size_t position) const {
  std::size_t mark = next_mark(outside_, position);
  while (mark < text_size_ && text_[mark] == special_.quote && special_.quote != '\0') {
    mark = next_mark(outside_, mark + 1);
  }
  return mark;
}

CsvSplitter::QuotedCell CsvSplitter::quoted_cell(std::size_t begin, SplitRow& row) const {
  QuotedCell cell;
  std::size_t position = begin + 1;
  for (;;) {
    position = next_mark(inside_, position);
    if (position >= text_size_) return cell.end = text_size_, cell;
    const char byte = text_[position];
    const bool is_last = position + 1 == text_size_;
    if (byte == special_.quote) {
      if (is_last) {
        cell.is_closed = is_whole_;
        return cell.end = text_size_, cell;
      }
      if (text_[position + 1] != special_.quote) break;
      cell.is_plain = false;
      position += 2;
    } else if (byte == '\n') {
      ++row.lines;
      ++position;
    } else if (byte == '\r') {
      // CRLF is one line; a CR at the very end of the text is looked at again with the next piece.
      if (is_last || text_[position + 1] != '\n') ++row.lines;
      cell.is_plain = false;
      ++position;
    } else if (is_last) {  // a backslash, as are those below
      return cell.end = text_size_, cell;
    } else if (text_[position + 1] == special_.quote || text_[position + 1] == '\\') {
      cell.is_plain = false;
      position += 2;
    } else {
      ++position;
    }
  }
  cell.is_closed = true;
  cell.end = skip_stray_quotes(position + 1);
  if (cell.end != position + 1)
    cell.is_plain = false;  // text between the closing quote and the delimiter belongs to it
  return cell;
}

SplitRow CsvSplitter::split(std::size_t position, std::size_t origin, RowBlock& block) {
  SplitRow row;
  std::size_t& cell_count = row.cell_index;
  for (;;) {
    row.cell_begin = position;
    std::size_t end = 0;
    CellPlace place{static_cast<std::uint32_t>(position - origin), 0, 0, CellKind::kText};
    bool needs_rewrite = false;
    if (position < text_size_ && text_[position] == special_.quote && special_.quote != '\0') {
      row.lines_before_cell = row.lines - 1;
      const QuotedCell cell = quoted_cell(position, row);
      end = cell.end;
      if (!cell.is_closed) return row.end = RowEnd::kCutInQuotes, row;
      needs_rewrite = !cell.is_plain;
      place.offset += needs_rewrite ? 0 : 1;
      place.length = static_cast<std::uint32_t>(end - position - (needs_rewrite ? 0 : 2));
    } else {
      end = skip_stray_quotes(position);
      place.length = static_cast<std::uint32_t>(end - position);
    }
    const bool is_at_end = end >= text_size_;
    const char stop = is_at_end ? '\n' : text_[end];
    if (is_at_end ? !is_whole_ : (stop == '\r' && end + 1 == text_size_ && !is_whole_)) {
      return row.end = RowEnd::kCut, row;
    }
    // Surplus empty cells cost nothing, however many a spreadsheet has written.
    if (cell_count < column_limit_) {
      // An empty line is a row without cells.
      if (stop == special_.delimiter || cell_count > 0 || end > position) {
        if (needs_rewrite) to_rewrite_.push_back(static_cast<std::uint32_t>(block.cells.size()));
        block.cells.push_back(place);
      }
    } else if (place.length > 0) {
      return row.end = RowEnd::kTooManyColumns, row;
    }
    ++cell_count;
    position = std::min(end + 1, text_size_);
    if (!is_at_end && stop == special_.delimiter) continue;
    if (!is_at_end && stop == '\r' && position < text_size_ && text_[position] == '\n') ++position;
    row.next = position;
    return row;
  }
}

void CsvSplitter::drop_cells_from(std::size_t cell_count, RowBlock& block) {
  block.cells.resize(cell_count);
  while (!to_rewrite_.empty() && to_rewrite_.back() >= cell_count) to_rewrite_.pop_back();
}

void CsvSplitter::rewrite_cells(RowBlock& block) {
  for (const std::uint32_t index : to_rewrite_) {
    CellPlace& place = block.cells[index];
    place.length = static_cast<std::uint32_t>(unquote(block.bytes.data() + place.offset, place.length, special_));
  }
  to_rewrite_.clear();
}

std::size_t unquote(char* cell, std::size_t length, const SpecialBytes& special) {
  std::size_t to = 0;
  bool is_inside = true;
  for (std::size_t from = 1; from < length; ++from) {
    char byte = cell[from];
    const char next = from + 1 < length ? cell[from + 1] : '\0';
    const bool has_next = from + 1 < length;
    if (is_inside && byte == special.quote) {
      if (!has_next || next != special.quote) {
        is_inside = false;
        continue;
      }
      ++from;
    } else if (is_inside && special.has_escape && byte == '\\' && has_next && (next == special.quote || next == '\\')) {
      byte = next;
      ++from;
    } else if (byte == '\r') {
      byte = '\n';
      if (next == '\n') ++from;
    }
    cell[to++] = byte;
  }
  return to;
}

bool ClosingQuote::is_found_in(std::string_view piece) {
  for (const char byte : piece) {
    switch (state_) {
      case State::kInside:
        if (byte == special_.quote) {
          state_ = State::kAfterQuote;
        } else if (special_.has_escape && byte == '\\') {
          state_ = State::kAfterEscape;
        }
        break;
      case State::kAfterQuote:
        if (byte != special_.quote) return true;
        state_ = State::kInside;
        break;
      case State::kAfterEscape: state_ = State::kInside; break;
    }
  }
  return false;
}

}  // namespace inlet::tables
