// SPDX-License-Identifier: Apache-2.0
//
// Semantics 28: numbers and money. The decimal mark belongs to the column, so each table here is one file.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;
using leads::FieldType;

TEST(Rule28Mark, IsDecidedByTheColumn) {
  const RuleCase comma[] = {{"in doubt alone", "1.234", "1234.00 USD"}, {"decides", "5,50", "5.50 USD"}};
  expect_rule("value", comma);
  const RuleCase point[] = {{"in doubt alone", "1,234", "1234.00 USD"}, {"decides", "5.50", "5.50 USD"}};
  expect_rule("value", point);
}

TEST(Rule28Mark, IsAskedWhereNothingDecides) {
  const RuleCase asked[] = {{"in doubt", "1.234", "AMBIGUOUS_NUMBER"}, {"not in doubt", "12", "12.00 USD"}};
  expect_rule("value", asked);
  const RuleCase chosen[] = {{"a point, says the person", "1.234", "1.234 USD"}};
  expect_rule("value", chosen,
              [](leads::ConversionOptions& options) { options.decimal_mark = leads::DecimalMark::kPoint; });
  OwnEngine own;
  Settings settings = must(read_settings(*own.reading()));
  settings.organisation.decimal_mark = leads::DecimalMark::kComma;
  must(change_settings(own.engine(), own.actor, settings));
  const RuleCase set[] = {{"a comma, says the organisation", "1.234", "1234.00 USD"}};
  expect_rule(own, "value", set);
}

TEST(Rule28Grouping, IsOfTheWholeWorld) {
  const RuleCase cases[] = {{"space", "1 234 567.5", "1234567.50 USD"},
                            {"no-break space", "1\u00A0234.5", "1234.50 USD"},
                            {"narrow no-break space", "1\u202F234.5", "1234.50 USD"},
                            {"apostrophe", "1'234.5", "1234.50 USD"},
                            {"comma", "1,234,567.5", "1234567.50 USD"},
                            {"Indian", "12,34,567.5", "1234567.50 USD"},
                            {"wrong groups", "12,3,4", "INVALID_NUMBER"}};
  expect_rule("value", cases);
}

TEST(Rule28Signs, AreRead) {
  const RuleCase cases[] = {{"parentheses", "(12.00)", "-12.00 USD"},
                            {"minus", "-12.5", "-12.50 USD"},
                            {"minus sign", "\u221212.5", "-12.50 USD"},
                            {"minus behind", "12.5-", "INVALID_NUMBER"},
                            {"parentheses with a sign", "($12.00)", "-12.00 USD"}};
  expect_rule("value", cases);
}

TEST(Rule28Currency, StandsBeforeOrBehind) {
  const RuleCase cases[] = {{"sign before", "€ 12.50", "12.50 EUR"},
                            {"sign behind", "12.50 €", "12.50 EUR"},
                            {"code before", "GBP 12.50", "12.50 GBP"},
                            {"code behind", "12.50 CHF", "12.50 CHF"},
                            {"none", "12.50", "12.50 USD"},
                            {"two that disagree", "EUR 12.50 CHF", "INVALID_NUMBER"},
                            {"unknown word", "12.50 bananas", "INVALID_NUMBER"}};
  expect_rule("value", cases);
}

TEST(Rule28Refused, IsWhatIsNoExactNumber) {
  const RuleCase cases[] = {{"thousands by letter", "1.5k", "INVALID_NUMBER"},
                            {"not a number", "NaN", "INVALID_NUMBER"},
                            {"infinity", "Infinity", "INVALID_NUMBER"},
                            {"sign of infinity", "\u221E", "INVALID_NUMBER"},
                            {"overflow", "99999999999999999999.0", "NUMBER_OUT_OF_RANGE"},
                            {"words", "many", "INVALID_NUMBER"}};
  expect_rule("value", cases);
  const RuleCase whole[] = {{"fraction", "12.5", "INVALID_NUMBER"},
                            {"no fraction to speak of", "12.00", "12"},
                            {"overflow", "9223372036854775808", "NUMBER_OUT_OF_RANGE"}};
  expect_rule("employees", whole);
}

TEST(Rule28Exact, AreDecimals) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kDecimal);
  const RuleCase cases[] = {{"a tenth", "0.1", "0.1"},
                            {"what binary can't hold", "9007199254740.993", "9007199254740.993"},
                            {"six decimals", "0.000001", "0.000001"}};
  expect_rule(own, key, cases);
}

}  // namespace
}  // namespace inlet::engine
