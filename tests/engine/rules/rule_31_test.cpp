// SPDX-License-Identifier: Apache-2.0
//
// Semantics 31: leading zeros.
#include "engine/verbs/find_import.h"
#include "tests/engine/rules/rule_workbook.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule31Zeros, OfTextStay) {
  const RuleCase cases[] = {{"postal code", "02138", "02138"}, {"all zeros", "00000", "00000"}};
  expect_rule("postal_code", cases);
  expect_rule("company", cases);
}

TEST(Rule31Zeros, OfASpreadsheetAreImportedAsShown) {
  const WorkbookCase cases[] = {{"a format with zeros", R"(s="3")", "<v>2138</v>", "02138"},
                                {"a plain number", "", "<v>2138</v>", "2138 !ZEROS_MAY_BE_LOST"},
                                {"text", R"(t="str")", "<v>02138</v>", "02138"}};
  expect_rule_of_cells("postal_code", cases);
}

TEST(Rule31Zeros, OfAPhoneMayBeLostToo) {
  const WorkbookCase cases[] = {{"national, as a number", "", "<v>30123456</v>", "+4930123456 !ZEROS_MAY_BE_LOST"},
                                {"with its calling code", "", "<v>4930123456</v>", "+4930123456"}};
  expect_rule_of_cells("phone", cases, [](leads::ConversionOptions& options) { options.phone_country = "DE"; });
}

TEST(Rule31Zeros, AreNotMissedWhereNumbersAreNumbers) {
  const WorkbookCase cases[] = {{"employees", "", "<v>120</v>", "120"}};
  expect_rule_of_cells("employees", cases);
}

// What the preview shows is what is imported.
TEST(Rule31Zeros, ArePreviewedAsShown) {
  const WorkbookCase cases[] = {{"a format with zeros", R"(s="3")", "<v>2138</v>", ""}};
  OwnEngine own;
  const auto record = own.draft(rule_workbook("Postal Code", cases, DateSystem::k1900), {}, {}, "leads.xlsx");
  const auto upload = must(upload_of(*own.reading(), record));
  const auto survey = must(survey_upload(own.engine(), upload, must(read_draft(record)).source));
  const auto rows = must(sample_rows(own.engine(), upload, survey.profile, 10));
  EXPECT_EQ(rows.back().cells.at(1), "02138");
}

}  // namespace
}  // namespace inlet::engine
