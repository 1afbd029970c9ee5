// SPDX-License-Identifier: Apache-2.0
//
// Who may handle duplicates otherwise than the administrator has set: semantics 19.
#include <gtest/gtest.h>

#include <functional>
#include <optional>

#include "engine/verbs/plan_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using leads::MergeRule;
using leads::OnDuplicate;

class DuplicateChoice : public ::testing::Test {
 protected:
  void act_as_user() { own_.actor = access::Actor{own_.actor.user, access::RoleId::kUser}; }

  void set(const std::function<void(Settings&)>& change) {
    const auto transaction = own_.writing();
    Settings settings = must(read_settings(*transaction));
    change(settings);
    must(store_settings(*transaction, settings));
    must(transaction->commit());
  }
  // None where the choice is taken.
  std::optional<base::Code> refusal(const std::function<void(leads::MatchPolicy&)>& change) {
    const auto record = own_.draft("Last Name,Email\nLee,ann@example.com\n");
    DraftOptions options{must(read_draft(record)).policy, {}};
    change(options.policy);
    const auto chosen = choose_options(own_.engine(), own_.actor, record.id, record.version, options);
    return chosen.has_value() ? std::nullopt : std::optional(chosen.error().code);
  }

  OwnEngine own_;
};

TEST_F(DuplicateChoice, Rule19_APersonWithoutTheRightChoosesNothing) {
  act_as_user();
  EXPECT_EQ(refusal([](leads::MatchPolicy&) {}), std::nullopt) << "the same as set is no choice";
  EXPECT_EQ(refusal([](auto& policy) { policy.on_duplicate = OnDuplicate::kUpdate; }), base::Code::kNotAllowed);
  EXPECT_EQ(refusal([](auto& policy) { policy.on_unmatched = leads::OnUnmatched::kSkip; }), base::Code::kNotAllowed);
  EXPECT_EQ(refusal([](auto& policy) { policy.merge = MergeRule::kKeep; }), base::Code::kNotAllowed);
  EXPECT_EQ(refusal([](auto& policy) { policy.clear_with_na = true; }), base::Code::kNotAllowed);
  set([](Settings& settings) { settings.people_may_choose = true; });
  EXPECT_EQ(refusal([](auto& policy) { policy.on_duplicate = OnDuplicate::kUpdate; }), std::nullopt);
}

TEST_F(DuplicateChoice, Rule19_NorForASingleField) {
  act_as_user();
  const auto record = own_.draft("Last Name,Email\nLee,ann@example.com\n");
  auto columns = must(read_draft(record)).columns;
  columns.front().merge = MergeRule::kOverwrite;
  const auto refused = choose_mapping(own_.engine(), own_.actor, record.id, record.version, columns);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::Code::kNotAllowed);
}

TEST_F(DuplicateChoice, Rule19_AnOldDraftFollowsWhatIsSetWhenItStarts) {
  own_.import("Last Name,Email,City\nLee,ann@example.com,Rome\n");
  act_as_user();
  const auto record = own_.draft("Last Name,Email,City\nLee,ann@example.com,Ulm\n");
  set([](Settings& settings) { settings.policy.on_duplicate = OnDuplicate::kError; });
  own_.start(record.id);
  own_.work(record.id);
  EXPECT_EQ(own_.find(record.id).tally.failed, 1);
}

}  // namespace
}  // namespace inlet::engine
