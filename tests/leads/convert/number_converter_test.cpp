// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/number_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

using tables::Cell;
using tables::CellKind;

ConversionOptions marked(DecimalMark mark) {
  ConversionOptions options;
  options.decimal_mark = mark;
  return options;
}

struct Case {
  const char* cell;
  DecimalMark mark;
  const char* expected;
};

constexpr DecimalMark kUnknown = DecimalMark::kUnknown;
constexpr DecimalMark kPoint = DecimalMark::kPoint;
constexpr DecimalMark kComma = DecimalMark::kComma;

TEST(Rule28Numbers, AreReadWithTheMarkOfTheColumn) {
  const Case cases[] = {
      {"1234", kUnknown, "1234"},
      {"12.5", kUnknown, "12.5"},
      {"12,5", kUnknown, "12.5"},
      {"1.234", kUnknown, "AMBIGUOUS_NUMBER"},
      {"1,234", kUnknown, "AMBIGUOUS_NUMBER"},
      {"1.234", kPoint, "1.234"},
      {"1.234", kComma, "1234"},
      {"1,234", kPoint, "1234"},
      {"1,234", kComma, "1.234"},
      {"0.123", kUnknown, "0.123"},
      {"1234.567", kUnknown, "1234.567"},
      {"1,234.5", kUnknown, "1234.5"},
      {"1.234,5", kUnknown, "1234.5"},
      {"1.234.567", kUnknown, "1234567"},
      {"1,234,567", kUnknown, "1234567"},
      {"1.234,5", kPoint, "INVALID_NUMBER"},
      {"1,234.5", kComma, "INVALID_NUMBER"},
      {"12,5", kPoint, "INVALID_NUMBER"},
      {"12.5", kComma, "INVALID_NUMBER"},
      {".5", kUnknown, "0.5"},
      {"-.5", kPoint, "-0.5"},
      {"007", kUnknown, "7"},
      {"1e3", kUnknown, "1000"},
      {"1.5E-3", kUnknown, "0.0015"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), each.cell, marked(each.mark)), each.expected) << each.cell;
  }
}

TEST(Rule28Numbers, AreGroupedInAllTheWaysOfTheWorld) {
  const Case cases[] = {
      {"1 234 567,89", kUnknown, "1234567.89"},
      {"1\xC2\xA0"
       "234\xC2\xA0"
       "567,89",
       kComma, "1234567.89"},
      {"1\xE2\x80\xAF"
       "234,5",
       kComma, "1234.5"},
      {"1'234'567.89", kUnknown, "1234567.89"},
      {"1\xE2\x80\x99"
       "234.5",
       kPoint, "1234.5"},
      {"12,34,567.89", kUnknown, "1234567.89"},
      {"1,00,000", kPoint, "100000"},
      {"12 34", kUnknown, "INVALID_NUMBER"},
      {"1,23,4", kPoint, "INVALID_NUMBER"},
      {"1234,567.8", kPoint, "INVALID_NUMBER"},
      {"1 234,567.8", kPoint, "INVALID_NUMBER"},
      {"1,234,56", kPoint, "INVALID_NUMBER"},
      {"1..5", kUnknown, "INVALID_NUMBER"},
      {"1.5.", kUnknown, "INVALID_NUMBER"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), each.cell, marked(each.mark)), each.expected) << each.cell;
  }
}

TEST(Rule28Numbers, AreNegativeWithASignOrInParentheses) {
  const std::pair<const char*, const char*> cases[] = {
      {"-5", "-5"},
      {"+5", "5"},
      {"\xE2\x88\x92"
       "5",
       "-5"},
      {"(12.00)", "-12"},
      {"( 12 )", "-12"},
      {"- 5", "-5"},
      {"(12", "INVALID_NUMBER"},
      {"12)", "INVALID_NUMBER"},
      {"--5", "INVALID_NUMBER"},
      {"5-", "INVALID_NUMBER"},
      {"(-5)", "INVALID_NUMBER"},
  };
  for (const auto& [cell, expected] : cases)
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), cell), expected) << cell;
}

TEST(Rule28Numbers, AreRefusedWhenTheyAreNone) {
  for (const char* cell : {"1.5k", "2 M", "abc", "NaN", "Infinity", "-", "1/2", "12 EUR", "€5", "1e", "0x10",
                           "2024-05-31", "5 6", "1_000"}) {
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), cell), "INVALID_NUMBER") << cell;
  }
  for (const char* cell :
       {"99999999999999", "1e300", "123456789012345678901234567890123456789012345678901234567890123456789"}) {
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), cell), "NUMBER_OUT_OF_RANGE") << cell;
  }
}

TEST(Rule28Numbers, KeepEveryDigitAndRoundOnlyFinerParts) {
  const std::pair<const char*, const char*> cases[] = {
      {"0.1", "0.1"},
      {"8999999999999.999999", "8999999999999.999999"},
      {"33.333333333333336", "33.333333"},
      {"0.0000005", "0.000001"},
  };
  for (const auto& [cell, expected] : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), Cell{cell, cell, CellKind::kNumber}), expected) << cell;
    EXPECT_EQ(converted(field_of(FieldType::kDecimal), cell, marked(kPoint)), expected) << cell;
  }
}

TEST(Rule28Integers, HaveNoFraction) {
  const Case cases[] = {
      {"250", kUnknown, "250"},
      {"1,200", kUnknown, "1200"},
      {"1,234", kUnknown, "1234"},
      {"1.234", kUnknown, "1234"},
      {"1,000", kPoint, "1000"},
      {"1,000", kUnknown, "AMBIGUOUS_NUMBER"},
      {"12.0", kPoint, "12"},
      {"12.5", kPoint, "INVALID_NUMBER"},
      {"1e3", kUnknown, "1000"},
      {"9223372036854775807", kUnknown, "9223372036854775807"},
      {"9223372036854775808", kUnknown, "NUMBER_OUT_OF_RANGE"},
      {"50-100", kUnknown, "INVALID_NUMBER"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kInteger), each.cell, marked(each.mark)), each.expected) << each.cell;
  }
  EXPECT_EQ(converted(field_of(FieldType::kInteger), Cell{"1e+21", "1e+21", CellKind::kNumber}), "NUMBER_OUT_OF_RANGE");
  EXPECT_EQ(converted(field_of(FieldType::kInteger), Cell{"1.234", "1.234", CellKind::kNumber}, marked(kComma)),
            "INVALID_NUMBER");
}

TEST(Rule28Money, HasItsCurrencyBeforeOrAfter) {
  const Case cases[] = {
      {"1234.5", kPoint, "1234.50 USD"},
      {"$1,234.50", kPoint, "1234.50 USD"},
      {"€ 99", kPoint, "99.00 EUR"},
      {"99 €", kPoint, "99.00 EUR"},
      {"1.234,50 €", kUnknown, "1234.50 EUR"},
      {"EUR 12", kPoint, "12.00 EUR"},
      {"12 eur", kPoint, "12.00 EUR"},
      {"-$5", kPoint, "-5.00 USD"},
      {"$-5", kPoint, "-5.00 USD"},
      {"($5.25)", kPoint, "-5.25 USD"},
      {"$(5.25)", kPoint, "INVALID_NUMBER"},
      {"$100 CAD", kPoint, "100.00 CAD"},
      {"€100 USD", kPoint, "INVALID_NUMBER"},
      {"£1", kPoint, "1.00 GBP"},
      {"Rs. 500", kPoint, "500.00 INR"},
      {"R$ 10,50", kComma, "10.50 BRL"},
      {"100 zł", kPoint, "100.00 PLN"},
      {"CHF 1'000.-", kPoint, "1000.00 CHF"},
      {"100,-", kComma, "100.00 USD"},
      {"1.5k", kPoint, "INVALID_NUMBER"},
      {"$1.5M", kPoint, "INVALID_NUMBER"},
      {"XYZ 5", kPoint, "INVALID_NUMBER"},
      {"0.00005", kPoint, "0.0001 USD"},
      {"922337203685477", kPoint, "922337203685477.00 USD"},
      {"922337203685478", kPoint, "NUMBER_OUT_OF_RANGE"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kMoney), each.cell, marked(each.mark)), each.expected) << each.cell;
  }
}

TEST(Rule28Money, ReadsSharedSignsAsTheOrganisationsOwn) {
  OrganisationSettings australia;
  australia.currency = "AUD";
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "$5", {}, australia), "5.00 AUD");
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "US$5", {}, australia), "5.00 USD");
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "5", {}, australia), "5.00 AUD");
  OrganisationSettings sweden;
  sweden.currency = "SEK";
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "5 kr", {}, sweden), "5.00 SEK");
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "$5", {}, sweden), "5.00 USD");
  EXPECT_EQ(converted(field_of(FieldType::kMoney), "5 kr"), "INVALID_NUMBER");
}

TEST(Rule28Percent, IsTheNumberBeforeTheSign) {
  const Field percent = field_of(FieldType::kPercent);
  EXPECT_EQ(converted(percent, "12.5%"), "12.5");
  EXPECT_EQ(converted(percent, "12.5 %"), "12.5");
  EXPECT_EQ(converted(percent, "12.5"), "12.5");
  EXPECT_EQ(converted(percent, Cell{"0.125", "12.5%", CellKind::kNumber}), "12.5");
  EXPECT_EQ(converted(percent, Cell{"1", "100%", CellKind::kNumber}), "100");
  EXPECT_EQ(converted(percent, Cell{"12", "12", CellKind::kNumber}), "12");
  EXPECT_EQ(converted(field_of(FieldType::kDecimal), "12.5%"), "INVALID_NUMBER");
}

TEST(Rule28Numbers, TellBothReadings) {
  static const FewUsers users;
  const Field field = field_of(FieldType::kDecimal);
  TextArena arena;
  Conversion conversion(arena);
  make_converter(field, {}, {}, users)->convert({"-1.234", "-1.234", CellKind::kText}, conversion);
  EXPECT_EQ(conversion.faults().at(0).arguments, (std::vector<std::string>{"-1.234", "-1234", "-1.234"}));
}

}  // namespace
}  // namespace inlet::leads
