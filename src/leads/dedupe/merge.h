// SPDX-License-Identifier: Apache-2.0
//
// What an update changes in a lead that is there (semantics 20, 24). Pure: the lead's values and the row's go in, changes come
// out; none means the row ends as unchanged.
#pragma once

#include <span>
#include <vector>

#include "leads/dedupe/match_policy.h"
#include "leads/fields/field.h"
#include "leads/values/lead.h"
#include "leads/values/lead_store.h"
#include "leads/values/text_arena.h"
#include "leads/values/value.h"

namespace inlet::leads {

// The policy made ready for the fields of an import, once per run.
struct MergeRules {
  std::vector<MergeRule> of_field;  // in the order of the fields
  bool clear_with_na = false;
};
MergeRules merge_rules(std::span<const Field* const> fields, const MatchPolicy& policy);

// The value that the field has after the update. `row`: of the file; blank, or Value::clear() for #N/A. `given`: the import's
// default for the field, none if there is none; it fills blanks only. Joined options live in `arena`.
Value merged_value(const Field& field, MergeRule rule, bool clear_with_na, const Value& existing, const Value& row,
                   const Value& given, TextArena& arena);

// Appends to `changes` (not cleared) every field whose value becomes another. All spans stand in the order of `fields`;
// `given` may be empty. Defaults of the catalogue are not for updates. Texts are views of what the arguments hold.
void merge(std::span<const Field* const> fields, std::span<const Value> existing, std::span<const Value> row,
           std::span<const Value> given, const MergeRules& rules, TextArena& arena, std::vector<FieldChange>& changes);

// The lead's values of the fields, in their order.
std::vector<Value> values_of(const Lead& lead, std::span<const Field* const> fields);

}  // namespace inlet::leads
