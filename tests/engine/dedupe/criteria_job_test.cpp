// SPDX-License-Identifier: Apache-2.0
//
// The list of criteria changes under a running Inlet: semantics 14.
#include "engine/dedupe/criteria_job.h"

#include <gmock/gmock.h>

#include "engine/verbs/change_criteria.h"
#include "engine/verbs/change_leads.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using Lines = std::vector<std::string>;

constexpr std::string_view kFive =
    "Last Name,Email,Phone\nLee,ann@x.example,+493012345601\nRay,bob@x.example,+493012345602\n"
    "Fox,cid@x.example,+493012345603\nOwl,dee@x.example,+493012345604\nElk,eve@x.example,+493012345605\n";
constexpr std::string_view kSamePhones =
    "Last Name,Email,Phone\nOne,new1@x.example,+493012345601\nTwo,new2@x.example,+493012345605\n";

const CriterionWish kEmail{{"email"}, false};
const CriterionWish kPhone{{"phone"}, false};

class Criteria : public ::testing::Test {
 protected:
  static EngineLimits limits() {
    EngineLimits limits;
    limits.batch_rows = 2;  // so that everything here has several batches
    return limits;
  }
  jobs::JobId change(const std::vector<CriterionWish>& wishes) {
    const auto view = must(view_criteria(own_.engine(), own_.actor));
    return must(change_criteria(own_.engine(), own_.actor, view.version, wishes));
  }
  // What a worker does with the job once it is due.
  void work(jobs::JobId job) {
    own_.clock().advance(base::Duration(60'000));
    std::optional<jobs::LeasedJob> leased;
    {
      const auto transaction = own_.writing();
      leased = must(transaction->jobs().lease_job(job, "test", own_.clock().now(), own_.engine().limits.lease));
      must(transaction->commit());
    }
    ASSERT_TRUE(leased.has_value());
    must(run_criteria(own_.engine(), *leased));
  }
  Lines in_force() {
    Lines lines;
    for (const auto& criterion : must(view_criteria(own_.engine(), own_.actor)).criteria) {
      std::string line;
      for (const std::string& field : criterion.fields) line += (line.empty() ? "" : "+") + field;
      lines.push_back(line + (criterion.ignore_gmail_dots ? " gmail" : ""));
    }
    return lines;
  }
  std::size_t stored() { return must(own_.reading()->criteria().list()).size(); }
  Lines outcomes(std::string_view file) { return own_.outcomes(own_.import(file).write_run); }

  OwnEngine own_{limits()};
};

TEST_F(Criteria, Semantics14AListTakesEffectAsAWholeWhenItIsBuilt) {
  own_.import(kFive);
  const auto job = change({kPhone, kEmail});
  EXPECT_EQ(in_force(), Lines{"email"});
  const auto building = must(view_criteria(own_.engine(), own_.actor));
  ASSERT_TRUE(building.next.has_value());
  EXPECT_EQ(building.next->size(), 2U);
  EXPECT_EQ(building.done, 0);
  EXPECT_EQ(building.total, 5);
  work(job);
  EXPECT_EQ(in_force(), (Lines{"phone", "email"}));
  EXPECT_FALSE(must(view_criteria(own_.engine(), own_.actor)).next.has_value());
  EXPECT_EQ(outcomes(kSamePhones), (Lines{"skipped #1 DUPLICATE_EXISTING", "skipped #5 DUPLICATE_EXISTING"}));
}

TEST_F(Criteria, WhatIsBuiltAlreadyTakesEffectAtOnce) {
  work(change({kPhone, kEmail}));
  EXPECT_EQ(change({kEmail, kPhone}), 0);
  EXPECT_EQ(in_force(), (Lines{"email", "phone"}));
}

TEST_F(Criteria, LeadsWrittenMeanwhileAreKnownByTheNewListToo) {
  own_.import("Last Name,Email,Phone\nLee,ann@x.example,+493012345601\nRay,bob@x.example,+493012345602\n");
  const auto job = change({kEmail, kPhone});
  // A new lead, an updated one, an edited one, one in the trash and one that came out of it.
  own_.import("Last Name,Email,Phone\nFox,cid@x.example,+493012345603\nOwl,dee@x.example,+493012345604\n");
  leads::MatchPolicy updating;
  updating.on_duplicate = leads::OnDuplicate::kUpdate;
  own_.import("Email,Last Name,Phone\nann@x.example,Lee,+493012345611\n", updating);
  const auto bob = must(own_.reading()->leads().find(2));
  must(edit_lead(own_.engine(), own_.actor, 2, bob->version, {{"phone", "+493012345612"}}, Duplicates::kRefuse));
  const leads::LeadId owl[] = {4};
  must(trash_leads(own_.engine(), own_.actor, owl));
  work(job);
  EXPECT_EQ(in_force(), (Lines{"email", "phone"}));
  EXPECT_EQ(outcomes("Last Name,Phone\nA,+493012345601\nB,+493012345611\nC,+493012345602\nD,+493012345612\n"
                     "E,+493012345603\nF,+493012345604\n"),
            (Lines{"created #5", "skipped #1 DUPLICATE_EXISTING", "created #6", "skipped #2 DUPLICATE_EXISTING",
                   "skipped #3 DUPLICATE_EXISTING", "created #7"}));
}

TEST_F(Criteria, AnImportKeepsTheListItStartedWith) {
  own_.import(kFive);
  const auto draft =
      own_.draft("Last Name,Email,Phone\nNew,ann@x.example,+493099999901\nNew,zoe@x.example,+493012345602\n");
  own_.start(draft.id);
  const auto job = change({kPhone});
  work(job);
  EXPECT_EQ(in_force(), Lines{"phone"});
  EXPECT_EQ(stored(), 2U) << "the import still works with the email";
  own_.work(draft.id);
  EXPECT_EQ(own_.outcomes(own_.find(draft.id).write_run), (Lines{"skipped #1 DUPLICATE_EXISTING", "created #6"}));
  work(job);
  EXPECT_EQ(stored(), 1U) << "the dropped one goes with its keys";
  EXPECT_EQ(outcomes("Last Name,Email,Phone\nA,ann@x.example,\nB,,+493012345602\n"),
            (Lines{"created #7", "skipped #2 DUPLICATE_EXISTING"}));
}

TEST_F(Criteria, ACrashAtAnyCommitLosesNothing) {
  for (int crash = 1; crash <= 9; ++crash) {  // it takes eight
    OwnEngine own(limits());
    own.import(kFive);
    const auto version = must(view_criteria(own.engine(), own.actor)).version;
    const auto job = must(change_criteria(own.engine(), own.actor, version, {kPhone}));
    bool is_done = false;
    for (int tries = 0; tries < 4 && !is_done; ++tries) {
      own.rescue();
      own.clock().advance(base::Duration(3'600'000));
      // The commit of the lease is the first one.
      own.database().fail_commit(tries == 0 ? crash + 1 : 0, base::internal_error("the machine is gone"));
      std::optional<jobs::LeasedJob> leased;
      {
        const auto transaction = own.writing();
        leased = must(transaction->jobs().lease_job(job, "test", own.clock().now(), own.engine().limits.lease));
        must(transaction->commit());
      }
      is_done = !leased.has_value();
      if (leased) (void)run_criteria(own.engine(), *leased);
    }
    own.database().fail_commit(0, base::internal_error("never"));
    ASSERT_TRUE(is_done) << "crash at commit " << crash;
    const auto records = must(own.reading()->criteria().list());
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records.front().criterion.fields, (std::vector<std::string>{"phone"}));
    EXPECT_EQ(own.outcomes(own.import(kSamePhones).write_run),
              (Lines{"skipped #1 DUPLICATE_EXISTING", "skipped #5 DUPLICATE_EXISTING"}));
  }
}

TEST_F(Criteria, WhatCantBeACriterionIsRefused) {
  const auto refused = [&](const std::vector<CriterionWish>& wishes) {
    const auto answer = change_criteria(own_.engine(), own_.actor, 0, wishes);
    return answer.has_value() ? "" : std::string(base::name_of(answer.error().code));
  };
  EXPECT_EQ(refused({{{"no_such"}, false}}), "NO_SUCH_FIELD");
  EXPECT_EQ(refused({{{}, false}}), "BAD_SETTING");
  EXPECT_EQ(refused({{{"full_name"}, false}}), "BAD_SETTING");
  EXPECT_EQ(refused({{{"phone"}, true}}), "BAD_SETTING");
  EXPECT_EQ(refused({kEmail, kEmail}), "BAD_SETTING");
  EXPECT_EQ(refused({{{"email", "email"}, false}}), "BAD_SETTING");
  const auto stale = change_criteria(own_.engine(), own_.actor, 7, {kEmail});
  ASSERT_FALSE(stale.has_value());
  EXPECT_EQ(stale.error().code, base::Code::kConflict);
  EXPECT_EQ(in_force(), Lines{"email"});
}

TEST_F(Criteria, Semantics15GmailDotsAreAnOption) {
  own_.import("Last Name,Email\nLee,ann.lee@gmail.com\n");
  EXPECT_EQ(outcomes("Last Name,Email\nLee,annlee+x@googlemail.com\n"), Lines{"created #2"});
  work(change({{{"email"}, true}}));
  EXPECT_EQ(in_force(), Lines{"email gmail"});
  EXPECT_THAT(outcomes("Last Name,Email\nLee,a.n.n.lee@gmail.com\n").front(), ::testing::HasSubstr("skipped"));
}

}  // namespace
}  // namespace inlet::engine
