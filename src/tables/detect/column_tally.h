// SPDX-License-Identifier: Apache-2.0
//
// Collects what a survey says of one column, cell by cell. A value that comes again is recognised by its hash and costs next
// to nothing; a column of many different values stops counting them and is looked at cell by cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tables/detect/column_survey.h"
#include "tables/detect/value_shape.h"
#include "tables/rows/row_block.h"

namespace inlet::tables {

class ColumnTally {
 public:
  static constexpr std::uint64_t kDistinctLimit = 1'000;
  static constexpr std::size_t kValueLimit = 500;
  static constexpr std::size_t kSamples = 10;
  static constexpr std::size_t kSampleCharacters = 200;

  ColumnTally();
  void add(const Cell& cell);
  ColumnSurvey finish();

 private:
  struct Entry {
    std::uint64_t hash = 0;  // 0: the place is free
    std::uint64_t count = 0;
    std::uint64_t typed = 0;  // how many of them are typed cells, whose text has no vote
    ValueShape shape;
    std::uint32_t value = 0;  // index in values_
  };

  // False when the text is no longer counted, so that its shape has to be voted for by itself. `shown` is what a person sees of it.
  bool count(std::string_view text, std::string_view shown, bool is_typed);
  void grow();
  void stop_counting();
  void vote(const ValueShape& shape, std::uint64_t count);
  void add_typed(const Cell& cell);

  ColumnSurvey survey_;
  std::vector<Entry> entries_;       // open addressing, a power of two
  std::vector<std::string> values_;  // the first kValueLimit + 1 distinct ones
  bool is_counting_ = true;          // distinct values, until there are too many
};

}  // namespace inlet::tables
