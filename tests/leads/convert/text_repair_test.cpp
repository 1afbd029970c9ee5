// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/text_repair.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

struct Case {
  const char* text;
  const char* expected;  // "": needs no repair
};

TEST(TextRepair, TakesBackAWrongReading) {
  const Case cases[] = {{"GarcÃ­a", "García"}, {"MÃ¼ller", "Müller"}, {"García", ""},
                        {"Ãre", ""},           {"plain", ""},         {"", ""}};
  for (const Case& test : cases) EXPECT_EQ(repaired_text(test.text).value_or(""), test.expected) << test.text;
}

TEST(TextRepair, GivesNamesTheirCapitals) {
  const Case cases[] = {{"ANN LEE", "Ann Lee"},
                        {"ann-marie o'brien", "Ann-Marie O'Brien"},
                        {"ÉMILE ZOLA", "Émile Zola"},
                        {"McDonald", ""},
                        {"Ann", ""},
                        {"A", ""},
                        {"王小明", ""}};
  for (const Case& test : cases) EXPECT_EQ(fixed_case(test.text).value_or(""), test.expected) << test.text;
}

TEST(TextRepair, TidiesSpaces) {
  const Case cases[] = {{"Ann   Lee", "Ann Lee"},
                        {"Ann\u00A0Lee", "Ann Lee"},
                        {"An\u200Bn Lee\uFEFF", "Ann Lee"},
                        {"Soft\u00ADware", "Software"},
                        {"line one  \n  line two", "line one\nline two"},
                        {"Ann Lee", ""},
                        {" Ann Lee ", ""},
                        {"", ""}};
  for (const Case& test : cases) EXPECT_EQ(tidied_spaces(test.text).value_or(""), test.expected) << test.text;
}

}  // namespace
}  // namespace inlet::leads
