// SPDX-License-Identifier: Apache-2.0
//
// Rows whose lead is there already: in the trash, of somebody else, changed behind a crash, or without a value.
#include "tests/engine/pipeline/duplicate_case.h"

namespace inlet::engine {
namespace {

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
