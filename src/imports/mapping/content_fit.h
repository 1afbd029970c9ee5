// SPDX-License-Identifier: Apache-2.0
//
// Whether the values of a column can be what its name says. A name is a claim; values withdraw it: a Title that holds Mr and
// Dr, a State that holds "active", a Budget in words.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "leads/fields/field.h"
#include "tables/detect/column_survey.h"

namespace inlet::imports {

// The distinct values of a column with how often they stand there; a sample where there are too many.
class ColumnContent {
 public:
  // `survey` must outlive this.
  explicit ColumnContent(const tables::ColumnSurvey& survey);

  bool is_empty() const { return total_ == 0; }
  // Of the filled cells, from 0 to 1; 0 for an empty column. With a benefit as if that many more cells had passed.
  template <class Test>
  double share(Test test, std::uint64_t benefit = 0) const {
    std::uint64_t passed = 0;
    for (const auto& [text, count] : values_) {
      if (test(text)) passed += count;
    }
    return total_ == 0 ? 0 : static_cast<double>(passed + benefit) / static_cast<double>(total_ + benefit);
  }
  std::size_t value_count() const { return values_.size(); }
  // Of all filled cells of the column, how many hold a value of their own.
  double distinct_share() const { return distinct_share_; }
  std::uint64_t filled() const { return filled_; }
  const std::vector<std::pair<std::string_view, std::uint64_t>>& values() const { return values_; }

 private:
  std::vector<std::pair<std::string_view, std::uint64_t>> values_;
  std::uint64_t total_ = 0;
  std::uint64_t filled_ = 0;
  double distinct_share_ = 0;
};

enum class Fit : std::uint8_t { kFits, kUnknown, kDoesNotFit };

// At least 80 % of the filled cells must fit; an empty column contradicts nothing.
Fit fit_of(const leads::Field& field, const ColumnContent& content, std::uint64_t benefit = 0);

// In favour of a name that is sure by itself: one wrong value of three proves nothing, ten of thirty do.
inline constexpr std::uint64_t kBenefitOfTheDoubt = 4;

// Whether the values are plainly something else than the field: yes and no in a Last Name, dates in an Email. What decides
// about a column that bears the field's own name: there values that are merely wrong are the person's to mend, and a handful
// of rows proves nothing, but ten values of which none fits do. Names that say little by themselves (State, Title, Value ...) are held to fit_of.
bool speaks_for_something_else(const leads::Field& field, const ColumnContent& content);

}  // namespace inlet::imports
