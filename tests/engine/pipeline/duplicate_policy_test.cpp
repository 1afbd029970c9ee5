// SPDX-License-Identifier: Apache-2.0
//
// What happens with a duplicate, and where several leads match: semantics 17 to 19, as a table of cases.
#include "tests/engine/pipeline/duplicate_case.h"

namespace inlet::engine {
namespace {

constexpr const char* kTwoAnns = "Last Name,Email,Company\nLee,ann@example.com,Acme\nRay,ann@example.com,Beta\n";

leads::MatchPolicy only_updates() {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.on_unmatched = OnUnmatched::kSkip;
  return policy;
}

const DuplicateCase kCases[] = {
    // 17: several leads.
    {"Rule17_SeveralUpdateFails",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kFail),
     {"failed MULTIPLE_MATCHES"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: MULTIPLE_MATCHES: The same Email is held by several leads: lead 1 (Lee), lead 2 (Ray)."}},
    {"Rule17_SeveralUpdateOldest",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kOldest),
     {"updated #1"},
     {"company"},
     {"New", "Beta"}},
    {"Rule17_SeveralUpdateNewest",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kNewest),
     {"updated #2"},
     {"company"},
     {"Acme", "New"}},
    {"Rule17_SeveralSkip",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee), lead 2 (Ray)."}},
    {"Rule17_SeveralCreate",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kCreate),
     {"created #3"},
     {"company"},
     {"Acme", "Beta", "New"}},
    {"Rule17_SeveralError",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kError),
     {"failed #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee), lead 2 (Ray)."}},
    // 17: what this import has just updated is what was updated last, in the same batch as well.
    {"Rule17_LastUpdatedSeesTheRowBefore",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,bob@example.com,+493012345678\n",
     "Last Name,Email,Phone,Company\nLee,ann@example.com,,New\nLee,,030 12345678,Newer\n",
     several(OnSeveral::kLastUpdated),
     {"updated #1", "updated #1"},
     {"company"},
     {"Newer", ""},
     {},
     {R"(["email"])", R"(["phone"])"}},
    {"Rule17_LastUpdatedGoesByTheOrderOfTheRows",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,bob@example.com,+493012345678\n",
     "Last Name,Email,Phone,Company\nRay,bob@example.com,,New\nLee,ann@example.com,,New\nLee,,030 12345678,Newer\n",
     several(OnSeveral::kLastUpdated),
     {"updated #2", "updated #1", "updated #1"},
     {"company"},
     {"Newer", "New"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    {"Rule17_ALeadOfThisFileWasUpdatedLast",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\n",
     "Last Name,Email,Phone,Company\nRay,bob@example.com,,First\nRay,bob@example.com,030 12345678,\nFox,,030 "
     "12345678,Last\n",
     several(OnSeveral::kLastUpdated),
     {"created #2", "updated #2 CRITERIA_DISAGREE", "updated #2"},
     {"last_name", "company"},
     {"Lee; ", "Fox; Last"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    // 18: criteria that point to different leads.
    {"Rule18_CriteriaDisagree",
     "Last Name,Email,Phone\nLee,ann@example.com,\nRay,,+493087654321\n",
     "Last Name,Email,Phone\nLee,ann@example.com,+493087654321\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1 CRITERIA_DISAGREE"},
     {"phone"},
     {"+493087654321", "+493087654321"},
     {"row 2: CRITERIA_DISAGREE: Email points to lead 1 (Lee), Phone to lead 2 (Ray); the first one was taken."},
     {R"(["email"])", R"(["phone"])"}},
    // 18: both leads are named, whatever happens with the row.
    {"Rule18_CriteriaThatDisagreeAreToldOfACreatedRowToo",
     "Last Name,Email,Phone\nLee,ann@example.com,\nRay,bob@example.com,+493012345678\n",
     "Last Name,Email,Phone\nNew,ann@example.com,030 12345678\n",
     policy(OnDuplicate::kCreate),
     {"created #3 CRITERIA_DISAGREE"},
     {"last_name"},
     {"Lee", "Ray", "New"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    // 19: what happens with a duplicate, and without one.
    {"Rule19_Skip",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee)."}},
    {"Rule19_Update", kAnn, kNewAnn, policy(OnDuplicate::kUpdate), {"updated #1"}, {"company", "city"}, {"New; Rome"}},
    {"Rule19_Create", kAnn, kNewAnn, policy(OnDuplicate::kCreate), {"created #2"}, {"company"}, {"Acme", "New"}},
    {"Rule19_Error",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kError),
     {"failed #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme"}},
    {"Rule19_UpdateOnly",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,New\nRay,bob@example.com,Beta\n",
     only_updates(),
     {"updated #1", "skipped NOT_FOUND"},
     {"company"},
     {"New"}},
};

class DuplicatePolicy : public ::testing::TestWithParam<DuplicateCase> {};
INSTANTIATE_TEST_SUITE_P(Rules, DuplicatePolicy, ::testing::ValuesIn(kCases),
                         [](const auto& named) { return named.param.name; });

TEST_P(DuplicatePolicy, EndsAsTheRulesSay) { expect_ends_as_told(GetParam()); }

}  // namespace
}  // namespace inlet::engine
