// SPDX-License-Identifier: Apache-2.0
//
// What each column could be, before the columns compete for the fields: names and values looked at one column at a time, then
// what only the whole file can tell (a Name beside a First Name, the parts of one address).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "imports/mapping/content_fit.h"
#include "imports/mapping/header_matcher.h"
#include "imports/mapping/mapping_suggestion.h"

namespace inlet::imports {

struct Candidate {
  std::size_t column = 0;
  std::string field;
  double weight = 0;
  Evidence evidence = Evidence::kNone;
  SuggestionReason reason = SuggestionReason::kNoMatch;
  std::vector<std::string> arguments;
  AddressGroup group = AddressGroup::kPlain;
  bool last_resort = false;
};

// Why a column has no candidate although its name is known.
struct Withdrawal {
  SuggestionReason reason = SuggestionReason::kNoMatch;
  std::vector<std::string> arguments;
};

struct ColumnCandidates {
  std::vector<Candidate> candidates;
  Withdrawal withdrawal;
};

// One entry per column; `taken` columns get none.
std::vector<ColumnCandidates> find_candidates(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey,
                                              const std::vector<bool>& taken);

}  // namespace inlet::imports
