// SPDX-License-Identifier: Apache-2.0
//
// Changes of many leads: at once, as a job, and taken back.
#include "engine/bulk/change_in_bulk.h"

#include <gmock/gmock.h>

#include "engine/bulk/bulk_job.h"
#include "engine/verbs/change_leads.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using leads::BulkAction;
using leads::BulkState;
using ::testing::Each;
using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

constexpr std::string_view kLeads =
    "First Name,Last Name,Email,Stage\nAnn,Lee,ann@example.com,New\nBo,Ray,bo@example.com,Contacted\n"
    "Cy,Fox,cy@example.com,New\n";

class BulkChanges : public ::testing::Test {
 protected:
  BulkView change(BulkAction action, LeadSelection selection, const base::JsonObject& values = {}) {
    return must(change_in_bulk(own_.engine(), own_.actor, {action, std::move(selection), values}));
  }
  static LeadSelection all(const std::string& filter = "") {
    LeadSelection selection;
    selection.all = true;
    selection.filter.conditions = filter;
    return selection;
  }
  static LeadSelection these(std::vector<leads::LeadId> ids) { return {std::move(ids), false, {}}; }
  BulkView undo(std::int64_t id) { return must(undo_in_bulk(own_.engine(), own_.actor, id)); }
  BulkView find(std::int64_t id) { return must(find_bulk(own_.engine(), own_.actor, id)); }
  void edit(leads::LeadId id, const base::JsonObject& values) {
    const auto lead = must(own_.reading()->leads().find(id)).value();
    must(edit_lead(own_.engine(), own_.actor, id, lead.version, values, Duplicates::kAllow));
  }
  // What workers do with everything that waits.
  void work() {
    for (;;) {
      std::optional<jobs::LeasedJob> leased;
      {
        const auto transaction = own_.writing();
        leased = must(transaction->jobs().lease("test", own_.clock().now(), own_.engine().limits.lease));
        must(transaction->commit());
      }
      if (!leased) return;
      if (leased->job.kind == jobs::JobKind::kBulk) must(run_bulk(own_.engine(), *leased));
    }
  }
  // `count` leads in stage New.
  void import_many(int count) {
    std::string text = "First Name,Last Name,Email,Stage\n";
    for (int i = 0; i < count; ++i) {
      text += "Ann,Lee,ann" + std::to_string(i) + "@example.com,New\n";
    }
    own_.import(text);
  }
  Lines stages() { return own_.leads({"stage"}); }

  OwnEngine own_;
};

TEST_F(BulkChanges, AFewAreEditedAtOnce) {
  own_.import(kLeads);
  const BulkView view = change(BulkAction::kEdit, these({3, 1, 3}), {{"stage", "won"}});
  EXPECT_EQ(view.change.state, BulkState::kDone);
  EXPECT_EQ(view.change.changed, 2);
  EXPECT_EQ(view.change.kept, 0);
  EXPECT_TRUE(view.can_undo);
  EXPECT_THAT(stages(), ElementsAre("won", "contacted", "won"));
}

TEST_F(BulkChanges, AllThatFitAreEdited) {
  own_.import(kLeads);
  const BulkView view =
      change(BulkAction::kEdit, all(R"([{"field":"stage","op":"in","values":["New"]}])"), {{"stage", "won"}});
  EXPECT_EQ(view.change.changed, 2);
  EXPECT_THAT(stages(), ElementsAre("won", "contacted", "won"));
  EXPECT_EQ(view.change.selection, "") << "it may hold a name";
}

TEST_F(BulkChanges, WhatIsThereAlreadyIsNotChanged) {
  own_.import(kLeads);
  const BulkView view = change(BulkAction::kEdit, all(), {{"stage", "new"}});
  EXPECT_EQ(view.change.done, 3);
  EXPECT_EQ(view.change.changed, 1);
  EXPECT_EQ(view.change.kept, 0);
}

TEST_F(BulkChanges, WhatMayNotBecomeSoIsKept) {
  own_.import(kLeads);
  const BulkView view = change(BulkAction::kEdit, these({1, 2, 99}), {{"last_name", nullptr}});
  EXPECT_EQ(view.change.changed, 0);
  EXPECT_EQ(view.change.kept, 3);
  EXPECT_FALSE(view.can_undo);
  EXPECT_THAT(own_.leads({"last_name"}), ElementsAre("Lee", "Ray", "Fox"));
}

TEST_F(BulkChanges, AnUndoGivesBackWhatWas) {
  own_.import(kLeads);
  const auto edited = change(BulkAction::kEdit, all(), {{"stage", "won"}});
  edit(2, {{"stage", "lost"}});
  const BulkView undone = undo(edited.change.id);
  EXPECT_EQ(undone.change.changed, 2);
  EXPECT_EQ(undone.change.kept, 1) << "somebody changed it since";
  EXPECT_THAT(stages(), ElementsAre("new", "lost", "new"));
  EXPECT_FALSE(find(edited.change.id).can_undo);
  const auto again = undo_in_bulk(own_.engine(), own_.actor, edited.change.id);
  EXPECT_EQ(again.error().code, base::Code::kNothingToUndo);
  EXPECT_EQ(undo_in_bulk(own_.engine(), own_.actor, undone.change.id).error().code, base::Code::kNothingToUndo);
}

TEST_F(BulkChanges, TheTrashIsUndoneToo) {
  own_.import(kLeads);
  const auto trashed = change(BulkAction::kTrash, these({1, 2}));
  EXPECT_THAT(own_.leads({"last_name"}), ElementsAre("Fox"));
  EXPECT_EQ(undo(trashed.change.id).change.changed, 2);
  EXPECT_THAT(own_.leads({"last_name"}), ElementsAre("Lee", "Ray", "Fox"));
  change(BulkAction::kTrash, all());
  const auto restored = change(BulkAction::kRestore, all());
  EXPECT_EQ(restored.change.changed, 3);
  undo(restored.change.id);
  EXPECT_TRUE(own_.leads({"last_name"}).empty());
}

TEST_F(BulkChanges, ManyAreAJob) {
  import_many(1'203);
  const BulkView queued = change(BulkAction::kEdit, all(), {{"stage", "won"}});
  EXPECT_EQ(queued.change.state, BulkState::kQueued);
  EXPECT_EQ(queued.change.total, 1'203);
  EXPECT_THAT(stages(), Each("new"));
  work();
  const BulkView done = find(queued.change.id);
  EXPECT_EQ(done.change.state, BulkState::kDone);
  EXPECT_EQ(done.change.changed, 1'203);
  EXPECT_THAT(stages(), Each("won"));
  const auto undone = undo(queued.change.id);
  work();
  EXPECT_EQ(find(undone.change.id).change.changed, 1'203);
  EXPECT_THAT(stages(), Each("new"));
}

TEST_F(BulkChanges, LeadsThatComeLaterAreNoneOfIt) {
  import_many(600);
  change(BulkAction::kEdit, all(), {{"stage", "won"}});
  own_.import("First Name,Last Name,Email,Stage\nZed,Owl,zed@example.com,New\n");
  work();
  const Lines now = stages();
  EXPECT_EQ(std::ranges::count(now, "won"), 600);
  EXPECT_EQ(now.back(), "new");
}

TEST_F(BulkChanges, AJobGoesOnWhereItsDatabaseWentAway) {
  import_many(1'203);
  const BulkView queued = change(BulkAction::kEdit, all(), {{"stage", "won"}});
  const auto leased = [&] {
    const auto transaction = own_.writing();
    auto job = must(transaction->jobs().lease("test", own_.clock().now(), own_.engine().limits.lease));
    while (job && job->job.kind != jobs::JobKind::kBulk) {
      must(transaction->jobs().settle(job->lease, jobs::JobEnd::kCompleted, own_.clock().now(), {}));
      job = must(transaction->jobs().lease("test", own_.clock().now(), own_.engine().limits.lease));
    }
    must(transaction->commit());
    return job.value();
  }();
  own_.database().fail_commit(
      2, base::make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable, {"it is away"}));
  must(run_bulk(own_.engine(), leased));
  EXPECT_EQ(find(queued.change.id).change.done, 500);
  own_.clock().advance(base::Duration(3'600'000));
  work();
  EXPECT_EQ(find(queued.change.id).change.changed, 1'203);
}

TEST_F(BulkChanges, OfOthersOnesOwnLeadsAloneAreChanged) {
  own_.import(kLeads);
  access::Actor user;
  {
    const auto transaction = own_.writing();
    user.user =
        must(transaction->users().create({"Una", "una@example.com", access::RoleId::kUser, ""}, own_.clock().now()));
    must(transaction->commit());
  }
  user.permissions = access::RoleId::kUser;
  edit(2, {{"owner", user.user}});
  const auto view =
      must(change_in_bulk(own_.engine(), user, {BulkAction::kEdit, these({1, 2, 3}), {{"stage", "won"}}}));
  EXPECT_EQ(view.change.changed, 1);
  EXPECT_EQ(view.change.kept, 2);
  EXPECT_THAT(stages(), ElementsAre("new", "won", "new"));
  EXPECT_EQ(must(list_bulk(own_.engine(), user, 0, 10)).size(), 1U);
  access::Actor other = user;
  other.user = user.user + 1;
  EXPECT_EQ(find_bulk(own_.engine(), other, view.change.id).error().kind, base::ErrorKind::kNotFound);
}

}  // namespace
}  // namespace inlet::engine
