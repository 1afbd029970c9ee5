// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/full_name.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

struct Case {
  const char* name;
  const char* first;
  const char* last;
};

TEST(FullName, IsTakenApart) {
  const Case cases[] = {
      {"Ann Lee", "Ann", "Lee"},
      {"Lee, Ann", "Ann", "Lee"},
      {"  Ann   Mary  Lee ", "Ann Mary", "Lee"},
      {"Madonna", "", "Madonna"},
      {"", "", ""},
      {"Ludwig van Beethoven", "Ludwig", "van Beethoven"},
      {"Vincent van der Berg", "Vincent", "van der Berg"},
      {"van der Berg, Jan", "Jan", "van der Berg"},
      {"Maria de la Cruz", "Maria", "de la Cruz"},
      {"Osama bin Said", "Osama", "bin Said"},
      {"Dr. Ann Lee", "Ann", "Lee"},
      {"Prof. Dr. Ann Lee", "Ann", "Lee"},
      {"Mr Bo Ek", "Bo", "Ek"},
      {"Herr Bo Ek", "Bo", "Ek"},
      {"Lee, Dr. Ann", "Ann", "Lee"},
      {"Martin Luther King Jr.", "Martin Luther", "King Jr."},
      {"Henry Ford II", "Henry", "Ford II"},
      {"Ann Lee, PhD", "Ann", "Lee, PhD"},
      {"King, Martin Luther, Jr.", "Martin Luther, Jr.", "King"},
      {"Frau Meier", "", "Meier"},
      {"Van Morrison", "Van", "Morrison"},
      {"Miss Van Dyke", "", "Van Dyke"},
      {"Lee,", "", "Lee"},
      {", Ann", "", "Ann"},
      {"M Night Shyamalan", "M Night", "Shyamalan"},
      {"山田 太郎", "太郎", "山田"},
      {"José García", "José", "García"},
  };
  for (const Case& each : cases) {
    TextArena arena;
    const FullName name = split_full_name(each.name, arena);
    EXPECT_EQ(name.first, each.first) << each.name;
    EXPECT_EQ(name.last, each.last) << each.name;
  }
}

TEST(FullName, CopesWithVeryManyWords) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word ";
  TextArena arena;
  const FullName name = split_full_name(text, arena);
  EXPECT_EQ(name.first.size() + name.last.size() + 1, text.size() - 1);
}

}  // namespace
}  // namespace inlet::leads
