// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/address_sketch.h"

#include <gtest/gtest.h>

namespace inlet::tables {
namespace {

AddressSketch sketch_of(int first, int last) {
  AddressSketch sketch;
  for (int i = first; i < last; ++i) sketch.add("person" + std::to_string(i) + "@example.com");
  return sketch;
}

struct Case {
  const char* name;
  int ours_first, ours_last, other_first, other_last;
  std::uint64_t shared, of;
  bool is_exact;
};

const Case kCases[] = {
    {"nothing in common", 0, 100, 100, 200, 0, 100, true},
    {"some in common", 0, 100, 40, 500, 60, 100, true},
    {"all in common", 0, 100, 0, 3'000, 100, 100, true},
    {"none at all", 0, 0, 0, 10, 0, 0, true},
    {"a part of many", 0, 40'000, 20'000, 200'000, 20'000, 40'000, false},
    {"a small file and a large one", 0, 4'000, 2'000, 40'000, 2'000, 4'000, false},
    {"too few to tell", 0, 50, 0, 200'000, 0, 50, false},
};

TEST(AddressSketch, TellsHowManyAddressesTwoFilesShare) {
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.name);
    AddressSketch ours = sketch_of(each.ours_first, each.ours_last);
    AddressSketch other = sketch_of(each.other_first, each.other_last);
    const SharedAddresses found = share(ours, other);
    EXPECT_EQ(found.is_exact, each.is_exact);
    const double slack = each.is_exact ? 0 : 0.1 * static_cast<double>(each.of);
    EXPECT_NEAR(static_cast<double>(found.shared), static_cast<double>(each.shared), slack);
    EXPECT_NEAR(static_cast<double>(found.of), static_cast<double>(each.of), slack);
  }
}

TEST(AddressSketch, CountsAnAddressOnceHoweverItIsWritten) {
  AddressSketch sketch;
  for (int i = 0; i < 50'000; ++i) sketch.add(i % 2 == 0 ? "ann@example.com" : "Ann@Example.COM");
  EXPECT_EQ(sketch.count(), 1U);
  EXPECT_TRUE(sketch.is_exact());
}

TEST(AddressSketch, ComesBackFromItsText) {
  for (const int size : {0, 3, 10'000}) {
    AddressSketch sketch = sketch_of(0, size);
    auto again = AddressSketch::from_text(sketch.to_text());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->to_text(), sketch.to_text());
    EXPECT_EQ(again->count(), sketch.count());
  }
  for (const char* nonsense : {"", "12", "zzzzzzzzzzzzzzzz"})
    EXPECT_FALSE(AddressSketch::from_text(nonsense).has_value());
}

}  // namespace
}  // namespace inlet::tables
