// SPDX-License-Identifier: Apache-2.0
//
// The contract of what undos read: who wrote what to which lead, in order.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

TEST_P(DatabaseSuite, WritesFollowTheLeadsThatWereAskedForAndEachLeadsVersions) {
  auto transaction = write();
  const auto draft = open_draft(*transaction, "a.csv", at_second(0));
  const auto run =
      must(transaction->ledger().begin_run(draft.id, imports::RunMode::kWrite, {.total = 1, .not_processed = 1}));
  const leads::LeadId first =
      create_leads(*transaction, {{{"city", "Bonn"}}, {{"city", "Ulm"}}, {{"city", "Bern"}}}, at_second(0));
  const leads::LeadId asked[] = {first + 2, first};

  must(transaction->leads().record(first, {at_second(1), 1, 0, 0, "updated", {{"city", {"Köln", "Bonn"}}}}));
  must(transaction->leads().record(first + 1, {at_second(1), 1, 0, 0, "updated", {{"city", {"Kiel", "Ulm"}}}}));
  must(transaction->leads().record(first + 2, {at_second(1), 1, 0, 0, "updated", {{"city", {"Genf", "Bern"}}}}));
  // Two versions later an import writes.
  must(transaction->leads().trash({asked, 2}, 1, at_second(2)));
  must(transaction->leads().restore({asked, 2}, 1, at_second(3)));
  const imports::KeptValue kept[] = {{first, "city", "Bonn", "Mainz"}, {first + 2, "city", "Bern", "Basel"}};
  imports::RunStep step;
  step.after = {1, 2, 2, 20};
  step.tally = {.total = 1, .updated = 1};
  step.kept = kept;
  must(transaction->ledger().advance(run, {}, step));

  std::vector<std::string> told;
  for (const imports::ValueWrite& each : must(transaction->undos().writes(asked))) {
    EXPECT_EQ(each.field, "city");
    EXPECT_FALSE(each.is_undone);
    told.push_back(std::to_string(each.lead - first) + (each.import_id == draft.id ? " import " : " person ") +
                   each.old_value + " to " + each.new_value);
  }
  EXPECT_EQ(told, (std::vector<std::string>{"2 person Genf to Bern", "2 import Bern to Basel", "0 person Köln to Bonn",
                                            "0 import Bonn to Mainz"}));
}

TEST_P(DatabaseSuite, FacesComeInOrderOfIdAndNoneFromTheTrash) {
  auto transaction = write();
  const leads::LeadId first =
      create_leads(*transaction, {{{"city", "Bonn"}}, {{"city", "Ulm"}}, {{"city", "Bern"}}}, at_second(0));
  const leads::LeadId trashed = first + 1;
  must(transaction->leads().trash({&trashed, 1}, 1, at_second(1)));
  const leads::LeadId asked[] = {first + 2, trashed, first, first + 2, first + 99};
  std::vector<leads::LeadId> found;
  for (const leads::LeadFace& face : must(transaction->likely().faces(asked))) found.push_back(face.id);
  EXPECT_EQ(found, (std::vector<leads::LeadId>{first, first + 2}));
  EXPECT_TRUE(must(transaction->likely().faces({})).empty());
}

}  // namespace inlet::store
