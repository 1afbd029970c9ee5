// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/value_proposals.h"

#include <gtest/gtest.h>

#include "leads/fields/field_catalog.h"
#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

Field standard(const std::string& key) {
  for (Field& field : standard_fields()) {
    if (field.key == key) return field;
  }
  return {};
}

struct Case {
  const char* name;
  const char* field;
  const char* value;
  const char* proposals;  // texts by " | "
};

const Case kCases[] = {
    {"at in brackets", "email", "bob(at)example.com", "bob@example.com"},
    {"comma for a dot", "email", "bob@example,com", "bob@example.com"},
    {"spaces", "email", "bob @ example.com", "bob@example.com"},
    {"two dots", "email", "bob@example..com", "bob@example.com"},
    {"a typing error", "email", "bob@gmial.com", "bob@gmail.com"},
    {"no address at all", "email", "nobody", ""},
    {"two readings", "expected_close_date", "03/04/2026", "2026-04-03 | 2026-03-04"},
    {"a number of Excel", "expected_close_date", "45678", "2025-01-21"},
    {"no such day", "expected_close_date", "31/02/2026", ""},
    {"thousands", "employees", "12k", "12000 | 12"},
    {"words around it", "employees", "about 120 people", "120"},
    {"millions", "annual_revenue", "1.5 Mio", "1500000 | 1.5"},
    {"a spelling error", "country", "Germnay", "Germany"},
    {"not near to anything", "source", "Zzz", ""},
    {"backslashes", "website", "http:\\\\example.com", "https://example.com"},
    {"too long", "postal_code", "1234567890123456789012345", "12345678901234567890"},
};

TEST(ValueProposals, AreWhatMayHaveBeenMeant) {
  const FewUsers users;
  for (const Case& test : kCases) {
    const Field field = standard(test.field);
    std::string texts;
    for (const ValueProposal& proposal : propose_values(field, {}, {}, users, test.value))
      texts += (texts.empty() ? "" : " | ") + proposal.text;
    EXPECT_EQ(texts, test.proposals) << test.name;
  }
}

TEST(ValueProposals, OfPicklistsNameTheirOption) {
  const FewUsers users;
  const auto proposals = propose_values(standard("country"), {}, {}, users, "Germnay");
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals.front().option, "DE");
  EXPECT_EQ(proposals.front().display, "Germany");
}

}  // namespace
}  // namespace inlet::leads
