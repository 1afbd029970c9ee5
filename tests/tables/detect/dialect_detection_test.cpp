// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/dialect_detection.h"

#include <gtest/gtest.h>

#include <string>

namespace inlet::tables {
namespace {

struct Case {
  const char* name;
  const char* text;
  char delimiter;
};

const Case kCases[] = {
    {"comma", "a,b,c\n1,2,3\n", ','},
    {"semicolon with decimal commas", "name;x;y\nann;1,5;2,5\nbob;3,5;4,5\n", ';'},
    {"tab with commas in cells", "name\tcity\nLee, Ann\tParis, France\nRoe, Bob\tRome, Italy\n", '\t'},
    {"bar", "a|b|c\n1|2|3\n", '|'},
    {"caret", "a^b^c\n1^2^3\n", '^'},
    {"comma with semicolons in quotes", "a,tags\n1,\"x;y;z\"\n2,\"p;q\"\n3,\"r;s;t\"\n", ','},
    {"semicolon with everything quoted", "\"a\";\"b,c\"\n\"1,0\";\"2,0\"\n", ';'},
    {"title lines before the table", "Report\nMade on Monday\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n", ','},
    {"line breaks in quotes", "a;b\n\"x,\ny,\";2\n\"z,\n,\";3\n", ';'},
    {"rows of unequal width", "a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n", ','},
    {"one column", "name\nann\nbob\n", ','},
};

TEST(DialectDetection, FindsTheDelimiter) {
  for (const Case& test : kCases)
    EXPECT_EQ(guess_dialect(test.text, true, {}, '"').delimiter, test.delimiter) << test.name;
}

TEST(DialectDetection, SaysWhenThereIsOneColumn) {
  EXPECT_TRUE(guess_dialect("name\nann\n", true, {}, '"').is_one_column);
  EXPECT_FALSE(guess_dialect("name,x\nann,y\n", true, {}, '"').is_one_column);
}

TEST(DialectDetection, FollowsASeparatorLine) {
  for (const char* text : {"sep=;\r\na,b;c\r\n", "SEP=;\na,b;c\n", "\"sep=;\"\na,b;c\n"}) {
    const DialectGuess guess = guess_dialect(text, true, {}, '"');
    EXPECT_TRUE(guess.has_separator_line) << text;
    EXPECT_EQ(guess.delimiter, ';') << text;
  }
  EXPECT_FALSE(guess_dialect("separator,b\n", true, {}, '"').has_separator_line);
}

TEST(DialectDetection, KeepsAChosenDelimiter) {
  const DialectGuess guess = guess_dialect("a,b\n1,2\n", true, ';', '"');
  EXPECT_EQ(guess.delimiter, ';');
  EXPECT_STREQ(guess.reason, "chosen");
}

TEST(DialectDetection, SeesBackslashEscapesOnlyWhereTheyMendCells) {
  EXPECT_TRUE(guess_dialect("a,b\n\"say \\\"hi\\\" now\",2\n", true, {}, '"').backslash_escapes);
  EXPECT_FALSE(
      guess_dialect("\"field 1\",\"field 2\\\"\n\"field 3\\\",\"field 4\"\n", true, {}, '"').backslash_escapes);
  EXPECT_FALSE(guess_dialect("a,b\n\"say \"\"hi\"\"\",2\n", true, {}, '"').backslash_escapes);
}

}  // namespace
}  // namespace inlet::tables
