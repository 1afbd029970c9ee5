// SPDX-License-Identifier: Apache-2.0
//
// Who looks like whom (semantics 21), as a table: found by a shared block key, and scored with the right reasons.
#include "leads/dedupe/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace inlet::leads {
namespace {

LeadFace face(std::string first, std::string last, std::string company, std::string email, std::string phone = "",
              std::string city = "") {
  return {1,
          0,
          std::move(first),
          std::move(last),
          std::move(company),
          std::move(email),
          std::move(phone),
          "",
          std::move(city)};
}

struct Case {
  const char* name;
  LeadFace a;
  LeadFace b;
  const char* reasons;  // empty: not alike
};
void PrintTo(const Case& given, std::ostream* out) { *out << given.name; }

const Case kCases[] = {
    {"SameNameAndCompany", face("Ann", "Lee", "Acme GmbH", "ann@acme.example"),
     face("ANN", "Lée", "ACME", "al@acme.example"), "same_name same_company"},
    {"NamesTheOtherWayRound", face("Ann", "Lee", "Acme Inc.", ""), face("Lee", "Ann", "Acme", ""),
     "same_name same_company"},
    {"ATypoInTheEmail", face("Ann", "Lee", "", "ann.lee@gmail.com"), face("Ann", "Lee", "", "annlee@gmial.com"),
     "similar_email same_name"},
    {"AnotherEndOfTheDomain", face("Ann", "Lee", "", "ann@acme.com"), face("Ann", "Leee", "Acme", "ann@acme.de"), ""},
    {"SamePhoneWithAnotherEmail", face("Ann", "Lee", "", "ann@a.example", "+4930123456"),
     face("Ann", "Lee", "", "lee@b.example", "+4930123456;ext=5"), "same_name same_phone"},
    {"ASimilarNameAtTheSameCompany", face("Jon", "Whitcombe", "Acme", ""), face("John", "Whitcombe", "Acme", ""),
     "similar_name same_company"},
    {"ATypoInTheLastName", face("Dana", "Whitcombe", "Acme", ""), face("Dana", "Whitcome", "Acme", ""),
     "similar_name same_company"},
    {"SameEmail", face("Ann", "Lee", "", "ann@acme.example"), face("Bo", "Ray", "", "Ann@Acme.example"), "same_email"},
    {"ColleaguesAreNotAlike", face("Ann", "Lee", "Acme", "ann@acme.example", "+4930123456"),
     face("Bo", "Ray", "Acme", "bo@acme.example", "+4930123456"), ""},
    {"ANameAloneIsNotEnough", face("Ann", "Lee", "Acme", "ann@acme.example"),
     face("Ann", "Lee", "Zeta", "ann.l@zeta.example"), ""},
    {"RoleMailboxesOfTwoCompanies", face("", "Lee", "Acme", "info@acme.com"), face("", "Ray", "Acne", "info@acne.com"),
     ""},
    {"Nothing", face("", "", "", ""), face("", "", "", ""), ""},
};

class LikenessCase : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Semantics21, LikenessCase, ::testing::ValuesIn(kCases),
                         [](const auto& named) { return named.param.name; });

bool share_a_block(const LeadFace& a, const LeadFace& b) {
  std::vector<std::uint64_t> keys_a;
  std::vector<std::uint64_t> keys_b;
  append_block_keys(a, keys_a);
  append_block_keys(b, keys_b);
  return std::ranges::any_of(keys_a, [&](std::uint64_t key) { return std::ranges::binary_search(keys_b, key); });
}

TEST_P(LikenessCase, IsSeenAndExplained) {
  const Case& given = GetParam();
  const Likeness likeness = compare(given.a, given.b);
  EXPECT_EQ(compare(given.b, given.a).score, likeness.score);
  if (std::string(given.reasons).empty()) {
    EXPECT_LT(likeness.score, kLeastLikeness);
    return;
  }
  std::string reasons;
  for (const LikeReason reason : likeness.reasons)
    reasons += (reasons.empty() ? "" : " ") + std::string(name_of(reason));
  EXPECT_EQ(reasons, given.reasons);
  EXPECT_GE(likeness.score, kLeastLikeness);
  EXPECT_LE(likeness.score, 100);
  EXPECT_TRUE(share_a_block(given.a, given.b)) << "nobody would compare them";
}

TEST(Likeness, BlockKeysComeOnce) {
  std::vector<std::uint64_t> keys = {1, 2};
  LeadFace twice = face("Ann", "Lee", "Acme", "ann@acme.example", "+4930123456");
  twice.mobile = twice.phone;
  append_block_keys(twice, keys);
  EXPECT_EQ(keys[0], 1U);
  EXPECT_EQ(keys[1], 2U);
  EXPECT_TRUE(std::is_sorted(keys.begin() + 2, keys.end()));
  EXPECT_EQ(std::adjacent_find(keys.begin() + 2, keys.end()), keys.end());
}

}  // namespace
}  // namespace inlet::leads
