// SPDX-License-Identifier: Apache-2.0
//
// What becomes of rows whose lead is there already, or came earlier in the file: semantics 14 and 16 to 20, as tables of cases.
#include <gmock/gmock.h>

#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::OwnEngine;
using leads::MergeRule;
using leads::OnDuplicate;
using leads::OnSeveral;
using leads::OnUnmatched;

using Lines = std::vector<std::string>;

struct Case {
  std::string name;
  std::string stored;  // the file that was imported before; its duplicates become leads of their own
  std::string file;
  leads::MatchPolicy policy;
  Lines outcomes;
  std::vector<std::string> fields;
  Lines leads;
  Lines messages = {};
  std::vector<std::string> criteria = {R"(["email"])"};
};

void PrintTo(const Case& given, std::ostream* out) { *out << given.name; }

leads::MatchPolicy policy(OnDuplicate on_duplicate, MergeRule merge = MergeRule::kOverwrite) {
  leads::MatchPolicy policy;
  policy.on_duplicate = on_duplicate;
  policy.merge = merge;
  return policy;
}

leads::MatchPolicy several(OnSeveral on_several) {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.on_several = on_several;
  return policy;
}

leads::MatchPolicy only_updates() {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.on_unmatched = OnUnmatched::kSkip;
  return policy;
}

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

constexpr const char* kAnn = "Last Name,Email,Company,City\nLee,ann@example.com,Acme,\n";
constexpr const char* kTwoAnns = "Last Name,Email,Company\nLee,ann@example.com,Acme\nRay,ann@example.com,Beta\n";
constexpr const char* kNewAnn = "Last Name,Email,Company,City\nLee, ANN@Example.com ,New,Rome\n";
constexpr const char* kInFile =
    "Last Name,Email,Company\nLee,ann@example.com,One\nRay,bob@example.com,Two\nLee,Ann@example.com,Three\n";

const Case kCases[] = {
    // 14: blank never equals blank; every field of a criterion must be filled.
    {"BlankKeysAreAlwaysNew",
     kAnn,
     "Last Name,Email\nRay,\nRay,\n",
     policy(OnDuplicate::kSkip),
     {"created #2", "created #3"},
     {"last_name"},
     {"Lee", "Ray", "Ray"}},
    {"ACriterionNeedsAllItsFields",
     "First Name,Last Name,Company\nAnn,Lee,Acme\n",
     "First Name,Last Name,Company\nAnn,Lee,\nANN,lee,acme\nAnn,Lee,Beta\n",
     policy(OnDuplicate::kSkip),
     {"created #2", "skipped #1 DUPLICATE_EXISTING", "created #3"},
     {"company"},
     {"Acme", "", "Beta"},
     {"row 3: DUPLICATE_EXISTING: Duplicate detected: same First Name + Last Name + Company as lead 1 (Ann Lee)."},
     {R"(["first_name","last_name","company"])"}},
    {"TheFirstCriterionThatFindsALeadDecides",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,,+493087654321\n",
     "Last Name,Email,Phone\nOne,ann@example.com,\nTwo,new@example.com,030 87654321\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING", "skipped #2 DUPLICATE_EXISTING"},
     {"last_name"},
     {"Lee", "Ray"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee).",
      "row 3: DUPLICATE_EXISTING: Duplicate detected: same Phone as lead 2 (Ray)."},
     {R"(["email"])", R"(["phone"])"}},

    // 16: earlier rows of the file count as leads, if they became one.
    {"InFileSkip",
     "",
     kInFile,
     policy(OnDuplicate::kSkip),
     {"created #1", "created #2", "skipped #1 DUPLICATE_IN_FILE"},
     {"company"},
     {"One", "Two"},
     {"row 4: DUPLICATE_IN_FILE: Duplicate detected: same Email as row 2."}},
    {"InFileUpdate",
     "",
     kInFile,
     policy(OnDuplicate::kUpdate),
     {"created #1", "created #2", "updated #1"},
     {"company"},
     {"Three", "Two"}},
    {"InFileCreate",
     "",
     kInFile,
     policy(OnDuplicate::kCreate),
     {"created #1", "created #2", "created #3"},
     {"company"},
     {"One", "Two", "Three"}},
    {"InFileError",
     "",
     kInFile,
     policy(OnDuplicate::kError),
     {"created #1", "created #2", "failed #1 DUPLICATE_IN_FILE"},
     {"company"},
     {"One", "Two"}},
    {"AFailedRowIsNoLead",
     "",
     "Last Name,Email\n,ann@example.com\nLee,ann@example.com\n",
     policy(OnDuplicate::kSkip),
     {"failed MISSING_REQUIRED(0)", "created #1"},
     {"last_name"},
     {"Lee"}},
    {"ASkippedRowIsNoLead",
     kAnn,
     "Last Name,Email,Phone\nRay,ann@example.com,+493012345678\nDee,dee@example.com,+493012345678\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING", "created #2"},
     {"last_name"},
     {"Lee", "Dee"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    {"AChangedKeyMatchesNoMore",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\n",
     "Last Name,Email,Phone\nLee,ann@new.example,+493012345678\nRay,ann@example.com,\nDee,ann@new.example,\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1", "created #2", "updated #1"},
     {"last_name", "email"},
     {"Dee; ann@new.example", "Ray; ann@example.com"},
     {},
     {R"(["phone"])", R"(["email"])"}},

    // 17: several leads.
    {"SeveralUpdateFails",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kFail),
     {"failed MULTIPLE_MATCHES"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: MULTIPLE_MATCHES: The same Email is held by several leads: lead 1 (Lee), lead 2 (Ray)."}},
    {"SeveralUpdateOldest",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kOldest),
     {"updated #1"},
     {"company"},
     {"New", "Beta"}},
    {"SeveralUpdateNewest",
     kTwoAnns,
     kNewAnn,
     several(OnSeveral::kNewest),
     {"updated #2"},
     {"company"},
     {"Acme", "New"}},
    {"SeveralSkip",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee), lead 2 (Ray)."}},
    {"SeveralCreate",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kCreate),
     {"created #3"},
     {"company"},
     {"Acme", "Beta", "New"}},
    {"SeveralError",
     kTwoAnns,
     kNewAnn,
     policy(OnDuplicate::kError),
     {"failed #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme", "Beta"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee), lead 2 (Ray)."}},

    // 18: criteria that point to different leads.
    {"CriteriaDisagree",
     "Last Name,Email,Phone\nLee,ann@example.com,\nRay,,+493087654321\n",
     "Last Name,Email,Phone\nLee,ann@example.com,+493087654321\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1 CRITERIA_DISAGREE"},
     {"phone"},
     {"+493087654321", "+493087654321"},
     {"row 2: CRITERIA_DISAGREE: Email points to lead 1 (Lee), Phone to lead 2 (Ray); the first one was taken."},
     {R"(["email"])", R"(["phone"])"}},

    // 19: what happens with a duplicate, and without one.
    {"Skip",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"company"},
     {"Acme"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee)."}},
    {"Update", kAnn, kNewAnn, policy(OnDuplicate::kUpdate), {"updated #1"}, {"company", "city"}, {"New; Rome"}},
    {"Create", kAnn, kNewAnn, policy(OnDuplicate::kCreate), {"created #2"}, {"company"}, {"Acme", "New"}},
    {"Error", kAnn, kNewAnn, policy(OnDuplicate::kError), {"failed #1 DUPLICATE_EXISTING"}, {"company"}, {"Acme"}},
    {"UpdateOnly",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,New\nRay,bob@example.com,Beta\n",
     only_updates(),
     {"updated #1", "skipped NOT_FOUND"},
     {"company"},
     {"New"}},

    // 20: merging.
    {"OverwriteKeepsWhatTheFileLeavesBlank",
     kAnn,
     "Last Name,Email,Company,City\n,ann@example.com,,Rome\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"last_name", "company", "city"},
     {"Lee; Acme; Rome"}},
    {"FillBlanks",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kUpdate, MergeRule::kFillBlanks),
     {"updated #1"},
     {"company", "city"},
     {"Acme; Rome"}},
    {"Keep",
     kAnn,
     kNewAnn,
     policy(OnDuplicate::kUpdate, MergeRule::kKeep),
     {"unchanged #1"},
     {"company", "city"},
     {"Acme; "}},
    {"KeepOneField", kAnn, kNewAnn, keeping_company(), {"updated #1"}, {"company", "city"}, {"Acme; Rome"}},
    {"TheSameAgainIsUnchanged", kAnn, kAnn, policy(OnDuplicate::kUpdate), {"unchanged #1"}, {"company"}, {"Acme"}},
    {"OptOutIsNeverCleared",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,no\n",
     policy(OnDuplicate::kUpdate),
     {"unchanged #1"},
     {"email_opt_out"},
     {"true"}},
    {"OptOutIsSet",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,no\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"email_opt_out"},
     {"true"}},
    {"OptOutIsNotClearedByAToken",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,yes\n",
     "Last Name,Email,Email Opt Out\nLee,ann@example.com,#N/A\n",
     clearing(),
     {"unchanged #1"},
     {"email_opt_out"},
     {"true"}},
    {"TagsJoin",
     "Last Name,Email,Tags\nLee,ann@example.com,vip;old\n",
     "Last Name,Email,Tags\nLee,ann@example.com,new;vip\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"tags"},
     {"new;old;vip"}},
    {"ATokenClears",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,#N/A\n",
     clearing(),
     {"updated #1"},
     {"company"},
     {""}},
    {"ATokenIsAnErrorWhereItIsOff",
     kAnn,
     "Last Name,Email,Company\nLee,ann@example.com,#N/A\n",
     policy(OnDuplicate::kUpdate),
     {"failed FORMULA_ERROR(2)"},
     {"company"},
     {"Acme"}},
    {"ATokenCannotClearWhatIsRequired",
     kAnn,
     "Last Name,Email\n#N/A,ann@example.com\n",
     clearing(),
     {"failed MISSING_REQUIRED(0)"},
     {"last_name"},
     {"Lee"}},
    // 17: what this import has just updated is what was updated last, in the same batch as well.
    {"LastUpdatedSeesTheRowBefore",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,bob@example.com,+493012345678\n",
     "Last Name,Email,Phone,Company\nLee,ann@example.com,,New\nLee,,030 12345678,Newer\n",
     several(OnSeveral::kLastUpdated),
     {"updated #1", "updated #1"},
     {"company"},
     {"Newer", ""},
     {},
     {R"(["email"])", R"(["phone"])"}},
    // 18: both leads are named, whatever happens with the row.
    {"CriteriaThatDisagreeAreToldOfACreatedRowToo",
     "Last Name,Email,Phone\nLee,ann@example.com,\nRay,bob@example.com,+493012345678\n",
     "Last Name,Email,Phone\nNew,ann@example.com,030 12345678\n",
     policy(OnDuplicate::kCreate),
     {"created #3 CRITERIA_DISAGREE"},
     {"last_name"},
     {"Lee", "Ray", "New"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    {"StageStaysUnlessMapped",
     "Last Name,Email,Stage\nLee,ann@example.com,Won\n",
     kNewAnn,
     policy(OnDuplicate::kUpdate),
     {"updated #1"},
     {"stage"},
     {"won"}},
};

class DuplicateCase : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Rules, DuplicateCase, ::testing::ValuesIn(kCases),
                         [](const auto& named) { return named.param.name; });

TEST_P(DuplicateCase, EndsAsTheRulesSay) {
  const Case& given = GetParam();
  OwnEngine own;
  own.set_criteria(given.criteria);
  Settings settings;
  settings.organisation.phone_country = "DE";
  {
    const auto transaction = own.writing();
    inlet::testing::must(store_settings(*transaction, settings));
    inlet::testing::must(transaction->commit());
  }
  if (!given.stored.empty()) own.import(given.stored, policy(OnDuplicate::kCreate));
  own.clock().advance(base::Duration(60'000));

  const auto draft = own.draft(given.file, given.policy);
  const auto checked = own.check(draft.id);
  own.start(draft.id);
  own.work(draft.id);
  const auto record = own.find(draft.id);
  EXPECT_EQ(own.outcomes(record.write_run), given.outcomes);
  EXPECT_EQ(own.leads(given.fields), given.leads);
  if (!given.messages.empty()) {
    EXPECT_EQ(own.messages(record.write_run), given.messages);
  }
  // And the check said so before.
  EXPECT_EQ(own.outcomes(checked.check_run, false), own.outcomes(record.write_run, false));
}

TEST(Duplicates, ALeadInTheTrashNeverMatches) {
  OwnEngine own;
  own.import(kAnn);
  {
    const auto transaction = own.writing();
    const leads::LeadId ids[] = {1};
    inlet::testing::must(transaction->leads().trash(ids, own.actor.user, own.clock().now()));
    inlet::testing::must(transaction->duplicates().release(std::span<const leads::LeadId>(ids)));
    inlet::testing::must(transaction->commit());
  }
  EXPECT_EQ(own.outcomes(own.import(kNewAnn).write_run), Lines{"created #2"});
}

TEST(Duplicates, ADefaultFillsOnlyWhatIsBlank) {
  OwnEngine own;
  own.import("Last Name,Email,City\nLee,ann@example.com,Rome\nRay,bob@example.com,\n");
  const auto record = own.import("Last Name,Email\nLee,ann@example.com\nRay,bob@example.com\nDee,dee@example.com\n",
                                 policy(OnDuplicate::kUpdate), {{"city", "Oslo"}});
  EXPECT_EQ(own.outcomes(record.write_run), (Lines{"unchanged #1", "updated #2", "created #3"}));
  EXPECT_EQ(own.leads({"city"}), (Lines{"Rome", "Oslo", "Oslo"}));
}

}  // namespace
}  // namespace inlet::engine
