// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_converter.h"

#include <gtest/gtest.h>

#include <optional>

namespace inlet::leads {
namespace {

using base::Code;
using tables::Cell;
using tables::CellKind;

struct Outcome {
  std::string text;  // of the value; empty: none
  std::optional<Code> fault;
  std::optional<Code> warning;
  std::string spare;
};

struct Setting {
  std::string row_country;
  std::string import_country;
  std::string organisation_country;
  bool lenient = false;
};

Outcome convert(const Cell& cell, const Setting& setting) {
  Field field;
  field.key = "phone";
  field.label = "Phone";
  field.type = FieldType::kPhone;
  ConversionOptions options;
  options.phone_country = setting.import_country;
  options.lenient_phone = setting.lenient;
  OrganisationSettings settings;
  settings.phone_country = setting.organisation_country;
  TextArena arena;
  Conversion conversion(arena);
  conversion.row_country = setting.row_country;
  const Value value = make_phone_converter(field, options, settings)->convert(cell, conversion);
  Outcome outcome{std::string(value.text()), {}, {}, std::string(conversion.spare_phone)};
  if (!conversion.faults().empty()) outcome.fault = conversion.faults()[0].code;
  if (!conversion.warnings().empty()) outcome.warning = conversion.warnings()[0].code;
  return outcome;
}

Cell text_cell(std::string_view text) { return {text, text, CellKind::kText}; }

struct Case {
  const char* name;
  const char* cell;
  Setting setting;
  const char* expected;
};

const Setting kGermany{"DE", "", "", false};

const Case kCases[] = {
    {"national", "(030) 12 34 56", kGermany, "+4930123456"},
    {"a word in front", "Büro 030 123456", kGermany, "+4930123456"},
    {"international needs no country", "+44 20 7946 0008", {}, "+442079460008"},
    {"row before import", "020 7946 0008", {"GB", "DE", "FR", false}, "+442079460008"},
    {"import before organisation", "030 123456", {"", "DE", "FR", false}, "+4930123456"},
    {"organisation", "01 99 00 12 14", {"", "", "FR", false}, "+33199001214"},
    {"dialled from abroad", "0049 30 123456", kGermany, "+4930123456"},
    {"tel:", "tel:+49-30-123456", {}, "+4930123456"},
    {"p: of lead forms", "p:+5581955550106", {}, "+5581955550106"},
    {"apostrophe of spreadsheets", "'+49 30 123456", {}, "+4930123456"},
    {"extension", "030 123456 ext. 5", kGermany, "+4930123456;ext=5"},
    {"extension of RFC 3966", "+4930123456;ext=5", {}, "+4930123456;ext=5"},
    {"no-break spaces", "030\u00a0123\u00a0456", kGermany, "+4930123456"},
    {"Arabic digits", "٠٣٠ ١٢٣٤٥٦", kGermany, "+4930123456"},
    {"calling code without plus", "4930123456", kGermany, "+4930123456"},
};

TEST(PhoneConverter, MakesE164) {
  for (const Case& test : kCases) {
    const Outcome outcome = convert(text_cell(test.cell), test.setting);
    EXPECT_EQ(outcome.text, test.expected) << test.name;
    EXPECT_FALSE(outcome.fault.has_value()) << test.name;
    EXPECT_FALSE(outcome.warning.has_value()) << test.name;
  }
}

TEST(PhoneConverter, RefusesWhatCannotBeANumber) {
  for (const char* text : {"12", "030 123456789012345", "call me", "call office 215163", "ann@a.example", "+999 123456",
                           "++49 30 123456", "0"}) {
    EXPECT_EQ(convert(text_cell(text), kGermany).fault, Code::kInvalidPhone) << text;
  }
  EXPECT_EQ(convert(text_cell("030 123456"), {}).fault, Code::kInvalidPhone) << "national, and no country is known";
}

TEST(PhoneConverter, KeepsItAsTypedWhereThePersonSaysSo) {
  const Outcome outcome = convert(text_cell(" ask Ann "), {"DE", "", "", true});
  EXPECT_EQ(outcome.text, "ask Ann");
  EXPECT_EQ(outcome.warning, Code::kPhoneAsTyped);
  EXPECT_FALSE(outcome.fault.has_value());
}

TEST(PhoneConverter, LeavesTheSecondNumberToTheRow) {
  struct Two {
    const char* cell;
    const char* spare;
  };
  const Two cases[] = {
      {"030 123456 / 0171 1234567", "0171 1234567"}, {"030 123456; 0171 1234567", "0171 1234567"},
      {"030 123456\n0171 1234567", "0171 1234567"},  {"030 123456 oder 0171 1234567", "0171 1234567"},
      {"030 123456, 0171 1234567", "0171 1234567"},  {"tel:030 123456 | tel:0171 1234567", "0171 1234567"},
      {"030/123456, 0171/1234567", "0171/1234567"}};
  for (const Two& test : cases) {
    const Outcome outcome = convert(text_cell(test.cell), kGermany);
    EXPECT_EQ(outcome.text, "+4930123456") << test.cell;
    EXPECT_EQ(outcome.spare, test.spare) << test.cell;
  }
  EXPECT_EQ(convert(text_cell("030/123456"), kGermany).spare, "") << "a slash within one number";
}

TEST(PhoneConverter, TakesNumbersOfSpreadsheets) {
  const Cell whole{"33611111111", "33611111111", CellKind::kNumber};
  EXPECT_EQ(convert(whole, {"FR", "", "", false}).text, "+33611111111");
  EXPECT_FALSE(convert(whole, {"FR", "", "", false}).warning.has_value());
  const Cell national{"30123456", "30123456", CellKind::kNumber};
  EXPECT_EQ(convert(national, kGermany).text, "+4930123456");
  EXPECT_EQ(convert(national, kGermany).warning, Code::kZerosMayBeLost);
  const Cell shown{"30123456", "030123456", CellKind::kNumber};
  EXPECT_EQ(convert(shown, kGermany).text, "+4930123456");
  EXPECT_FALSE(convert(shown, kGermany).warning.has_value()) << "the format shows the zero";
  EXPECT_EQ(convert({"30123456.5", "30123456.5", CellKind::kNumber}, kGermany).fault, Code::kInvalidPhone);
  EXPECT_EQ(convert({"2024-05-31", "2024-05-31", CellKind::kDate}, kGermany).fault, Code::kInvalidPhone);
}

TEST(PhoneConverter, NoticesNumbersThatExcelShortened) {
  EXPECT_EQ(convert(text_cell("4.93012E+11"), kGermany).fault, Code::kLostPrecision);
}

}  // namespace
}  // namespace inlet::leads
