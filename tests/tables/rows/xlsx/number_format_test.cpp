// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/number_format.h"

#include <gtest/gtest.h>

namespace inlet::tables {
namespace {

TEST(NumberFormat, Rule33ACellIsADateIffItsFormatIsOne) {
  const struct {
    const char* code;
    NumberFormatKind kind;
  } cases[] = {
      {"General", NumberFormatKind::kPlain},
      {"", NumberFormatKind::kPlain},
      {"@", NumberFormatKind::kPlain},
      {"0.00", NumberFormatKind::kPlain},
      {"#,##0.00\\ \"days\"", NumberFormatKind::kPlain},
      {"0.00E+00", NumberFormatKind::kPlain},
      {"[Red]-0;[Green]0", NumberFormatKind::kPlain},
      {"_-* #,##0.00\\ \"m\"_-", NumberFormatKind::kPlain},
      {"[$€-407] #,##0", NumberFormatKind::kPlain},
      {"yyyy-mm-dd", NumberFormatKind::kDate},
      {"YYYY\\-MM\\-DD", NumberFormatKind::kDate},
      {"[$-409]d\\-mmm\\-yy;@", NumberFormatKind::kDate},
      {"h:mm AM/PM", NumberFormatKind::kDate},
      {"mm:ss.0", NumberFormatKind::kDate},
      {"[$-411]ge.m.d", NumberFormatKind::kDate},
      {"\"Week of \"d mmmm", NumberFormatKind::kDate},
      {"[h]:mm:ss", NumberFormatKind::kPlain},
      {"[mm]:ss", NumberFormatKind::kPlain},
      {"[ss].00", NumberFormatKind::kPlain},
      {"00000", NumberFormatKind::kPadded},
      {"00000\\-0000", NumberFormatKind::kPadded},
      {"[$-409]000\"-\"00", NumberFormatKind::kPadded},
      {"0", NumberFormatKind::kPlain},
      {"00.00", NumberFormatKind::kPlain},
      {"000,000", NumberFormatKind::kPlain},
      {"00%", NumberFormatKind::kPlain},
      {"\"never closed", NumberFormatKind::kPlain},
      {"[never closed", NumberFormatKind::kPlain},
      {"\\", NumberFormatKind::kPlain},
  };
  for (const auto& c : cases) EXPECT_EQ(parse_number_format(c.code).kind, c.kind) << c.code;
}

TEST(NumberFormat, BuiltIn) {
  for (std::uint32_t id = 0; id < 60; ++id) {
    const auto format = builtin_number_format(id);
    const bool is_date =
        (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);
    EXPECT_EQ(format && format->kind == NumberFormatKind::kDate, is_date) << id;
  }
  EXPECT_FALSE(builtin_number_format(164).has_value());
}

TEST(NumberFormat, Rule31LeadingZerosAsShown) {
  const struct {
    double value;
    const char* pattern;
    const char* shown;
  } cases[] = {
      {418, "00000", "00418"},     {0, "00000", "00000"},
      {123456, "00000", "123456"}, {21384000, "00000-0000", "02138-4000"},
      {7, "+00 #0", "+00 7"},      {78, "(00) 00", "(00) 78"},
      {-1, "00000", ""},           {1.5, "00000", ""},
      {1e15, "00000", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(padded_text(c.value, c.pattern), c.shown) << c.value;
}

}  // namespace
}  // namespace inlet::tables
