// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/text_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

using tables::Cell;
using tables::CellKind;

struct Case {
  const char* cell;
  const char* expected;
};

TEST(TextConverter, TrimsAndKeepsWhatWasTyped) {
  const Case cases[] = {
      {"Ann", "Ann"},
      {"  Ann  Lee ", "Ann  Lee"},
      {"\xC2\xA0"
       "Ann\xE2\x80\x8B",
       "Ann"},
      {"Zoë", "Zoë"},
      {"日本", "日本"},
      {"Ann\r\nLee", "Ann Lee"},
      {"Ann\tLee", "Ann Lee"},
      {"Ann\x01Lee", "AnnLee !BAD_CHARACTER"},
      {"Ann\x7F", "Ann !BAD_CHARACTER"},
      {"=1+1", "=1+1"},
      {"9.88E+11", "9.88E+11"},
  };
  for (const Case& each : cases)
    EXPECT_EQ(converted(field_of(FieldType::kText), each.cell), each.expected) << each.cell;
}

TEST(TextConverter, KeepsTheLinesOfLongText) {
  const Case cases[] = {{"one\r\ntwo\rthree\n", "one\ntwo\nthree"},
                        {"a\tb", "a\tb"},
                        {"a\x0B"
                         "b",
                         "a\nb"},
                        {"a\x02"
                         "b",
                         "ab !BAD_CHARACTER"}};
  for (const Case& each : cases) EXPECT_EQ(converted(field_of(FieldType::kLongText), each.cell), each.expected);
}

TEST(TextConverter, CountsCharactersNotBytes) {
  Field field = field_of(FieldType::kText);
  field.max_length = 3;
  const Case cases[] = {{"abc", "abc"}, {"abcd", "TOO_LONG"}, {"äöü", "äöü"}, {"日本語", "日本語"}, {" abc ", "abc"}};
  for (const Case& each : cases) EXPECT_EQ(converted(field, each.cell), each.expected) << each.cell;
}

TEST(TextConverter, GivesAViewOfTheCellWhenNothingChanges) {
  const Field field = field_of(FieldType::kText);
  const TextConverter converter(field);
  TextArena arena;
  Conversion conversion(arena);
  const std::string text = " Ännchen ";
  const Value value = converter.convert({text, text, CellKind::kText}, conversion);
  EXPECT_EQ(value.text().data(), text.data() + 1);
}

TEST(Rule31LeadingZeros, AreImportedAsShownOrWarnedOf) {
  const Field postal = field_of(FieldType::kText, "postal_code");
  EXPECT_EQ(converted(postal, Cell{"02138", "02138", CellKind::kText}), "02138");
  EXPECT_EQ(converted(postal, Cell{"2138", "02138", CellKind::kNumber}), "02138");
  EXPECT_EQ(converted(postal, Cell{"2138", "2138", CellKind::kNumber}), "2138 !ZEROS_MAY_BE_LOST");
  EXPECT_EQ(converted(field_of(FieldType::kText), Cell{"2138", "2138", CellKind::kNumber}), "2138");
}

TEST(Rule32ScientificNotation, IsRefusedWhereDigitsAreAnId) {
  const Case cases[] = {
      {"9.88E+11", "LOST_PRECISION"}, {"9,88E+11", "LOST_PRECISION"},   {"1e+5", "LOST_PRECISION"},
      {"-3.1E+07", "LOST_PRECISION"}, {"988000000000", "988000000000"}, {"1E5", "1E5"},
      {"9.88E+", "9.88E+"},           {"19.88E+11", "19.88E+11"},       {"E+11", "E+11"},
  };
  for (const char* key : {"external_id", "postal_code", "cf_customer_id"}) {
    for (const Case& each : cases)
      EXPECT_EQ(converted(field_of(FieldType::kText, key), each.cell), each.expected) << each.cell;
  }
  const Field id = field_of(FieldType::kText, "external_id");
  EXPECT_EQ(converted(id, Cell{"33611111111", "33611111111", CellKind::kNumber}), "33611111111");
  EXPECT_EQ(converted(id, Cell{"1234567890123456", "1234567890123456", CellKind::kNumber}), "LOST_PRECISION");
}

TEST(Rule34Formulas, FailWithTheirErrorOrWithoutAValue) {
  const Field text = field_of(FieldType::kText);
  EXPECT_EQ(converted(text, Cell{"#REF!", "#REF!", CellKind::kError}), "FORMULA_ERROR");
  EXPECT_EQ(converted(text, Cell{"", "", CellKind::kFormulaNoValue}), "FORMULA_NO_VALUE");
  EXPECT_EQ(converted(text, "#DIV/0!"), "FORMULA_ERROR");
  EXPECT_EQ(converted(text, "#NO VALUE!"), "FORMULA_NO_VALUE");
  EXPECT_EQ(converted(text, "#1 in sales"), "#1 in sales");
}

TEST(Rule20ClearToken, ClearsOnlyWhenSwitchedOn) {
  ConversionOptions options;
  EXPECT_EQ(converted(field_of(FieldType::kDate), "#N/A", options), "FORMULA_ERROR");
  options.clear_token = true;
  EXPECT_EQ(converted(field_of(FieldType::kDate), "#N/A", options), "(clear)");
  EXPECT_EQ(converted(field_of(FieldType::kText), Cell{"#N/A", "#N/A", CellKind::kError}, options), "(clear)");
  EXPECT_EQ(converted(field_of(FieldType::kText), Cell{"#REF!", "#REF!", CellKind::kError}, options), "FORMULA_ERROR");
}

}  // namespace
}  // namespace inlet::leads
