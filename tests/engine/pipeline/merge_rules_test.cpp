// SPDX-License-Identifier: Apache-2.0
//
// What an update takes from the file and what it leaves: semantics 20, as a table of cases.
#include "tests/engine/pipeline/duplicate_case.h"

namespace inlet::engine {
namespace {

leads::MatchPolicy clearing() {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.clear_with_na = true;
  return policy;
}

leads::MatchPolicy keeping_company() {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.merge_of_field["company"] = MergeRule::kKeep;
  return policy;
}

const DuplicateCase kCases[] = {
    {"Rule20_OverwriteKeepsWhatTheFileLeavesBlank",
     kAnn,
     "Last Name,Email,Company,City\n,ann@example.com,,Rome\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"last_name", "company", "city"},
     {"Lee; Acme; Rome"}},
    {"Rule20_FillBlanks",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kUpdate, MergeRule::kFillBlanks),
     {"updated #1"},
     {"company", "city"},
     {"Acme; Rome"}},
    {"Rule20_Keep",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kUpdate, MergeRule::kKeep),
     {"unchanged #1"},
     {"company", "city"},
     {"Acme; "}},
    {"Rule20_KeepOneField", kAnn, kNewAnn, keeping_company(), {"updated #1"}, {"company", "city"}, {"Acme; Rome"}},
    {"Rule20_TheSameAgainIsUnchanged",
     kAnn,
     kAnn,
     policy(OnDuplicate::kUpdate),
     {"unchanged #1"},
     {"company"},
     {"Acme"}},
    {"Rule20_OptOutIsNeverCleared",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,no\n",
     policy(OnDuplicate::kUpdate),
     {"unchanged #1"},
     {"email_opt_out"},
     {"true"}},
    {"Rule20_OptOutIsSet",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,no\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"email_opt_out"},
     {"true"}},
    {"Rule20_OptOutIsNotClearedByAToken",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,#N/A\n",
     clearing(),
     {"unchanged #1"},
     {"email_opt_out"},
     {"true"}},
    {"Rule20_TagsJoin",
     "Last Name,Email,Tags\nLee,ann@example.com,vip;old\n",
     "Last Name,Email,Tags\nLee,ann@example.com,new;vip\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"tags"},
     {"new;old;vip"}},
    {"Rule20_ATokenClears",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,#N/A\n",
     clearing(),
     {"updated #1"},
     {"company"},
     {""}},
    {"Rule20_ATokenIsAnErrorWhereItIsOff",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,#N/A\n",
     policy(OnDuplicate::kUpdate),
     {"failed FORMULA_ERROR(2)"},
     {"company"},
     {"Acme"}},
    {"Rule20_ATokenCannotClearWhatIsRequired",
     kAnn,
     "Last Name,Email\n#N/A,ann@example.com\n",
     clearing(),
     {"failed MISSING_REQUIRED(0)"},
     {"last_name"},
     {"Lee"}},
    {"Rule20_StageStaysUnlessMapped",
     "Last Name,Email,Stage\nLee,ann@example.com,Won\n",
     kNewAnn,
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"stage"},
     {"won"}},
};

class MergeRules : public ::testing::TestWithParam<DuplicateCase> {};
INSTANTIATE_TEST_SUITE_P(Rules, MergeRules, ::testing::ValuesIn(kCases),
                         [](const auto& named) { return named.param.name; });

TEST_P(MergeRules, LeaveTheLeadThatTheRulesSay) { expect_ends_as_told(GetParam()); }

}  // namespace
}  // namespace inlet::engine
