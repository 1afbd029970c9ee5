// SPDX-License-Identifier: Apache-2.0
//
// Likely duplicates from the end of an import to the merge by hand: semantics 21, promise 67.
#include "engine/verbs/likely_duplicates.h"

#include <gmock/gmock.h>

#include "engine/dedupe/likely_search.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/merge_leads.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using Lines = std::vector<std::string>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kOld =
    "First Name,Last "
    "Name,Company,Email,Phone\nAnn,Lee,Acme,ann@acme.example,\nBo,Ray,Beta,bo@beta.example,+493012345601\n"
    "Cy,Fox,Gamma,cy@gamma.example,\nCy,Fox,Gamma AG,fox@gamma.example,\n";
constexpr std::string_view kNew =
    "First Name,Last Name,Company,Email,Phone\nAnn,Lee,ACME Inc.,lee@acme.example,+493012345699\n"
    "Zed,Owl,Omega,zed@omega.example,\n";

class Likely : public ::testing::Test {
 protected:
  // Runs what waits in the queue for the search; all of it is about likely duplicates here.
  void search() {
    for (;;) {
      std::optional<jobs::LeasedJob> leased;
      {
        const auto transaction = own_.writing();
        leased = must(transaction->jobs().lease("test", own_.clock().now(), own_.engine().limits.lease));
        must(transaction->commit());
      }
      if (!leased) return;
      ASSERT_EQ(leased->job.kind, jobs::JobKind::kLikely);
      must(run_likely(own_.engine(), *leased));
    }
  }
  LikelyList list() { return must(list_likely(own_.engine(), own_.actor, {}, "", 100)); }
  Lines pairs() {
    Lines lines;
    for (const LikelyView& view : list().pairs) {
      std::string line = std::to_string(view.left.id) + "-" + std::to_string(view.right.id);
      for (const auto reason : view.reasons) line += " " + std::string(leads::name_of(reason));
      lines.push_back(line);
    }
    return lines;
  }
  leads::Lead lead(leads::LeadId id) { return *must(own_.reading()->leads().find(id)); }
  std::string text(leads::LeadId id, const char* field) { return std::string(lead(id).get(field).text()); }
  Result<leads::LeadId> merge(leads::LeadId one, leads::LeadId other, const std::vector<std::string>& take) {
    return merge_leads(own_.engine(), own_.actor, {{one, lead(one).version}, {other, lead(other).version}, take});
  }

  OwnEngine own_;
};

TEST_F(Likely, AnImportIsFollowedByASearchForItsOwnLeads) {
  own_.import(kOld);
  search();
  EXPECT_THAT(pairs(), ElementsAre("3-4 same_name same_company"));
  own_.import(kNew);
  EXPECT_EQ(list().search.state, LikelySearch::State::kQueued);
  search();
  EXPECT_THAT(pairs(), ElementsAre("3-4 same_name same_company", "1-5 same_name same_company"));
  const auto found = list().search;
  EXPECT_EQ(found.state, LikelySearch::State::kDone);
  EXPECT_EQ(found.done, found.total);
  EXPECT_EQ(found.found, 1);
}

TEST_F(Likely, ToldApartIsRemembered) {
  own_.import(kOld);
  search();
  must(dismiss_likely(own_.engine(), own_.actor, list().pairs.front().pair.id));
  EXPECT_THAT(pairs(), IsEmpty());
  must(search_likely(own_.engine(), own_.actor));
  search();
  EXPECT_THAT(pairs(), IsEmpty());
  const auto again = dismiss_likely(own_.engine(), own_.actor, 1);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().kind, base::ErrorKind::kNotFound);
}

TEST_F(Likely, ASearchOverAllForgetsWhatIsNoLongerAlike) {
  own_.import(kOld);
  search();
  must(edit_lead(own_.engine(), own_.actor, 4, lead(4).version, {{"last_name", "Wolf"}, {"first_name", "Max"}},
                 Duplicates::kAllow));
  own_.clock().advance(base::Duration(1'000));
  must(search_likely(own_.engine(), own_.actor));
  search();
  EXPECT_THAT(pairs(), IsEmpty());
}

TEST_F(Likely, ALeadInTheTrashIsInNoPair) {
  own_.import(kOld);
  search();
  const leads::LeadId ids[] = {4};
  must(trash_leads(own_.engine(), own_.actor, ids));
  EXPECT_THAT(pairs(), IsEmpty());
  EXPECT_EQ(list().total, 0);
  must(restore_leads(own_.engine(), own_.actor, ids));
  EXPECT_EQ(list().total, 1);
}

TEST_F(Likely, PagesFollowOneAnother) {
  std::string file = "First Name,Last Name,Company\n";
  for (int i = 0; i < 30; ++i) {
    const std::string letter(1, static_cast<char>('a' + i % 26));
    const std::string name = "Person" + letter + std::to_string(i) + ",Name" + letter + std::to_string(i * 7919);
    file +=
        name + ",Company " + std::to_string(i * 104729) + "\n" + name + ",Company " + std::to_string(i * 104729) + "\n";
  }
  own_.import(file);
  search();
  ASSERT_EQ(list().total, 30);
  std::vector<std::int64_t> seen;
  std::string cursor;
  do {
    const auto page = must(list_likely(own_.engine(), own_.actor, {}, cursor, 7));
    for (const auto& view : page.pairs) seen.push_back(view.pair.left);
    cursor = page.next_cursor;
  } while (!cursor.empty());
  EXPECT_EQ(seen.size(), 30U);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  EXPECT_FALSE(list_likely(own_.engine(), own_.actor, {}, "nonsense", 7).has_value());
}

TEST_F(Likely, OfOneImportOrOneLeadAlone) {
  own_.import(kOld);
  const auto second = own_.import(kNew);
  search();
  const auto pairs_of = [&](const LikelyWish& wish) {
    std::vector<std::pair<leads::LeadId, leads::LeadId>> found;
    const auto page = must(list_likely(own_.engine(), own_.actor, wish, "", 100));
    for (const LikelyView& view : page.pairs) found.emplace_back(view.left.id, view.right.id);
    EXPECT_EQ(page.total, static_cast<std::int64_t>(found.size()));
    return found;
  };
  EXPECT_THAT(pairs_of({0, second.id}), ElementsAre(std::pair(1, 5)));
  EXPECT_THAT(pairs_of({4, 0}), ElementsAre(std::pair(3, 4)));
  EXPECT_THAT(pairs_of({2, 0}), IsEmpty());
  EXPECT_THAT(pairs_of({4, second.id}), IsEmpty());
}

// Each of these is another way to be alike; the newest lead is looked for.
TEST_F(Likely, OneLeadIsLookedForAtOnce) {
  own_.import(
      "First Name,Last Name,Company,Email,Phone\nAnn,Lee,Acme Inc.,ann.lee@acme.example,\n"
      "Zoe,Ant,Beta,ann.lee@acme.exampel,\nAnne,Lee,Acme,info@acme.example,\nCy,Fox,Gamma,cy@gamma.example,\n"
      "Ann,Lee,,,+493012345678\nAnn,Lee,Acme,ann.lee@acme.example.org,+493012345678\n");
  {
    const auto transaction = own_.writing();
    must(transaction->leads().index_for_search(100));
    must(transaction->commit());
  }
  must(search_likely_of(own_.engine(), own_.actor, 6));
  std::vector<leads::LeadId> found;
  for (const LikelyView& view : must(list_likely(own_.engine(), own_.actor, {6, 0}, "", 100)).pairs) {
    EXPECT_EQ(view.right.id, 6);
    found.push_back(view.left.id);
  }
  EXPECT_THAT(found, ::testing::UnorderedElementsAre(1, 3, 5));
  const leads::LeadId gone[] = {6};
  must(trash_leads(own_.engine(), own_.actor, gone));
  must(search_likely_of(own_.engine(), own_.actor, 6));
  EXPECT_EQ(search_likely_of(own_.engine(), own_.actor, 77).error().kind, base::ErrorKind::kNotFound);
}

TEST_F(Likely, WhoSeesOnlyOnesOwnSeesPairsOfThoseAlone) {
  own_.import(kOld);
  search();
  access::Actor user{42, access::RoleId::kUser};
  EXPECT_EQ(must(list_likely(own_.engine(), user, {}, "", 10)).total, 0);
  const auto told = dismiss_likely(own_.engine(), user, list().pairs.front().pair.id);
  ASSERT_FALSE(told.has_value());
  EXPECT_EQ(told.error().kind, base::ErrorKind::kNotFound);
}

TEST(BlockSlice, ATooLargeBlockIsLeftOutAndCounted) {
  const auto people = static_cast<leads::LeadId>(BlockSlice::kMostInBlock) + 1;
  BlockSlice blocks(0, 1);
  for (leads::LeadId id = 1; id <= people; ++id) {
    leads::LeadFace face;
    face.id = id;
    face.phone = "+4930123456";
    if (id <= 2) face.email = "ann@acme.example";
    blocks.add(face);
  }
  EXPECT_THAT(blocks.pairs(), ElementsAre(LeadPair(1, 2)));
  EXPECT_EQ(blocks.left_out(), people);
}

TEST_F(Likely, MergingKeepsTheOlderLeadFieldByField) {
  own_.import(kOld);
  own_.import(kNew);
  const auto history = must(own_.reading()->leads().history(1, 10)).size();
  EXPECT_EQ(must(merge(5, 1, {"company"})), 1);
  EXPECT_EQ(text(1, "company"), "ACME Inc.");
  EXPECT_EQ(text(1, "email"), "ann@acme.example");
  EXPECT_EQ(text(1, "phone"), "+493012345699") << "a blank is filled";
  EXPECT_EQ(lead(1).import_row, 2);
  EXPECT_TRUE(lead(5).is_trashed());
  const auto events = must(own_.reading()->leads().history(1, 10));
  ASSERT_GT(events.size(), history);
  EXPECT_EQ(events.front().kind, "merged");
  const auto others = must(own_.reading()->leads().history(5, 10));
  const auto pointer = std::ranges::find(others, "merged_into", &leads::LeadEvent::kind);
  ASSERT_NE(pointer, others.end());
  EXPECT_EQ(pointer->changes.front().second.second, "1");
  // Back out of the trash the other one is as it was.
  const leads::LeadId ids[] = {5};
  must(restore_leads(own_.engine(), own_.actor, ids));
  EXPECT_EQ(text(5, "email"), "lee@acme.example");
  EXPECT_EQ(own_.outcomes(own_.import("Last Name,Email\nX,lee@acme.example\n").write_run),
            Lines{"skipped #5 DUPLICATE_EXISTING"});
}

TEST_F(Likely, AKeyPassesFromOneToTheOther) {
  own_.import(kOld);
  own_.import(kNew);
  must(merge(1, 5, {"email"}));
  EXPECT_EQ(own_.outcomes(own_.import("Last Name,Email\nX,lee@acme.example\nY,ann@acme.example\n").write_run),
            (Lines{"skipped #1 DUPLICATE_EXISTING", "created #7"}));
}

TEST_F(Likely, AStaleMergeIsRefusedAndChangesNothing) {
  own_.import(kOld);
  const auto before = own_.leads();
  const auto stale = merge_leads(own_.engine(), own_.actor, {{3, 9}, {4, 1}, {}});
  ASSERT_FALSE(stale.has_value());
  EXPECT_EQ(stale.error().code, base::Code::kConflict);
  EXPECT_FALSE(merge(3, 3, {}).has_value());
  EXPECT_FALSE(merge(3, 4, {"no_such"}).has_value());
  EXPECT_EQ(own_.leads(), before);
}

TEST_F(Likely, AnOptOutOfEitherStays) {
  own_.import("Last Name,Email Opt Out\nLee,no\nLee,yes\n");
  must(merge(1, 2, {}));
  EXPECT_EQ(lead(1).get("email_opt_out").number, 1);
}

}  // namespace
}  // namespace inlet::engine
