// SPDX-License-Identifier: Apache-2.0
#include "engine/undo/undo_decision.h"

#include <gtest/gtest.h>

namespace inlet::engine {
namespace {

using Places = std::vector<std::size_t>;

leads::MatchKey key(std::uint8_t value) {
  leads::MatchKey key{1, {}};
  key.hash[0] = value;
  return key;
}

struct Case {
  const char* name;
  std::vector<UniqueMove> moves;
  Places blocked;
};

TEST(BlockedMoves, AreThoseWhoseValueStaysWithAnother) {
  const Case cases[] = {
      {"the value is free", {{1, key(5), key(6), {}}}, {}},
      {"a lead of no undo holds it", {{1, key(5), key(6), {9}}}, {0}},
      {"the lead itself holds it", {{1, key(5), key(6), {1}}}, {}},
      {"two leads change places", {{1, key(5), key(6), {2}}, {2, key(6), key(5), {1}}}, {}},
      {"a chain whose end is free", {{1, key(5), key(6), {2}}, {2, key(6), key(7), {3}}, {3, key(7), key(8), {}}}, {}},
      {"a chain whose end is taken",
       {{1, key(5), key(6), {2}}, {2, key(6), key(7), {3}}, {3, key(7), key(8), {9}}},
       {0, 1, 2}},
      {"two want the same", {{1, key(5), key(7), {}}, {2, std::nullopt, key(7), {}}}, {1}},
  };
  for (const Case& given : cases) EXPECT_EQ(blocked_moves(given.moves), given.blocked) << given.name;
}

class Decision : public ::testing::Test {
 protected:
  static constexpr imports::ImportId kOurs = 7;

  leads::FieldCatalog catalog_ = *leads::FieldCatalog::create(leads::standard_fields(), 1);
  leads::Lead lead_with(std::string_view company) {
    leads::Lead lead;
    lead.id = 1;
    if (!company.empty()) lead.set("company", leads::Value::of_text(leads::ValueKind::kText, company));
    return lead;
  }
  static imports::ValueWrite write(std::int64_t version, imports::ImportId by, bool is_undone, std::string before,
                                   std::string after) {
    return {1, version, by, is_undone, "company", std::move(before), std::move(after)};
  }
};

TEST_F(Decision, ACreatedLeadGoesWhenItHoldsWhatTheImportLeft) {
  struct {
    const char* name;
    const char* present;
    std::vector<imports::ValueWrite> writes;
    bool goes;
  } const cases[] = {
      {"untouched", "A", {}, true},
      {"changed by its own later row", "B", {write(2, kOurs, false, "A", "B")}, true},
      {"edited", "B", {write(2, 0, false, "A", "B")}, false},
      {"edited and edited back", "A", {write(2, 0, false, "A", "B"), write(3, 0, false, "B", "A")}, true},
      {"its own row came after the edit", "C", {write(2, 0, false, "A", "B"), write(3, kOurs, false, "B", "C")}, true},
      {"edited after its own row", "D", {write(2, kOurs, false, "A", "C"), write(3, 0, false, "C", "D")}, false},
      {"another import", "B", {write(2, 9, false, "A", "B")}, false},
      {"another import, taken back", "A", {write(2, 9, true, "A", "B"), write(3, 0, false, "B", "A")}, true},
      {"emptied by hand", "", {write(2, 0, false, "A", "")}, false},
  };
  for (const auto& given : cases)
    EXPECT_EQ(is_as_left(lead_with(given.present), kOurs, given.writes, catalog_), given.goes) << given.name;
}

TEST_F(Decision, AValueGoesBackToWhatNoUndoneImportWrote) {
  struct {
    const char* name;
    const char* present;
    std::vector<imports::ValueWrite> writes;  // ours replaced B by C
    const char* earlier;                      // null: it stays
  } const cases[] = {
      {"nobody else", "C", {write(3, kOurs, false, "B", "C")}, "B"},
      {"edited since", "D", {write(3, kOurs, false, "B", "C"), write(4, 0, false, "C", "D")}, nullptr},
      {"what stood there was of an import undone",
       "C",
       {write(2, 5, true, "A", "B"), write(3, kOurs, false, "B", "C")},
       "A"},
      {"of two imports undone",
       "C",
       {write(1, 4, true, "", "A"), write(2, 5, true, "A", "B"), write(3, kOurs, false, "B", "C")},
       ""},
      {"of an import that stands", "C", {write(2, 5, false, "A", "B"), write(3, kOurs, false, "B", "C")}, "B"},
      {"of a person behind an import undone",
       "C",
       {write(1, 4, true, "A", "X"), write(2, 0, false, "X", "B"), write(3, kOurs, false, "B", "C")},
       "B"},
  };
  const imports::KeptValue ours[] = {{1, "company", "B", "C"}};
  for (const auto& given : cases) {
    const LeadReturn back = decide_return(lead_with(given.present), kOurs, ours, given.writes, catalog_);
    if (given.earlier == nullptr) {
      EXPECT_EQ(back.kept, std::vector<std::string>{"company"}) << given.name;
      EXPECT_TRUE(back.values.empty()) << given.name;
    } else {
      ASSERT_EQ(back.values.size(), 1U) << given.name;
      EXPECT_EQ(back.values.front().earlier, given.earlier) << given.name;
    }
  }
}

}  // namespace
}  // namespace inlet::engine
