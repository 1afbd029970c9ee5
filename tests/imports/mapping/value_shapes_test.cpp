// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/value_shapes.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

struct ShapeCase {
  const char* text;
  bool fits;
};

TEST(ValueShapes, KnowsPhones) {
  const ShapeCase cases[] = {{"+49 30 123456", true},
                             {"(512) 555-0104", true},
                             {"p:+5581955550106", true},
                             {"33639981108", true},
                             {"020 7946 0042 ext. 12", true},
                             {"٠١٢٣٤٥٦٧٨", true},
                             {"2025-02-14", false},
                             {"Main St 12", false},
                             {"1234", false},
                             {"a12345678@b.example", false},
                             {"+49 30 123456 / 0171 123456", true}};
  for (const ShapeCase& test : cases) EXPECT_EQ(looks_like_phone(test.text), test.fits) << test.text;
}

TEST(ValueShapes, KnowsNumbersWithCurrencies) {
  const ShapeCase cases[] = {{"1200", true},       {"$ 250,000.00", true}, {"1.234,50 €", true},   {"EUR 12", true},
                             {"₹ 1,20,000", true}, {"(12.00)", true},      {"$10M - $50M", false}, {"up to 5k", false},
                             {"Cold", false},      {"até_r$_5.000", false}};
  for (const ShapeCase& test : cases) EXPECT_EQ(looks_like_number(test.text), test.fits) << test.text;
}

TEST(ValueShapes, KnowsDates) {
  const ShapeCase cases[] = {{"2024-05-31", true},     {"31.05.24", true},      {"5/31/2024 7:01 PM", true},
                             {"May 28, 2026", true},   {"14. März 2024", true}, {"2025-04-24T00:20:17-03:00", true},
                             {"1.234.567.890", false}, {"030-123-456", false},  {"12", false}};
  for (const ShapeCase& test : cases) EXPECT_EQ(looks_like_date(test.text), test.fits) << test.text;
}

TEST(ValueShapes, KnowsNames) {
  const ShapeCase cases[] = {{"Ann Lee", true},  {"O'Brien", true},        {"Jean-Luc", true}, {"王小明", true},
                             {"3 rooms", false}, {"ann@a.example", false}, {"true", false}};
  for (const ShapeCase& test : cases) EXPECT_EQ(looks_like_name(test.text), test.fits) << test.text;
  EXPECT_TRUE(has_several_words("王小明"));
  EXPECT_FALSE(has_several_words("Ann"));
}

TEST(ValueShapes, KnowsUrls) {
  const ShapeCase cases[] = {
      {"https://a.example", true}, {"www.a.example/x", true}, {"a.example", true}, {"Dr.", false}, {"1.5", false},
      {"a@b.example", false}};
  for (const ShapeCase& test : cases) EXPECT_EQ(looks_like_url(test.text), test.fits) << test.text;
}

}  // namespace
}  // namespace inlet::imports
