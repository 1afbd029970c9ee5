// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/special_bytes.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace inlet::tables {
namespace {

TEST(SpecialBytes, VectorAndPortableFormsAgree) {
  std::mt19937 random(3);
  const SpecialBytes dialects[] = {{',', '"', false}, {';', '"', true}, {'\t', '\0', false}, {'|', '\'', true}};
  for (const SpecialBytes& dialect : dialects) {
    for (int round = 0; round < 50; ++round) {
      std::string text;
      for (int i = 0; i < 256; ++i) {
        text += random() % 2 == 0 ? ",;\t|\"'\\\n\r\0"[random() % 10] : static_cast<char>(random() % 256);
      }
      std::vector<std::uint64_t> outside(4), inside(4), outside_portably(4), inside_portably(4);
      mark_special_bytes(text.data(), 4, dialect, outside.data(), inside.data());
      mark_special_bytes_portably(text.data(), 4, dialect, outside_portably.data(), inside_portably.data());
      EXPECT_EQ(outside, outside_portably);
      EXPECT_EQ(inside, inside_portably);
    }
  }
}

TEST(SpecialBytes, MarksWhatMattersOutsideAndInside) {
  std::string text(64, 'x');
  const std::string specials = ",\"\n\r\\";
  text.replace(0, specials.size(), specials);
  std::uint64_t outside = 0, inside = 0;
  mark_special_bytes(text.data(), 1, {',', '"', true}, &outside, &inside);
  EXPECT_EQ(outside, 0b01111U);
  EXPECT_EQ(inside, 0b11110U);
  mark_special_bytes(text.data(), 1, {',', '\0', false}, &outside, &inside);
  EXPECT_EQ(outside, 0b01101U);
}

}  // namespace
}  // namespace inlet::tables
