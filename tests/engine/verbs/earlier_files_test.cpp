// SPDX-License-Identifier: Apache-2.0
//
// The same file again, and another one with many of the same people: semantics 44.
#include "engine/verbs/earlier_files.h"

#include <gtest/gtest.h>

#include "engine/verbs/find_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;

// People number `first` to `last` - 1, so that files share as many as their numbers do.
std::string people(int first, int last, const char* company = "Acme") {
  std::string text = "Last Name,Email,Company\n";
  for (int i = first; i < last; ++i) {
    text += "Lee,person" + std::to_string(i) + "@example.com," + company + "\n";
  }
  return text;
}

class EarlierFiles : public ::testing::Test {
 protected:
  imports::Upload upload_of(const imports::ImportRecord& record) {
    return must(engine::upload_of(*own_.reading(), record));
  }
  std::optional<SimilarFile> similar(const imports::ImportRecord& draft, const access::Actor& actor) {
    return must(similar_file(*own_.reading(), actor, upload_of(draft)));
  }

  OwnEngine own_;
};

TEST_F(EarlierFiles, Rule44_TheSameContentIsKnownAgainUnderAnotherName) {
  const auto first = own_.import(people(0, 10));
  const auto draft = own_.draft(people(0, 10), {}, {}, "again.csv");
  const auto earlier = must(earlier_import_of(*own_.reading(), own_.actor, upload_of(draft), draft.id));
  ASSERT_TRUE(earlier.has_value());
  EXPECT_EQ(earlier->id, first.id);
  EXPECT_FALSE(similar(draft, own_.actor).has_value()) << "the same file is no other one";
}

TEST_F(EarlierFiles, Rule44_ManyOfTheSameAddressesAreNoticed) {
  own_.import(people(0, 100));
  const auto second = own_.import(people(50, 250));
  const auto found = similar(own_.draft(people(80, 180, "Beta")), own_.actor);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->record.id, second.id) << "the one with most of them";
  EXPECT_EQ(found->addresses.shared, 100U);
  EXPECT_EQ(found->addresses.of, 100U);
  EXPECT_TRUE(found->addresses.is_exact);
}

TEST_F(EarlierFiles, FewAreNotWorthAWord) {
  own_.import(people(0, 100));
  EXPECT_FALSE(similar(own_.draft(people(81, 181)), own_.actor).has_value()) << "19 of 100";
  EXPECT_TRUE(similar(own_.draft(people(80, 180)), own_.actor).has_value()) << "20 of 100";
  EXPECT_FALSE(similar(own_.draft("Last Name,City\nLee,Rome\n"), own_.actor).has_value()) << "no address at all";
}

TEST_F(EarlierFiles, DraftsAndImportsOfOthersAreNotNamed) {
  own_.draft(people(0, 100));
  const auto draft = own_.draft(people(0, 101));
  EXPECT_FALSE(similar(draft, own_.actor).has_value()) << "a draft is no import";
  own_.import(people(0, 102));
  EXPECT_TRUE(similar(draft, own_.actor).has_value());
  const access::Actor other{own_.actor.user + 1, access::RoleId::kUser};
  EXPECT_FALSE(similar(draft, other).has_value());
}

}  // namespace
}  // namespace inlet::engine
