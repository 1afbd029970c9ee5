// SPDX-License-Identifier: Apache-2.0
//
// The rules by which one list of criteria follows another: the next one takes effect as a whole, as soon as all of it is built
// (semantics 14). Pure: records go in and come out changed.
#pragma once

#include <string>
#include <vector>

#include "leads/dedupe/criteria_records.h"

namespace inlet::engine {

struct CriterionWish {
  std::vector<std::string> fields;
  bool ignore_gmail_dots = false;
  friend bool operator==(const CriterionWish&, const CriterionWish&) = default;
};

// Makes `wishes` the next list: what is there already is used again, new ones (id 0) are to be built, and ones that were being
// built and are wanted no more retire. Criteria of unique fields stay out of it.
void plan_next(std::vector<leads::CriterionRecord>& records, const std::vector<CriterionWish>& wishes);

// Whether a list waits to take effect, and whether all of it is built.
bool has_next(const std::vector<leads::CriterionRecord>& records);
bool is_next_built(const std::vector<leads::CriterionRecord>& records);

// The next list becomes the one in force; what is not in it retires.
void put_in_force(std::vector<leads::CriterionRecord>& records);

}  // namespace inlet::engine
