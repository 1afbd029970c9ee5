// SPDX-License-Identifier: Apache-2.0
//
// Semantics 32: scientific notation.
#include "tests/engine/rules/rule_workbook.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule32Scientific, NumbersOfASpreadsheetArePrintedExact) {
  const WorkbookCase cases[] = {{"twelve digits", "", "<v>988000000000</v>", "988000000000"},
                                {"written with an exponent", "", "<v>9.88E+11</v>", "988000000000"},
                                {"fifteen digits", "", "<v>123456789012345</v>", "123456789012345"},
                                {"2^53 - 1 has sixteen", "", "<v>9007199254740991</v>", "LOST_PRECISION"}};
  expect_rule_of_cells("external_id", cases);
  const WorkbookCase texts[] = {{"2^53 - 1", "", "<v>9007199254740991</v>", "9007199254740991"}};
  expect_rule_of_cells("company", texts);
}

TEST(Rule32Scientific, TextOfIdsPhonesAndPostalCodesHasLostItsDigits) {
  const RuleCase cases[] = {{"point", "9.88E+11", "LOST_PRECISION"},
                            {"comma", "9,88E+11", "LOST_PRECISION"},
                            {"small letter", "9.88e+11", "LOST_PRECISION"},
                            {"no fraction", "1E+05", "LOST_PRECISION"}};
  for (const char* key : {"external_id", "postal_code", "phone"}) {
    SCOPED_TRACE(key);
    expect_rule(key, cases);
  }
}

TEST(Rule32Scientific, OtherTextIsText) {
  const RuleCase cases[] = {{"a model", "9.88E+11", "9.88E+11"}};
  expect_rule("company", cases);
  const RuleCase numbers[] = {{"a number", "1.5E+3", "1500"}};
  expect_rule("employees", numbers);
}

TEST(Rule32Scientific, SaysThatExcelHasShortenedIt) {
  OwnEngine own;
  const auto record = own.import("Last Name,External ID\nLee,9.88E+11\n");
  EXPECT_NE(own.messages(record.write_run).front().find("Excel has already shortened this number"), std::string::npos);
}

}  // namespace
}  // namespace inlet::engine
