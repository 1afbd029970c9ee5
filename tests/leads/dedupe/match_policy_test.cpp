// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/match_policy.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

TEST(Rule19MatchPolicy, SkipsDuplicatesAndCreatesTheRestOnAFreshInstallation) {
  const MatchPolicy fresh = match_policy_from_json("{}").value();
  EXPECT_EQ(fresh, MatchPolicy());
  EXPECT_EQ(fresh.on_duplicate, OnDuplicate::kSkip);
  EXPECT_EQ(fresh.on_unmatched, OnUnmatched::kCreate);
  EXPECT_EQ(fresh.rule_for("email"), MergeRule::kOverwrite);
}

TEST(MatchPolicy, ComesBackFromJson) {
  MatchPolicy policy;
  policy.on_duplicate = OnDuplicate::kUpdate;
  policy.on_unmatched = OnUnmatched::kSkip;
  policy.on_several = OnSeveral::kLastUpdated;
  policy.merge = MergeRule::kFillBlanks;
  policy.merge_of_field = {{"phone", MergeRule::kKeep}, {"city", MergeRule::kOverwrite}};
  policy.clear_with_na = true;
  EXPECT_EQ(match_policy_from_json(to_json(policy)).value(), policy);
}

TEST(MatchPolicy, RefusesWhatItDoesNotKnow) {
  for (const char* json :
       {R"({"on_duplicate":"ignore"})", R"({"merge_of_field":{"city":"maybe"}})", R"({"unknown":1})", "[]", ""}) {
    EXPECT_FALSE(match_policy_from_json(json).has_value()) << json;
  }
}

TEST(MatchPolicy, HasNamesThatReadBack) {
  EXPECT_EQ(on_duplicate_named("error"), OnDuplicate::kError);
  EXPECT_EQ(name_of(OnDuplicate::kCreate), "create");
  EXPECT_EQ(on_unmatched_named("skip"), OnUnmatched::kSkip);
  EXPECT_EQ(name_of(MergeRule::kFillBlanks), "fill-blanks");
  EXPECT_EQ(merge_rule_named("fill_blanks"), MergeRule::kFillBlanks);
  EXPECT_EQ(merge_rule_named("fill-blanks"), MergeRule::kFillBlanks);
  EXPECT_FALSE(on_duplicate_named("").has_value());
}

}  // namespace
}  // namespace inlet::leads
