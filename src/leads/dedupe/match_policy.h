// SPDX-License-Identifier: Apache-2.0
//
// What happens with a row whose lead is there already, and with one whose lead isn't (semantics 17, 19, 20).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::leads {

enum class OnDuplicate : std::uint8_t { kSkip, kUpdate, kCreate, kError };
enum class OnUnmatched : std::uint8_t { kCreate, kSkip };
enum class OnSeveral : std::uint8_t { kFail, kOldest, kNewest, kLastUpdated };  // update only
enum class MergeRule : std::uint8_t { kOverwrite, kFillBlanks, kKeep };

struct MatchPolicy {
  OnDuplicate on_duplicate = OnDuplicate::kSkip;
  OnUnmatched on_unmatched = OnUnmatched::kCreate;
  OnSeveral on_several = OnSeveral::kFail;
  MergeRule merge = MergeRule::kOverwrite;
  std::map<std::string, MergeRule> merge_of_field;  // where it differs from `merge`
  bool clear_with_na = false;                       // #N/A clears a value on update

  MergeRule rule_for(const std::string& field) const {
    const auto place = merge_of_field.find(field);
    return place == merge_of_field.end() ? merge : place->second;
  }
  friend bool operator==(const MatchPolicy&, const MatchPolicy&) = default;
};

std::string_view name_of(OnDuplicate choice);  // skip, update, create, error
std::optional<OnDuplicate> on_duplicate_named(std::string_view name);
std::string_view name_of(OnUnmatched choice);  // create, skip
std::optional<OnUnmatched> on_unmatched_named(std::string_view name);
std::string_view name_of(OnSeveral choice);  // fail, oldest, newest, last_updated
std::optional<OnSeveral> on_several_named(std::string_view name);
std::string_view name_of(MergeRule rule);                          // overwrite, fill-blanks, keep
std::optional<MergeRule> merge_rule_named(std::string_view name);  // fill_blanks too

std::string to_json(const MatchPolicy& policy);
Result<MatchPolicy> match_policy_from_json(std::string_view json);

}  // namespace inlet::leads
