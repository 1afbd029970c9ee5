// SPDX-License-Identifier: Apache-2.0
//
// An import that meets leads that are there already, or rows before it: what is stored, the file, what is chosen, and what becomes of both.
#pragma once

#include <gmock/gmock.h>

#include <functional>

#include "tests/engine/engine_fixture.h"

namespace inlet::engine {

using inlet::testing::OwnEngine;
using leads::MergeRule;
using leads::OnDuplicate;
using leads::OnSeveral;
using leads::OnUnmatched;

using Lines = std::vector<std::string>;

struct DuplicateCase {
  std::string name;
  std::string stored;  // the file that was imported before; its duplicates become leads of their own
  std::string file;
  leads::MatchPolicy policy;
  Lines outcomes;
  std::vector<std::string> fields;
  Lines leads;
  Lines messages = {};
  std::vector<std::string> criteria = {R"(["email"])"};
};

inline void PrintTo(const DuplicateCase& given, std::ostream* out) { *out << given.name; }

inline leads::MatchPolicy policy(OnDuplicate on_duplicate, MergeRule merge = MergeRule::kOverwrite) {
  leads::MatchPolicy policy;
  policy.on_duplicate = on_duplicate;
  policy.merge = merge;
  return policy;
}

inline leads::MatchPolicy several(OnSeveral on_several) {
  auto policy = engine::policy(OnDuplicate::kUpdate);
  policy.on_several = on_several;
  return policy;
}

inline void set(OwnEngine& own, const std::function<void(Settings&)>& change) {
  const auto transaction = own.writing();
  Settings settings = inlet::testing::must(read_settings(*transaction));
  change(settings);
  inlet::testing::must(store_settings(*transaction, settings));
  inlet::testing::must(transaction->commit());
}

inline constexpr const char* kAnn = "Last Name,Email,Company,City\nLee,ann@example.com,Acme,\n";
inline constexpr const char* kNewAnn = "Last Name,Email,Company,City\nLee, ANN@Example.com ,New,Rome\n";

inline void expect_ends_as_told(const DuplicateCase& given) {
  OwnEngine own;
  own.set_criteria(given.criteria);
  set(own, [](Settings& settings) { settings.organisation.phone_country = "DE"; });
  if (!given.stored.empty()) own.import(given.stored, policy(OnDuplicate::kCreate));
  own.clock().advance(base::Duration(60'000));

  const auto draft = own.draft(given.file, given.policy);
  const auto checked = own.check(draft.id);
  own.start(draft.id);
  own.work(draft.id);
  const auto record = own.find(draft.id);
  EXPECT_EQ(own.outcomes(record.write_run), given.outcomes);
  EXPECT_EQ(own.leads(given.fields), given.leads);
  if (!given.messages.empty()) {
    EXPECT_EQ(own.messages(record.write_run), given.messages);
  }
  // And the check said so before.
  EXPECT_EQ(own.outcomes(checked.check_run, false), own.outcomes(record.write_run, false));
}

}  // namespace inlet::engine
