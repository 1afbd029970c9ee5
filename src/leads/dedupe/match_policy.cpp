// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/match_policy.h"

#include <array>
#include <utility>

#include "base/json/json.h"

namespace inlet::leads {
namespace {

template <class Choice>
using Names = std::pair<std::string_view, Choice>;

constexpr std::array<Names<OnDuplicate>, 4> kOnDuplicate = {{{"skip", OnDuplicate::kSkip},
                                                             {"update", OnDuplicate::kUpdate},
                                                             {"create", OnDuplicate::kCreate},
                                                             {"error", OnDuplicate::kError}}};
constexpr std::array<Names<OnUnmatched>, 2> kOnUnmatched = {
    {{"create", OnUnmatched::kCreate}, {"skip", OnUnmatched::kSkip}}};
constexpr std::array<Names<OnSeveral>, 4> kOnSeveral = {{{"fail", OnSeveral::kFail},
                                                         {"oldest", OnSeveral::kOldest},
                                                         {"newest", OnSeveral::kNewest},
                                                         {"last_updated", OnSeveral::kLastUpdated}}};
// The last name is how JSON writes it elsewhere; it is read, never written.
constexpr std::array<Names<MergeRule>, 4> kMergeRules = {{{"overwrite", MergeRule::kOverwrite},
                                                          {"fill-blanks", MergeRule::kFillBlanks},
                                                          {"keep", MergeRule::kKeep},
                                                          {"fill_blanks", MergeRule::kFillBlanks}}};

template <class List, class Choice>
std::string_view first_name(const List& names, Choice choice) {
  for (const auto& [name, meaning] : names) {
    if (meaning == choice) return name;
  }
  return {};
}

template <class Choice, std::size_t N>
std::optional<Choice> named(const std::array<Names<Choice>, N>& names, std::string_view wanted) {
  for (const auto& [name, meaning] : names) {
    if (name == wanted) return meaning;
  }
  return std::nullopt;
}

template <class Choice, std::size_t N>
void read_choice(base::JsonReader& reader, std::string_view name, const std::array<Names<Choice>, N>& names,
                 Choice& choice) {
  choice = reader.find_choice<Choice>(name, std::span<const Names<Choice>>(names)).value_or(choice);
}

void read_merge_of_field(base::JsonReader& reader, MatchPolicy& policy) {
  for (const std::string& field : reader.names()) {
    MergeRule rule = policy.merge;
    read_choice(reader, field, kMergeRules, rule);
    policy.merge_of_field[field] = rule;
  }
}

}  // namespace

std::string_view name_of(OnDuplicate choice) { return first_name(kOnDuplicate, choice); }
std::optional<OnDuplicate> on_duplicate_named(std::string_view name) { return named(kOnDuplicate, name); }
std::string_view name_of(OnUnmatched choice) { return first_name(kOnUnmatched, choice); }
std::optional<OnUnmatched> on_unmatched_named(std::string_view name) { return named(kOnUnmatched, name); }
std::string_view name_of(OnSeveral choice) { return first_name(kOnSeveral, choice); }
std::optional<OnSeveral> on_several_named(std::string_view name) { return named(kOnSeveral, name); }
std::string_view name_of(MergeRule rule) { return first_name(kMergeRules, rule); }
std::optional<MergeRule> merge_rule_named(std::string_view name) { return named(kMergeRules, name); }

std::string to_json(const MatchPolicy& policy) {
  base::JsonObject object{{"on_duplicate", name_of(policy.on_duplicate)},
                          {"on_unmatched", name_of(policy.on_unmatched)},
                          {"on_several", first_name(kOnSeveral, policy.on_several)},
                          {"merge", name_of(policy.merge)}};
  base::JsonObject of_field;
  for (const auto& [field, rule] : policy.merge_of_field) of_field[field] = name_of(rule);
  if (!of_field.empty()) object["merge_of_field"] = std::move(of_field);
  object["clear_with_na"] = policy.clear_with_na;
  return base::write_json(object);
}

Result<MatchPolicy> match_policy_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue root, base::parse_json(json));
  MatchPolicy policy;
  INLET_TRY(base::read_json(root, [&policy](base::JsonReader& reader) {
    read_choice(reader, "on_duplicate", kOnDuplicate, policy.on_duplicate);
    read_choice(reader, "on_unmatched", kOnUnmatched, policy.on_unmatched);
    read_choice(reader, "on_several", kOnSeveral, policy.on_several);
    read_choice(reader, "merge", kMergeRules, policy.merge);
    reader.find_object("merge_of_field", [&policy](base::JsonReader& fields) { read_merge_of_field(fields, policy); });
    policy.clear_with_na = reader.find_boolean("clear_with_na").value_or(false);
  }));
  return policy;
}

}  // namespace inlet::leads
