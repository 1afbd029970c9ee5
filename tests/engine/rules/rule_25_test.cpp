// SPDX-License-Identifier: Apache-2.0
//
// Semantics 25: what becomes of a row whose optional value is bad.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule25BadValue, FailsTheRowByDefault) {
  const RuleCase cases[] = {
      {"bad", "ann(at)example.com", "INVALID_EMAIL"}, {"good", "bo@example.com", "bo@example.com"}, {"blank", "", ""}};
  expect_rule("email", cases);
}

TEST(Rule25BadValue, IsLeftOutWithAWarningWhereChosen) {
  const RuleCase cases[] = {{"bad", "ann(at)example.com", " !VALUE_LEFT_OUT"},
                            {"good", "bo@example.com", "bo@example.com"},
                            {"blank", "", ""}};
  expect_rule("email", cases,
              [](leads::ConversionOptions& options) { options.bad_value = leads::BadValue::kLeaveOut; });
}

TEST(Rule25BadValue, GivesWayToTheDefaultWhereChosen) {
  const RuleCase cases[] = {{"bad", "many", "7 !VALUE_LEFT_OUT"}, {"good", "12", "12"}, {"blank", "", "7"}};
  expect_rule("employees", cases, [](leads::ConversionOptions& options) {
    options.bad_value = leads::BadValue::kUseDefault;
    options.default_value = "7";
  });
}

TEST(Rule25BadValue, IsChosenPerColumn) {
  OwnEngine own;
  auto record = own.draft("Last Name,Email,Employees\nLee,ann(at)example.com,5\nKim,bo@example.com,many\n");
  choose_for(own, record, 1, [](leads::ConversionOptions& options) { options.bad_value = leads::BadValue::kLeaveOut; });
  own.start(record.id);
  own.work(record.id);
  EXPECT_EQ(own.outcomes(own.find(record.id).write_run, false),
            (std::vector<std::string>{"created VALUE_LEFT_OUT(1)", "failed INVALID_NUMBER(2)"}));
}

}  // namespace
}  // namespace inlet::engine
