// SPDX-License-Identifier: Apache-2.0
//
// What becomes of rows whose lead is there already, or came earlier in the file: semantics 14 to 20, as tables of cases.
#include <gmock/gmock.h>

#include <functional>

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

void set(OwnEngine& own, const std::function<void(Settings&)>& change) {
  const auto transaction = own.writing();
  Settings settings = inlet::testing::must(read_settings(*transaction));
  change(settings);
  inlet::testing::must(store_settings(*transaction, settings));
  inlet::testing::must(transaction->commit());
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
    {"Rule14_BlankKeysAreAlwaysNew",
     kAnn,
     "Last Name,Email\nRay,\nRay,\n",
     policy(OnDuplicate::kSkip),
     {"created #2", "created #3"},
     {"last_name"},
     {"Lee", "Ray", "Ray"}},
    {"Rule14_ACriterionNeedsAllItsFields",
     "First Name,Last Name,Company\nAnn,Lee,Acme\n",
     "First Name,Last Name,Company\nAnn,Lee,\nANN,lee,acme\nAnn,Lee,Beta\n",
     policy(OnDuplicate::kSkip),
     {"created #2", "skipped #1 DUPLICATE_EXISTING", "created #3"},
     {"company"},
     {"Acme", "", "Beta"},
     {"row 3: DUPLICATE_EXISTING: Duplicate detected: same First Name + Last Name + Company as lead 1 (Ann Lee)."},
     {R"(["first_name","last_name","company"])"}},
    {"Rule14_TheFirstCriterionThatFindsALeadDecides",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,,+493087654321\n",
     "Last Name,Email,Phone\nOne,ann@example.com,\nTwo,new@example.com,030 87654321\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING", "skipped #2 DUPLICATE_EXISTING"},
     {"last_name"},
     {"Lee", "Ray"},
     {"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as lead 1 (Lee).",
      "row 3: DUPLICATE_EXISTING: Duplicate detected: same Phone as lead 2 (Ray)."},
     {R"(["email"])", R"(["phone"])"}},

    // 15: what is compared. Accents count, the rest of how it is written does not.
    {"Rule15_PhoneWithoutExtensionWhateverIsTyped",
     "Last Name,Phone\nLee,+49 30 12345678\n",
     "Last Name,Phone\nRay,030/12345678 ext. 5\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"last_name"},
     {"Lee"},
     {},
     {R"(["phone"])"}},
    {"Rule15_TextFoldedWithItsAccents",
     "Last Name,Company\nLee,Caf\u00e9  STRASSE\n",
     "Last Name,Company\nRay,cafe\u0301 Stra\u00dfe\nFox,Cafe Strasse\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING", "created #2"},
     {"last_name"},
     {"Lee", "Fox"},
     {},
     {R"(["company"])"}},
    {"Rule15_UrlWithoutSchemeWwwAndSlash",
     "Last Name,Website\nLee,https://www.acme.example/\n",
     "Last Name,Website\nRay,acme.example\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING"},
     {"last_name"},
     {"Lee"},
     {},
     {R"(["website"])"}},

    // 16: earlier rows of the file count as leads, if they became one.
    {"Rule16_InFileSkip",
     "",
     kInFile,
     policy(OnDuplicate::kSkip),
     {"created #1", "created #2", "skipped #1 DUPLICATE_IN_FILE"},
     {"company"},
     {"One", "Two"},
     {"row 4: DUPLICATE_IN_FILE: Duplicate detected: same Email as row 2."}},
    {"Rule16_InFileUpdate",
     "",
     kInFile,
     policy(OnDuplicate::kUpdate),
     {"created #1", "created #2", "updated #1"},
     {"company"},
     {"Three", "Two"}},
    {"Rule16_InFileCreate",
     "",
     kInFile,
     policy(OnDuplicate::kCreate),
     {"created #1", "created #2", "created #3"},
     {"company"},
     {"One", "Two", "Three"}},
    {"Rule16_InFileError",
     "",
     kInFile,
     policy(OnDuplicate::kError),
     {"created #1", "created #2", "failed #1 DUPLICATE_IN_FILE"},
     {"company"},
     {"One", "Two"}},
    {"Rule16_AFailedRowIsNoLead",
     "",
     "Last Name,Email\n,ann@example.com\nLee,ann@example.com\n",
     policy(OnDuplicate::kSkip),
     {"failed MISSING_REQUIRED(0)", "created #1"},
     {"last_name"},
     {"Lee"}},
    {"Rule16_ASkippedRowIsNoLead",
     kAnn,
     "Last Name,Email,Phone\nRay,ann@example.com,+493012345678\nDee,dee@example.com,+493012345678\n",
     policy(OnDuplicate::kSkip),
     {"skipped #1 DUPLICATE_EXISTING", "created #2"},
     {"last_name"},
     {"Lee", "Dee"},
     {},
     {R"(["email"])", R"(["phone"])"}},
    {"Rule16_AChangedKeyMatchesNoMore",
     "Last Name,Email,Phone\nLee,ann@example.com,+493012345678\n",
     "Last Name,Email,Phone\nLee,ann@new.example,+493012345678\nRay,ann@example.com,\nDee,ann@new.example,\n",
     policy(OnDuplicate::kUpdate),
     {"updated #1", "created #2", "updated #1"},
     {"last_name", "email"},
     {"Dee; ann@new.example", "Ray; ann@example.com"},
     {},
     {R"(["phone"])", R"(["email"])"}},

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

    // 20: merging.
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
    {"Rule20_StageStaysUnlessMapped",
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
  set(own, [](Settings& settings) { settings.organisation.phone_country = "DE"; });
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

TEST(Duplicates, Rule14_ALeadInTheTrashNeverMatches) {
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

// A lead of somebody else: the outcome is the same, its name is not told, and it is not changed.
TEST(Duplicates, Rule22_ALeadThatThePersonMayNotSeeIsNotNamed) {
  for (const bool sees_all : {true, false}) {
    SCOPED_TRACE(sees_all ? "sees all leads" : "sees one's own leads");
    OwnEngine own;
    own.import(kAnn);
    if (!sees_all) own.actor = access::Actor{own.actor.user, access::RoleId::kUser};
    const std::string who = sees_all ? "lead 1 (Lee)" : "a lead you may not see";
    const auto skipping = own.import(kNewAnn, policy(OnDuplicate::kSkip));
    EXPECT_EQ(own.outcomes(skipping.write_run), Lines{"skipped #1 DUPLICATE_EXISTING"});
    EXPECT_EQ(own.messages(skipping.write_run),
              Lines{"row 2: DUPLICATE_EXISTING: Duplicate detected: same Email as " + who + "."});
  }
}

TEST(Duplicates, Rule22_AnUpdateOfALeadOfSomebodyElseFails) {
  OwnEngine own;
  own.import(kAnn);
  set(own, [](Settings& settings) { settings.people_may_choose = true; });
  own.actor = access::Actor{own.actor.user, access::RoleId::kUser};
  EXPECT_EQ(own.outcomes(own.import(kNewAnn, policy(OnDuplicate::kUpdate)).write_run),
            Lines{"failed NO_PERMISSION_RECORD"});
  EXPECT_EQ(own.leads({"company"}), Lines{"Acme"});
}

// A row that means the one of two leads that was changed last, 1,500 rows behind the change: other batches, another worker.
TEST(Duplicates, Rule17_NeitherBatchesNorACrashShowInLastUpdated) {
  struct Death {};
  std::string file = "Last Name,Email,Phone,Company\nRay,bob@example.com,,New\nLee,ann@example.com,,New\n";
  for (int i = 0; i < 1'500; ++i) file += "Fill,fill" + std::to_string(i) + "@example.com,,\n";
  file += "Lee,,030 12345678,Newer\n";
  // One batch; two; two, and the worker dies between them.
  const std::pair<std::int64_t, int> ways[] = {{10'000, 0}, {1, 0}, {1, 1}};
  for (const auto& [batch_rows, dead_after] : ways) {
    SCOPED_TRACE("batches of " + std::to_string(batch_rows) + ", dead after " + std::to_string(dead_after));
    EngineLimits limits;
    limits.batch_rows = batch_rows;
    limits.batch_time = base::Duration(600'000);
    OwnEngine own(limits);
    own.set_criteria({R"(["email"])", R"(["phone"])"});
    set(own, [](Settings& settings) { settings.organisation.phone_country = "DE"; });
    own.import("Last Name,Email,Phone\nLee,ann@example.com,+493012345678\nRay,bob@example.com,+493012345678\n",
               policy(OnDuplicate::kCreate));
    const auto record = own.draft(file, several(OnSeveral::kLastUpdated));
    const auto checked = own.check(record.id);
    own.start(record.id);
    int batches = 0;
    const auto die = [&, dead = dead_after](const imports::Tally&) {
      if (++batches == dead) throw Death();
    };
    try {
      own.work(record.id, die);
    } catch (const Death&) {
      own.rescue();
      own.work(record.id);
    }
    const auto outcomes = own.outcomes(own.find(record.id).write_run);
    EXPECT_EQ(outcomes.back(), "updated #1");
    EXPECT_EQ(own.outcomes(checked.check_run, false), own.outcomes(own.find(record.id).write_run, false));
  }
}

TEST(Duplicates, Rule24_ADefaultFillsOnlyWhatIsBlank) {
  OwnEngine own;
  own.import("Last Name,Email,City\nLee,ann@example.com,Rome\nRay,bob@example.com,\n");
  const auto record = own.import("Last Name,Email\nLee,ann@example.com\nRay,bob@example.com\nDee,dee@example.com\n",
                                 policy(OnDuplicate::kUpdate), {{"city", "Oslo"}});
  EXPECT_EQ(own.outcomes(record.write_run), (Lines{"unchanged #1", "updated #2", "created #3"}));
  EXPECT_EQ(own.leads({"city"}), (Lines{"Rome", "Oslo", "Oslo"}));
}

}  // namespace
}  // namespace inlet::engine
