// SPDX-License-Identifier: Apache-2.0
//
// Rows that are no records although they are not blank (semantics 41): the header again in the middle of concatenated files,
// totals, and the lines that reports put under their table. When in doubt a row is a record.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "tables/rows/row_block.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

class LeftOutRows {
 public:
  // `header`: the names as written; empty where there is none.
  explicit LeftOutRows(std::vector<std::string> header);

  // To be called for each row below the header, in order, blank ones too. True when the row repeats the header or is a total.
  bool see(const RowBlock& block, std::size_t row_index, bool is_blank);

  // The footer, once all rows were seen. `first` is 0 when there is none.
  RowRange footer() const;

 private:
  struct Brief {  // of one of the last rows
    std::uint64_t number = 0;
    bool is_blank = false;
    bool is_line = false;    // only its first cell is filled
    bool is_phrase = false;  // it says what footers say
  };

  bool repeats_header(const RowBlock& block, std::size_t row_index) const;
  bool is_total(const RowBlock& block, std::size_t row_index, std::size_t filled) const;

  std::vector<std::string> header_;
  std::size_t first_name_ = 0;  // the first column that has a name
  std::deque<Brief> last_;
  std::uint64_t rows_ = 0, filled_cells_ = 0;  // of the rows so far
};

}  // namespace inlet::tables
