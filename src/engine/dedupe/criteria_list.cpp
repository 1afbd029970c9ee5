// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/criteria_list.h"

#include <algorithm>

namespace inlet::engine {
namespace {

using leads::CriterionRecord;
using leads::CriterionState;

}  // namespace

void plan_next(std::vector<CriterionRecord>& records, const std::vector<CriterionWish>& wishes) {
  for (CriterionRecord& record : records) record.next_position.reset();
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const auto place = static_cast<std::int64_t>(i) + 1;
    // One that retires may have lost keys already, so it is no use.
    const auto known = std::ranges::find_if(records, [&](const CriterionRecord& record) {
      return !record.criterion.unique && record.state != CriterionState::kRetiring &&
             record.criterion.fields == wishes[i].fields &&
             record.criterion.ignore_gmail_dots == wishes[i].ignore_gmail_dots;
    });
    if (known != records.end()) {
      known->next_position = place;
      continue;
    }
    CriterionRecord fresh;
    fresh.criterion.fields = wishes[i].fields;
    fresh.criterion.ignore_gmail_dots = wishes[i].ignore_gmail_dots;
    fresh.next_position = place;
    records.push_back(std::move(fresh));
  }
  for (CriterionRecord& record : records) {
    if (record.state == CriterionState::kBuilding && !record.next_position) record.state = CriterionState::kRetiring;
  }
  if (is_next_built(records)) put_in_force(records);
}

bool has_next(const std::vector<CriterionRecord>& records) {
  return std::ranges::any_of(records, [](const CriterionRecord& record) { return record.next_position.has_value(); });
}

bool is_next_built(const std::vector<CriterionRecord>& records) {
  return std::ranges::all_of(records,
                             [](const CriterionRecord& record) { return !record.next_position || record.is_built; });
}

void put_in_force(std::vector<CriterionRecord>& records) {
  for (CriterionRecord& record : records) {
    if (record.criterion.unique) continue;
    if (record.next_position) {
      record.state = CriterionState::kActive;
      record.position = *record.next_position;
      record.next_position.reset();
    } else {
      record.state = CriterionState::kRetiring;
    }
  }
}

}  // namespace inlet::engine
