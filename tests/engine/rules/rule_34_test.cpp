// SPDX-License-Identifier: Apache-2.0
//
// Semantics 34: formulas.
#include "tests/engine/rules/rule_workbook.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule34Formulas, GiveTheirCachedValue) {
  const WorkbookCase cases[] = {
      {"text", R"(t="str")", "<f>A2&amp;\"x\"</f><v>Acme</v>", "Acme"},
      {"a wrong cached value is not mended", "", "<f>1+1</f><v>3</v>", "3"},
      {"no value", "", "<f>1+1</f>", "FORMULA_NO_VALUE"},
      {"error", R"(t="e")", "<f>A1/0</f><v>#DIV/0!</v>", "FORMULA_ERROR"},
      {"error without a formula", R"(t="e")", "<v>#REF!</v>", "FORMULA_ERROR"},
      {"a link is not followed", R"(t="str")", "<f>HYPERLINK(\"http://a.example\")</f><v>Click</v>", "Click"},
      {"neighbours are imported", R"(t="str")", "<v>Bolt</v>", "Bolt"},
  };
  expect_rule_of_cells("company", cases);
}

TEST(Rule34Formulas, FailInAFullNameToo) {
  const WorkbookCase cases[] = {{"no value", "", "<f>1+1</f>", "FORMULA_NO_VALUE"},
                                {"error", R"(t="e")", "<v>#REF!</v>", "FORMULA_ERROR"}};
  OwnEngine own;
  auto record = own.draft(rule_workbook("Full Name", cases, DateSystem::k1900), {}, {}, "leads.xlsx");
  own.start(record.id);
  own.work(record.id);
  EXPECT_EQ(own.outcomes(own.find(record.id).write_run, false),
            (std::vector<std::string>{"failed FORMULA_NO_VALUE(1)", "failed FORMULA_ERROR(1)"}));
}

TEST(Rule34Errors, DoNotCountWhereTheColumnIsNotMapped) {
  const WorkbookCase cases[] = {{"error", R"(t="e")", "<v>#REF!</v>", ""}};
  OwnEngine own;
  const auto record =
      own.draft(rule_workbook("Something nobody knows", cases, DateSystem::k1900), {}, {}, "leads.xlsx");
  own.start(record.id);
  own.work(record.id);
  EXPECT_EQ(own.outcomes(own.find(record.id).write_run, false), std::vector<std::string>{"created"});
}

TEST(Rule34Text, IsNeverEvaluated) {
  const RuleCase cases[] = {{"a formula in CSV", "=1+1", "=1+1"},
                            {"a command", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"},
                            {"an error as text", "#REF!", "FORMULA_ERROR"}};
  expect_rule("company", cases);
}

}  // namespace
}  // namespace inlet::engine
