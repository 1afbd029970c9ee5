// SPDX-License-Identifier: Apache-2.0
//
// What could be made of a column's values where the survey shows the need: offered, never applied before a person chooses it,
// and taken back as easily.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "leads/convert/conversion_options.h"
#include "leads/fields/field.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

// excel_date: 45678 is a day; repair_text: "GarcÃ­a" is "García"; fix_case: "ANN LEE" is "Ann Lee"; blank_words: N/A, NULL, -
// and none are blanks; tidy_spaces: "Ann   Lee" is "Ann Lee"; split_name: a whole name in a column of first or last names (the
// column goes to full_name instead); split_values: "Berlin, Germany" are two values, the second for another field.
struct CleanUpOffer {
  std::string_view kind;
  std::uint64_t count = 0;  // cells that it concerns, of those that were looked at
  std::string before, after;
  std::string at;  // of split_values: what stands between the two
};

// For a column that goes to `field`; nullptr: to none. With what is chosen already.
std::vector<CleanUpOffer> offered_clean_ups(const tables::ColumnSurvey& survey, const leads::Field* field);

// False for an unknown word; split_name is a change of the mapping and so none, and split_values needs a field.
bool add_clean_up(leads::ConversionOptions& options, std::string_view word);
std::vector<std::string_view> clean_ups_of(const leads::ConversionOptions& options);
void keep_clean_ups(const leads::ConversionOptions& before, leads::ConversionOptions& options);
void keep_split(const leads::ConversionOptions& before, leads::ConversionOptions& options);

}  // namespace inlet::engine
