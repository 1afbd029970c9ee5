// SPDX-License-Identifier: Apache-2.0
//
// Semantics 30: email addresses.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

TEST(Rule30Email, IsTakenOutOfWhatStandsAroundIt) {
  const RuleCase cases[] = {{"trimmed", "  a@b.example ", "a@b.example"},
                            {"mailto", "mailto:m@b.example", "m@b.example"},
                            {"with a name", "Nea <nea@b.example>", "nea@b.example"},
                            {"full stop behind", "b@b.example.", "b@b.example"},
                            {"comma behind", "c@b.example,", "c@b.example"},
                            {"semicolon behind", "d@b.example;", "d@b.example"},
                            {"blank", "", ""}};
  expect_rule("email", cases);
}

TEST(Rule30Email, HasOneAtAndADomainWithADot) {
  const std::string longest = std::string(242, 'a') + "@example.com";
  const std::string too_long = std::string(243, 'a') + "@example.com";
  const RuleCase cases[] = {{"no at", "ann.example.com", "INVALID_EMAIL"},
                            {"two ats", "ann@lee@example.com", "INVALID_EMAIL"},
                            {"no dot", "ann@example", "INVALID_EMAIL"},
                            {"two dots", "ann@example..com", "INVALID_EMAIL"},
                            {"two dots before", "ann..lee@example.com", "INVALID_EMAIL"},
                            {"a space", "ann lee@example.com", "INVALID_EMAIL"},
                            {"nothing before", "@example.com", "INVALID_EMAIL"},
                            {"254 octets", longest.c_str(), longest.c_str()},
                            {"255 octets", too_long.c_str(), "INVALID_EMAIL"},
                            {"plus tag", "ann+tag@example.com", "ann+tag@example.com"},
                            {"international domain", "ann@bücher.example", "ann@bücher.example"},
                            {"international name", "jürgen@example.com", "jürgen@example.com"},
                            {"capitals stay", "Ann@Example.org", "Ann@Example.org"}};
  expect_rule("email", cases);
}

TEST(Rule30Email, IsTheFirstOfSeveral) {
  const RuleCase cases[] = {{"semicolon", "a@b.example; c@d.example", "a@b.example !SECOND_VALUE_IGNORED"},
                            {"comma", "e@b.example, c@d.example", "e@b.example !SECOND_VALUE_IGNORED"},
                            {"space", "f@b.example c@d.example", "f@b.example !SECOND_VALUE_IGNORED"},
                            {"line break", "g@b.example\nc@d.example", "g@b.example !SECOND_VALUE_IGNORED"}};
  expect_rule("email", cases);
}

TEST(Rule30Typos, AreToldAndNeverChanged) {
  OwnEngine own;
  const auto record = own.import("Last Name,Email\nLee,ann@gmial.com\n");
  EXPECT_EQ(own.leads({"email"}), std::vector<std::string>{"ann@gmial.com"});
  const auto messages = own.messages(record.write_run);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_NE(messages.front().find("LIKELY_TYPO"), std::string::npos);
  EXPECT_NE(messages.front().find("ann@gmail.com"), std::string::npos) << "the fix is proposed";
}

}  // namespace
}  // namespace inlet::engine
