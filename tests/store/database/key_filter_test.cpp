// SPDX-License-Identifier: Apache-2.0
#include "store/database/key_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace inlet::store {
namespace {

leads::MatchKey any_key(std::mt19937_64& random, leads::CriterionId criterion) {
  leads::MatchKey key;
  key.criterion = criterion;
  std::ranges::generate(key.hash, [&] { return static_cast<std::uint8_t>(random()); });
  return key;
}

TEST(KeyFilter, HoldsWhatItWasGivenAndLittleElse) {
  std::mt19937_64 random(20261129);
  KeyFilter filter;
  constexpr int kKeys = 50'000;
  filter.begin(kKeys, 7);
  EXPECT_EQ(filter.version(), 7);
  std::vector<leads::MatchKey> keys;
  for (int i = 0; i < kKeys; ++i) keys.push_back(any_key(random, 1 + i % 3));
  for (const leads::MatchKey& key : keys) filter.add(key);
  EXPECT_TRUE(filter.is_full());
  for (const leads::MatchKey& key : keys) ASSERT_TRUE(filter.may_hold(key));
  int wrong = 0;
  for (int i = 0; i < kKeys; ++i) wrong += filter.may_hold(any_key(random, 1)) ? 1 : 0;
  EXPECT_LT(wrong, kKeys / 50);
  for (leads::MatchKey& key : keys) key.criterion += 10;
  wrong = static_cast<int>(std::ranges::count_if(keys, [&](const auto& key) { return filter.may_hold(key); }));
  EXPECT_LT(wrong, kKeys / 50) << "the same hash of another criterion is another key";
}

TEST(KeyFilter, IsBuiltWhenItIsAskedForAgainAndLaterEachTimeItBecameStale) {
  KeyFilter filter;
  const auto asked_until_built = [&](bool is_stale) {
    int asked = 1;
    for (; !filter.ask_again(is_stale); ++asked) is_stale = false;
    filter.begin(1, 1);
    return asked;
  };
  EXPECT_EQ(asked_until_built(false), 3);
  EXPECT_EQ(asked_until_built(false), 1) << "it was full";
  EXPECT_EQ(asked_until_built(true), 5);
  EXPECT_EQ(asked_until_built(true), 9);
}

}  // namespace
}  // namespace inlet::store
