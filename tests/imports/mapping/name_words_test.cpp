// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/name_words.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

TEST(NameWords, SplitsWords) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(split_words("E-Mail 1 - Value"), (Words{"e", "mail", "1", "value"}));
  EXPECT_EQ(split_words("eMail1Value"), (Words{"e", "mail", "1", "value"}));
  EXPECT_EQ(split_words("URLProfile"), (Words{"url", "profile"}));
  EXPECT_EQ(split_words("会社名"), (Words{"会", "社", "名"}));
  EXPECT_EQ(split_words("☎ Contact"), (Words{"contact"}));
  EXPECT_TRUE(split_words("#").empty());
}

}  // namespace
}  // namespace inlet::imports
