// SPDX-License-Identifier: Apache-2.0
//
// Undos over a real database: what is left of leads, values and keys (semantics 45).
#include "engine/undo/undo_job.h"

#include <gmock/gmock.h>

#include "engine/verbs/change_leads.h"
#include "engine/verbs/list_undo.h"
#include "engine/verbs/undo_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using imports::UndoState;
using inlet::testing::must;
using inlet::testing::OwnEngine;
using Lines = std::vector<std::string>;

constexpr std::string_view kThree =
    "Last Name,Email,Company\nLee,ann@example.com,Old\nRay,bob@example.com,Old\nFox,cid@example.com,Old\n";
constexpr std::string_view kUpdate = "Last Name,Email,Company\nLee,ann@example.com,New\n,bob@example.com,New\n";

leads::MatchPolicy updating() {
  leads::MatchPolicy policy;
  policy.on_duplicate = leads::OnDuplicate::kUpdate;
  return policy;
}

class Undo : public ::testing::Test {
 protected:
  static EngineLimits limits() {
    EngineLimits limits;
    limits.batch_rows = 2;  // so that every undo here has several batches
    return limits;
  }

  imports::UndoTally undo(imports::ImportId id) {
    const UndoView before = must(view_undo(own_.engine(), own_.actor, id));
    EXPECT_EQ(before.reason, "");
    must(undo_import(own_.engine(), own_.actor, id));
    const auto leased = own_.lease(id);
    EXPECT_TRUE(leased.has_value());
    must(run_undo(own_.engine(), *leased));
    EXPECT_EQ(own_.find(id).undo_state, UndoState::kUndone);
    const UndoView after = must(view_undo(own_.engine(), own_.actor, id));
    EXPECT_EQ(after.tally, before.tally) << "the preview said something else";
    return after.tally;
  }
  void edit(leads::LeadId id, const char* field, const char* value) {
    const auto lead = must(own_.reading()->leads().find(id));
    const auto answer =
        must(edit_lead(own_.engine(), own_.actor, id, lead->version, {{field, value}}, Duplicates::kAllow));
    ASSERT_EQ(answer.lead, id);
  }
  Lines companies() { return own_.leads({"email", "company"}); }
  std::vector<imports::KeptByUndo> kept(imports::ImportId id) { return must(own_.reading()->undos().kept(id, 0, 100)); }

  // "3", or with what stays "2 company:changed_since".
  Lines listed(imports::ImportId id, imports::UndoFate fate) {
    Lines lines;
    leads::LeadId after = 0;
    do {
      const auto page = must(list_undo(own_.engine(), own_.actor, id, fate, after, 1));
      for (const UndoneLead& each : page.leads) {
        lines.push_back(std::to_string(each.lead));
        for (const auto& kept : each.kept)
          lines.back() += " " + kept.field + ":" + std::string(imports::name_of(kept.reason));
      }
      after = page.next;
    } while (after != 0);
    return lines;
  }

  OwnEngine own_{limits()};
};

TEST_F(Undo, Rule45_EachLeadIsListedWithWhatBecameOfIt) {
  using imports::UndoFate;
  own_.import(kThree);
  const auto second = own_.import(
      "Last Name,Email,Company,City\nLee,ann@example.com,New,Rome\n,bob@example.com,New,Rome\n"
      "Dee,dee@example.com,New,\nEve,eve@example.com,New,\n",
      updating());
  edit(2, "company", "Mine");
  edit(2, "city", "Ulm");
  edit(5, "company", "Mine");
  const Lines kept = {"2 city:changed_since company:changed_since", "5 :changed_since"};
  EXPECT_EQ(listed(second.id, UndoFate::kKept), kept) << "said before";
  EXPECT_EQ(listed(second.id, UndoFate::kRemoved), Lines{}) << "nothing is removed yet";
  EXPECT_EQ(undo(second.id), (imports::UndoTally{4, 1, 1, 2}));
  EXPECT_EQ(listed(second.id, UndoFate::kKept), kept);
  EXPECT_EQ(listed(second.id, UndoFate::kRemoved), Lines{"4"});
  EXPECT_EQ(listed(second.id, UndoFate::kRestored), Lines{"1"});
}

TEST_F(Undo, CreatedLeadsGoAndTheSameFileCreatesThemAgain) {
  const auto first = own_.import(kThree);
  EXPECT_EQ(undo(first.id), (imports::UndoTally{3, 3, 0, 0}));
  EXPECT_EQ(companies(), Lines{});
  EXPECT_EQ(own_.find(first.id).state, first.state) << "the import's own state never changes";
  EXPECT_EQ(own_.import(kThree).tally.created, 3);
  EXPECT_EQ(companies().size(), 3U);
}

TEST_F(Undo, LeadsThatSomebodyChangedStay) {
  const auto first = own_.import(kThree);
  edit(1, "company", "Mine");
  edit(3, "city", "Lisbon");
  EXPECT_EQ(undo(first.id), (imports::UndoTally{3, 1, 0, 2}));
  EXPECT_EQ(companies(), (Lines{"ann@example.com; Mine", "cid@example.com; Old"}));
  using imports::KeptReason;
  EXPECT_EQ(kept(first.id),
            (std::vector<imports::KeptByUndo>{{1, "", KeptReason::kChangedSince}, {3, "", KeptReason::kChangedSince}}));
}

TEST_F(Undo, ARowOfTheSameImportIsNoChangeSince) {
  const auto first = own_.import("Last Name,Email,Company\nLee,ann@example.com,A\nLee,ann@example.com,B\n", updating());
  ASSERT_EQ(first.tally.updated, 1);
  EXPECT_EQ(undo(first.id), (imports::UndoTally{1, 1, 0, 0}));
  EXPECT_EQ(companies(), Lines{});
}

TEST_F(Undo, UpdatedValuesComeBackUnlessChangedSince) {
  own_.import(kThree);
  const auto second = own_.import(kUpdate, updating());
  edit(2, "company", "Mine");
  EXPECT_EQ(undo(second.id), (imports::UndoTally{2, 0, 1, 1}));
  EXPECT_EQ(companies(), (Lines{"ann@example.com; Old", "bob@example.com; Mine", "cid@example.com; Old"}));
  EXPECT_EQ(kept(second.id), (std::vector<imports::KeptByUndo>{{2, "company", imports::KeptReason::kChangedSince}}));
}

TEST_F(Undo, ALeadKeptOnlyForALaterImportGoesWithIt) {
  const auto first = own_.import(kThree);
  const auto second = own_.import(kUpdate, updating());
  EXPECT_EQ(undo(first.id), (imports::UndoTally{3, 1, 0, 2}));
  EXPECT_EQ(companies(), (Lines{"ann@example.com; New", "bob@example.com; New"}));
  undo(second.id);
  EXPECT_EQ(companies(), Lines{});
  EXPECT_EQ(must(own_.reading()->undos().find(first.id))->tally, (imports::UndoTally{3, 3, 0, 0}));
  EXPECT_TRUE(kept(first.id).empty());
}

TEST_F(Undo, BehindAnUndoneImportStandsTheOneBefore) {
  own_.import(kThree);
  const auto second = own_.import(kUpdate, updating());
  const auto third = own_.import("Last Name,Email,Company\n,ann@example.com,Newest\n", updating());
  undo(second.id);
  EXPECT_EQ(companies().front(), "ann@example.com; Newest");
  undo(third.id);
  EXPECT_EQ(companies().front(), "ann@example.com; Old");
}

TEST_F(Undo, KeysFollowTheValues) {
  own_.import("Last Name,Email,External ID\nLee,ann@example.com,7\n");
  own_.set_criteria({R"(["external_id"])", R"(["email"])"});
  own_.import("Last Name,Email,External ID\nRay,bob@example.com,8\n");
  const auto moving = own_.import("Last Name,Email,External ID\n,bob@example.com,9\n", updating());
  ASSERT_EQ(moving.tally.updated, 1);
  undo(moving.id);
  const auto again = own_.import("Last Name,External ID\nRay,8\nNew,9\n");
  EXPECT_EQ(own_.outcomes(again.write_run, false), (Lines{"skipped DUPLICATE_EXISTING", "created"}));
}

TEST_F(Undo, AUniqueValueThatAnotherLeadTookIsKept) {
  {
    const auto transaction = own_.writing();
    leads::Field field = *must(transaction->catalog().current())->find("external_id");
    field.unique = true;
    must(transaction->catalog().change_field(field));
    must(transaction->commit());
  }
  own_.import("Last Name,Email,External ID,Company\nLee,ann@example.com,7,Old\n");
  const auto second = own_.import("Last Name,Email,External ID,Company\n,ann@example.com,8,New\n", updating());
  ASSERT_EQ(second.tally.updated, 1);
  own_.import("Last Name,Email,External ID\nRay,bob@example.com,7\n");
  EXPECT_EQ(undo(second.id), (imports::UndoTally{1, 0, 0, 1}));
  EXPECT_EQ(own_.leads({"external_id", "company"}), (Lines{"8; Old", "7; "}));
  EXPECT_EQ(kept(second.id), (std::vector<imports::KeptByUndo>{{1, "external_id", imports::KeptReason::kValueTaken}}));
}

TEST_F(Undo, TwiceIsFine) {
  const auto first = own_.import(kThree);
  undo(first.id);
  EXPECT_EQ(must(undo_import(own_.engine(), own_.actor, first.id)).undo_state, UndoState::kUndone);
  EXPECT_FALSE(own_.lease(first.id).has_value()) << "a second job";
  EXPECT_EQ(must(view_undo(own_.engine(), own_.actor, first.id)).tally.trashed, 3);
}

TEST_F(Undo, GoesOnAfterACrashAtAnyCommit) {
  for (int commit = 1; commit < 10; ++commit) {
    OwnEngine own{limits()};
    own.import(kThree);
    const auto second = own.import(
        "Last Name,Email,Company\nLee,ann@example.com,New\nDee,dee@example.com,New\nEve,eve@example.com,New\n",
        updating());
    must(undo_import(own.engine(), own.actor, second.id));
    const auto leased = own.lease(second.id);
    // As a crash: the commit is lost and nothing is settled; the job becomes free when the lease has run out.
    own.database().fail_commit(commit,
                               base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The test"}));
    must(run_undo(own.engine(), *leased));
    const bool was_hit = own.find(second.id).undo_state == UndoState::kUndoing;
    if (was_hit) {
      own.rescue();
      must(run_undo(own.engine(), own.lease(second.id).value()));
    }
    EXPECT_EQ(own.find(second.id).undo_state, UndoState::kUndone) << commit;
    EXPECT_EQ(own.leads({"email", "company"}),
              (Lines{"ann@example.com; Old", "bob@example.com; Old", "cid@example.com; Old"}))
        << commit;
    EXPECT_EQ(must(view_undo(own.engine(), own.actor, second.id)).tally, (imports::UndoTally{3, 2, 1, 0})) << commit;
    const auto notices = must(own.reading()->notices().list(own.actor.user, 100));
    EXPECT_EQ(std::ranges::count(notices, "import_undone", &imports::Notice::kind), 1) << commit;
    if (!was_hit) {
      EXPECT_GT(commit, 2) << "the fault hit nothing";
      return;
    }
  }
  FAIL() << "the undo had no end";
}

TEST_F(Undo, IsNotPossibleWhenItsTimeIsOver) {
  const auto first = own_.import(kThree);
  own_.clock().advance(std::chrono::hours(24 * 30 + 1));
  EXPECT_NE(must(view_undo(own_.engine(), own_.actor, first.id)).reason, "");
  const auto refused = undo_import(own_.engine(), own_.actor, first.id);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::Code::kNothingToUndo);
  EXPECT_EQ(companies().size(), 3U);
}

TEST_F(Undo, OfSomebodyElsesImportNeedsTheRight) {
  const auto first = own_.import(kThree);
  access::Actor other;
  other.user = own_.actor.user + 1;
  other.permissions = access::RoleId::kUser;
  EXPECT_FALSE(undo_import(own_.engine(), other, first.id).has_value());
  EXPECT_EQ(own_.find(first.id).undo_state, UndoState::kNone);
}

}  // namespace
}  // namespace inlet::engine
