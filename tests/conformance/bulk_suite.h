// SPDX-License-Identifier: Apache-2.0
//
// The contract of changes of many leads, of counts by value and of ended imports by time.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

inline leads::BulkChange bulk_edit(access::UserId by) {
  leads::BulkChange change;
  change.by = by;
  change.selection = R"({"all":true})";
  change.values = R"({"stage":"Won"})";
  change.total = 3;
  change.last = 9;
  change.created_at = at_second(1);
  return change;
}

TEST_P(DatabaseSuite, ABulkChangeIsKeptWithHowFarItIs) {
  auto transaction = write();
  auto& bulk = transaction->bulk();
  auto change = bulk_edit(access::kCommandLineUser);
  change.id = must(bulk.add(change));
  change.state = leads::BulkState::kDone;
  change.selection = "";
  change.total = change.done = 3;
  change.changed = 2;
  change.kept = 1;
  change.reached = 7;
  change.ended_at = at_second(5);
  must(bulk.change(change));
  const auto found = must(bulk.find(change.id)).value();
  EXPECT_EQ(found.action, leads::BulkAction::kEdit);
  EXPECT_EQ(found.state, leads::BulkState::kDone);
  EXPECT_EQ(found.values, change.values);
  EXPECT_EQ(found.selection, "");
  EXPECT_EQ(found.changed, 2);
  EXPECT_EQ(found.kept, 1);
  EXPECT_EQ(found.reached, 7);
  EXPECT_EQ(found.last, 9);
  EXPECT_EQ(found.ended_at, at_second(5));
  EXPECT_FALSE(must(bulk.find(change.id + 1)).has_value());
}

TEST_P(DatabaseSuite, BulkChangesAreListedNewestFirst) {
  auto transaction = write();
  auto& bulk = transaction->bulk();
  const auto ann =
      must(transaction->users().create({"Ann", "ann@example.com", access::RoleId::kUser, ""}, at_second(0)));
  const auto first = must(bulk.add(bulk_edit(access::kCommandLineUser)));
  const auto second = must(bulk.add(bulk_edit(ann)));
  const auto third = must(bulk.add(bulk_edit(access::kCommandLineUser)));
  const auto ids = [](const std::vector<leads::BulkChange>& changes) {
    std::vector<std::int64_t> all;
    for (const auto& change : changes) all.push_back(change.id);
    return all;
  };
  EXPECT_EQ(ids(must(bulk.list(std::nullopt, 0, 10))), (std::vector<std::int64_t>{third, second, first}));
  EXPECT_EQ(ids(must(bulk.list(std::nullopt, third, 1))), (std::vector<std::int64_t>{second}));
  EXPECT_EQ(ids(must(bulk.list(ann, 0, 10))), (std::vector<std::int64_t>{second}));
}

TEST_P(DatabaseSuite, LeadsOfABulkChangeComeInOrder) {
  auto transaction = write();
  auto& bulk = transaction->bulk();
  const auto id = must(bulk.add(bulk_edit(access::kCommandLineUser)));
  const leads::BulkLead leads[] = {{5, 2, R"({"stage":"New"})"}, {3, 4, "{}"}, {8, 1, "{}"}};
  must(bulk.keep(id, leads));
  const auto page = must(bulk.leads(id, 3, 1));
  ASSERT_EQ(page.size(), 1U);
  EXPECT_EQ(page[0].lead, 5);
  EXPECT_EQ(page[0].version, 2);
  EXPECT_EQ(page[0].values, R"({"stage":"New"})");
  EXPECT_EQ(must(bulk.leads(id, 5, 10)).size(), 1U);
}

TEST_P(DatabaseSuite, ABulkChangeIsUndoneOnce) {
  auto transaction = write();
  auto& bulk = transaction->bulk();
  const auto id = must(bulk.add(bulk_edit(access::kCommandLineUser)));
  EXPECT_FALSE(must(bulk.undo_of(id)).has_value());
  auto undo = bulk_edit(access::kCommandLineUser);
  undo.action = leads::BulkAction::kUndo;
  undo.undoes = id;
  const auto undone_by = must(bulk.add(undo));
  EXPECT_EQ(must(bulk.undo_of(id)), undone_by);
  EXPECT_FALSE(bulk.add(undo).has_value());
}

TEST_P(DatabaseSuite, EarlierValuesOfBulkChangesGoWithTime) {
  auto transaction = write();
  auto& bulk = transaction->bulk();
  auto change = bulk_edit(access::kCommandLineUser);
  change.id = must(bulk.add(change));
  const leads::BulkLead leads[] = {{3, 4, "{}"}, {5, 4, "{}"}};
  must(bulk.keep(change.id, leads));
  change.state = leads::BulkState::kDone;
  change.ended_at = at_second(10);
  must(bulk.change(change));
  auto& retention = transaction->retention();
  EXPECT_EQ(must(retention.remove(Perishable::kBulkLeads, at_second(10), 10, at_second(20))), 0);
  EXPECT_EQ(must(retention.remove(Perishable::kBulkLeads, at_second(11), 1, at_second(20))), 1);
  EXPECT_EQ(must(retention.remove(Perishable::kBulkLeads, at_second(11), 10, at_second(20))), 1);
  EXPECT_TRUE(must(bulk.leads(change.id, 0, 10)).empty());
  EXPECT_TRUE(must(bulk.find(change.id)).has_value());
}

TEST_P(DatabaseSuite, LeadsAreCountedByValue) {
  auto transaction = write();
  create_leads(*transaction,
               {{{"last_name", "A"}, {"stage", "New"}},
                {{"last_name", "B"}, {"stage", "Won"}},
                {{"last_name", "C"}, {"stage", "New"}},
                {{"last_name", "D"}, {"stage", ""}}},
               at_second(1));
  const auto lines = [&](const leads::LeadFilter& filter, std::string_view field) {
    std::vector<std::string> all;
    for (const auto& count : must(transaction->leads().count_by(filter, field, 10)))
      all.push_back(count.value + " " + std::to_string(count.count));
    return all;
  };
  EXPECT_EQ(lines({}, "stage"), (std::vector<std::string>{"New 2", "Won 1"}));
  leads::LeadFilter won;
  won.conditions.push_back({"stage", leads::FilterOp::kIn, {"Won"}});
  EXPECT_EQ(lines(won, "stage"), (std::vector<std::string>{"Won 1"}));
  EXPECT_TRUE(lines({}, "import_job_id").empty());
  EXPECT_EQ(transaction->leads().count_by({}, "company", 10).error().code, base::Code::kBadRequest);
}

TEST_P(DatabaseSuite, EndedImportsAreCountedByQuartersOfAnHour) {
  auto transaction = write();
  for (const std::int64_t second : {0, 60, 7'200}) {
    auto record = open_draft(*transaction, "a.csv", at_second(second));
    record.state = imports::ImportState::kQueued;
    record.queued_at = at_second(second);
    must(transaction->ledger().move(record, imports::ImportState::kDraft));
    record.state = imports::ImportState::kCancelled;
    record.ended_at = at_second(second);
    must(transaction->ledger().move(record, imports::ImportState::kQueued));
  }
  const auto ended = must(transaction->ledger().ended_since(at_second(0), std::nullopt));
  ASSERT_EQ(ended.size(), 2U);
  EXPECT_EQ(ended[0].imports, 2);
  EXPECT_EQ(ended[1].imports, 1);
  EXPECT_EQ(must(transaction->ledger().ended_since(at_second(7'200), std::nullopt)).size(), 1U);
  EXPECT_TRUE(must(transaction->ledger().ended_since(at_second(0), access::UserId{12'345})).empty());
}

}  // namespace inlet::store
