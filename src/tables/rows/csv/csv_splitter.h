// SPDX-License-Identifier: Apache-2.0
//
// Where the cells of a row lie in a text, by the dialect of a profile. Knows nothing of files, pieces or limits other than
// that of columns; what it accepts beyond RFC 4180 is listed in docs/user/formats_csv.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/rows/csv/special_bytes.h"
#include "tables/rows/row_block.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

enum class RowEnd : std::uint8_t {
  kComplete,
  kCut,          // the text ends before the row does
  kCutInQuotes,  // the same, inside of quotes that opened at cell_begin
  kTooManyColumns,
};

struct SplitRow {
  RowEnd end = RowEnd::kComplete;
  std::size_t next = 0;                 // where the next row begins
  std::size_t cell_begin = 0;           // where the last cell begins
  std::size_t cell_index = 0;           // which one that is, from 0
  std::uint64_t lines = 1;              // physical lines that the row takes, up to `next`
  std::uint64_t lines_before_cell = 0;  // physical lines of it before the last cell
};

class CsvSplitter {
 public:
  CsvSplitter(const SourceProfile& profile, std::uint32_t column_limit);

  // What is split from now on: `size` bytes, and 64 readable ones behind. `is_whole`: the end of the text ends the last row.
  void set_text(const char* text, std::size_t size, bool is_whole);

  // Appends the cells of the row at `position` to block.cells, as if the text from `origin` on were block.bytes; those that
  // need a rewrite are noted until rewrite_cells(). `position` must be before the end of the text. What was appended counts
  // only if the row is complete.
  SplitRow split(std::size_t position, std::size_t origin, RowBlock& block);

  // Takes back what was appended since `cell_count` cells were there.
  void drop_cells_from(std::size_t cell_count, RowBlock& block);

  // Takes the quotes off and makes CRLF and CR into LF in the noted cells, in place, once block.bytes holds the text.
  void rewrite_cells(RowBlock& block);

 private:
  std::size_t next_mark(const std::vector<std::uint64_t>& marks, std::size_t position) const;
  std::size_t skip_stray_quotes(std::size_t position) const;
  // Gives where the quoted cell at `begin` ends; text_size_ if that is not in the text.
  struct QuotedCell {
    std::size_t end = 0;
    bool is_plain = true;  // its text is what stands between the first and the last quote
    bool is_closed = false;
  };
  QuotedCell quoted_cell(std::size_t begin, SplitRow& row) const;

  SpecialBytes special_;
  std::uint32_t column_limit_;
  const char* text_ = nullptr;
  std::size_t text_size_ = 0;
  bool is_whole_ = false;
  std::vector<std::uint64_t> outside_, inside_;  // marks, and a last word of ones that ends every search
  std::vector<std::uint32_t> to_rewrite_;        // indexes of cells
};

// The text of a raw cell that begins with a quote, written over it from its beginning; gives the new length.
std::size_t unquote(char* cell, std::size_t length, const SpecialBytes& special);

// Says over pieces of a text whether quotes that have opened are ever closed.
class ClosingQuote {
 public:
  explicit ClosingQuote(const SpecialBytes& special) : special_(special) {}
  // True once the closing quote was seen, which takes one byte behind it.
  bool is_found_in(std::string_view piece);
  bool is_found_at_end() const { return state_ == State::kAfterQuote; }

 private:
  enum class State : std::uint8_t { kInside, kAfterQuote, kAfterEscape };
  SpecialBytes special_;
  State state_ = State::kInside;
};

}  // namespace inlet::tables
