// SPDX-License-Identifier: Apache-2.0
//
// Semantics 23: what is blank.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule23Blank, IsWhatNobodyCanSee) {
  const RuleCase cases[] = {
      {"empty", "", ""},
      {"white space", " \t ", ""},
      {"line breaks", "\n\n", ""},
      {"no-break space", "\u00A0", ""},
      {"narrow no-break space", "\u202F", ""},
      {"zero-width space", "\u200B", ""},
      {"zero-width joiner and mark", "\u200D\uFEFF", ""},
      {"word joiner", "\u2060", ""},
      {"a mixture", " \u00A0\u200B ", ""},
      {"a letter between them", " \u00A0x ", "x"},
  };
  expect_rule("company", cases);
}

constexpr RuleCase kWords[] = {
    {"N/A", "N/A", "N/A"},
    {"NULL", "NULL", "NULL"},
    {"dash", "-", "-"},
    {"none", "none", "none"},
};

TEST(Rule23Blank, WordsAreValuesUnlessChosen) { expect_rule("company", kWords); }

TEST(Rule23Blank, WordsAreBlankWhereChosen) {
  const RuleCase cases[] = {
      {"N/A", "N/A", ""},
      {"in other letters", "n/A", ""},
      {"with spaces around", " NULL ", ""},
      {"dash", "-", ""},
      {"none", "None", ""},
      {"a part of a word", "none of us", "none of us"},
      {"a longer dash", "--x", "--x"},
  };
  expect_rule("company", cases, [](leads::ConversionOptions& options) {
    options.blank_tokens = {"N/A", "NULL", "-", "none"};
  });
}

TEST(Rule23Blank, WordsAreBlankInAnyType) {
  const RuleCase cases[] = {{"email", "N/A", ""}, {"a real one", "ann@example.com", "ann@example.com"}};
  expect_rule("email", cases, [](leads::ConversionOptions& options) { options.blank_tokens = {"N/A"}; });
}

}  // namespace
}  // namespace inlet::engine
