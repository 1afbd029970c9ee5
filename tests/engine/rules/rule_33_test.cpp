// SPDX-License-Identifier: Apache-2.0
//
// Semantics 33: dates of spreadsheets.
#include "engine/verbs/clean_ups.h"
#include "engine/verbs/find_import.h"
#include "tests/engine/rules/rule_workbook.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

constexpr char kDate[] = "expected_close_date";

TEST(Rule33Dates, AreCellsWhoseFormatIsOne) {
  const WorkbookCase cases[] = {{"a date format", R"(s="1")", "<v>45443</v>", "2024-05-31"},
                                {"a date-time format", R"(s="2")", "<v>45443.75</v>", "2024-05-31"},
                                {"a number", "", "<v>45443</v>", "INVALID_DATE"},
                                {"text", R"(t="str")", "<v>2024-05-31</v>", "2024-05-31"}};
  expect_rule_of_cells(kDate, cases);
}

TEST(Rule33Dates, OfTheSystemOf1904) {
  const WorkbookCase cases[] = {{"a date format", R"(s="1")", "<v>43981</v>", "2024-05-31"}};
  expect_rule_of_cells(kDate, cases, {}, DateSystem::k1904);
}

TEST(Rule33Dates, OfTheBeginningKnowExcelsFalseLeapDay) {
  const WorkbookCase cases[] = {{"59", R"(s="1")", "<v>59</v>", "1900-02-28"},
                                {"60 never was", R"(s="1")", "<v>60</v>", "INVALID_DATE"},
                                {"61", R"(s="1")", "<v>61</v>", "1900-03-01"},
                                {"1", R"(s="1")", "<v>1</v>", "1900-01-01"}};
  expect_rule_of_cells(kDate, cases);
}

TEST(Rule33Dates, AreRoundedToMillisecondsOfTheSameDay) {
  OwnEngine own;
  const std::string key = add_rule_field(own, leads::FieldType::kDateTime);
  const WorkbookCase cases[] = {
      {"the last instant", R"(s="2")", "<v>45443.99999999999</v>", "2024-05-31T23:59:59.999Z"},
      {"half a day", R"(s="2")", "<v>45443.5</v>", "2024-05-31T12:00:00Z"},
      {"a third", R"(s="2")", "<v>45443.333333333336</v>", "2024-05-31T08:00:00Z"}};
  expect_rule_of_cells(own, key, cases);
}

TEST(Rule33Serials, AreOfferedAndNotGuessed) {
  const char* file = "Last Name,Expected Close Date\nA,45443\nB,45444\n";
  OwnEngine own;
  const auto record = own.draft(file);
  const auto survey =
      must(survey_upload(own.engine(), must(upload_of(*own.reading(), record)), must(read_draft(record)).source));
  const auto catalog = must(own.reading()->catalog().current());
  const auto offers = offered_clean_ups(survey.columns.at(1), catalog->find(kDate));
  ASSERT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers.front().kind, "excel_date");
  EXPECT_EQ(offers.front().after, "2024-05-31");

  const RuleCase guessed[] = {{"one", "45443", "INVALID_DATE"}, {"two", "45444", "INVALID_DATE"}};
  expect_rule(kDate, guessed);
  const RuleCase chosen[] = {{"one", "45443", "2024-05-31"}, {"a real date beside it", "2024-06-01", "2024-06-01"}};
  expect_rule(kDate, chosen, [](leads::ConversionOptions& options) { options.excel_serial = true; });
}

}  // namespace
}  // namespace inlet::engine
