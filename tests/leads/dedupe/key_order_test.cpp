// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/key_order.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

struct Item {
  MatchKey key;
};

Item item(CriterionId criterion, std::uint8_t first, std::uint8_t ninth = 0, std::uint8_t last = 0) {
  Item made{{criterion, {}}};
  made.key.hash[0] = first;
  made.key.hash[8] = ninth;
  made.key.hash[15] = last;
  return made;
}

using Places = std::vector<std::uint32_t>;

TEST(KeyOrder, IsThatOfTheKeysThemselves) {
  const std::vector<Item> items = {item(2, 0),      item(1, 200),     item(1, 7, 0, 1), item(1, 7),
                                   item(1, 7, 128), item(1, 7, 1, 9), item(-1, 255),    item(1, 0, 255, 255)};
  const Places order = order_by_key(std::span<const Item>(items));
  EXPECT_EQ(order, (Places{6, 7, 3, 2, 5, 4, 1, 0}));
  for (std::size_t i = 1; i < order.size(); ++i) EXPECT_LT(items[order[i - 1]].key, items[order[i]].key) << i;
}

TEST(KeyOrder, KeepsEqualKeysAsTheyCame) {
  const std::vector<Item> items = {item(1, 9), item(1, 3), item(1, 9), item(1, 3), item(1, 9)};
  EXPECT_EQ(order_by_key(std::span<const Item>(items)), (Places{1, 3, 0, 2, 4}));
}

TEST(KeyOrder, OfNothingIsNothing) { EXPECT_TRUE(order_by_key(std::span<const Item>()).empty()); }

}  // namespace
}  // namespace inlet::leads
