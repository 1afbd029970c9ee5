// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/header.h"

#include <gtest/gtest.h>

namespace inlet::tables {
namespace {

TEST(Header, LettersOfColumns) {
  const std::pair<std::uint32_t, const char*> cases[] = {{0, "A"},    {25, "Z"},    {26, "AA"},
                                                         {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};
  for (const auto& [index, letters] : cases) EXPECT_EQ(column_letters(index), letters);
}

TEST(Header, NamesAreDistinctAndNeverBlank) {
  const Header header = make_header({"Name", " Email\n", "Email", "", "Email (2)", "Email"}, 7);
  std::vector<std::string> names;
  for (const Column& column : header.columns) names.push_back(column.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Name", "Email", "Email (2)", "Column D", "Email (2) (2)", "Email (3)",
                                             "Column G"}));
  EXPECT_EQ(header.columns[1].written, " Email\n");
}

// A sheet of 16,384 equal names once took longer than a reader may be silent.
TEST(Header, ManyEqualNamesTakeLinearTime) {
  const std::uint32_t count = 200'000;
  const Header header = make_header(std::vector<std::string>(count, "Email"), count);
  EXPECT_EQ(header.columns.back().name, "Email (200000)");
}

TEST(Header, NamesAreCutAtAThousandCharacters) {
  std::string longest;
  for (int i = 0; i < 1000; ++i) longest += "é";
  const Header header = make_header({longest, longest + "!"}, 2);
  EXPECT_EQ(header.columns[0].name, longest);
  EXPECT_EQ(header.columns[1].name, longest + " (2)");
  EXPECT_EQ(header.columns[1].written, longest + "!");
}

TEST(Header, NamesAreComparedByWhatPeopleMean) {
  for (const char* name : {"E-Mail", "email",
                           "\xEF\xBB\xBF"
                           "Email",
                           "E_MAIL*", "e mail:", "Email (required)", "E.Mail\xC2\xA0", "É-mail"}) {
    EXPECT_EQ(fold_column_name(name), "email") << name;
  }
  EXPECT_EQ(fold_column_name("*"), "*");
}

TEST(Header, KnowsOurOwnColumns) {
  EXPECT_TRUE(is_own_column("_Error codes"));
  EXPECT_TRUE(is_own_column("_Lead"));
  EXPECT_FALSE(is_own_column("_row"));
}

}  // namespace
}  // namespace inlet::tables
