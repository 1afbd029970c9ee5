// SPDX-License-Identifier: Apache-2.0
//
// The contract of match keys: slots, races and promotion.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

TEST_P(DatabaseSuite, AnExclusiveClaimIsWonOnce) {
  auto transaction = write();
  const auto key = email_key(*transaction, "a@b.example");
  const auto other = email_key(*transaction, "c@d.example");
  const leads::KeyClaim claims[] = {{key, 5, true}, {other, 6, true}, {key, 7, true}, {key, 5, true}};
  EXPECT_EQ(must(transaction->duplicates().claim(claims)), (std::vector<std::uint32_t>{2}));
  const leads::KeyQuestion questions[] = {{other, 0}, {key, 1}};
  const auto holders = must(transaction->duplicates().find(questions));
  ASSERT_EQ(holders.size(), 2U);
  EXPECT_EQ(holders[0].lead, 6);
  EXPECT_EQ(holders[1].lead, 5);
}

TEST_P(DatabaseSuite, AllHoldersOfAKeyAreSeenInOrder) {
  auto transaction = write();
  const auto key = email_key(*transaction, "a@b.example");
  const leads::KeyClaim claims[] = {{key, 9, false}, {key, 3, false}, {key, 7, false}, {key, 3, false}};
  EXPECT_TRUE(must(transaction->duplicates().claim(claims)).empty());
  const leads::KeyQuestion question{key, 0};
  std::vector<leads::LeadId> found;
  for (const auto& holder : must(transaction->duplicates().find({&question, 1}))) found.push_back(holder.lead);
  EXPECT_EQ(found, (std::vector<leads::LeadId>{3, 7, 9}));
}

TEST_P(DatabaseSuite, TheSmallestSlotMovesUpWhenTheFirstIsReleased) {
  auto transaction = write();
  auto& index = transaction->duplicates();
  const auto key = email_key(*transaction, "a@b.example");
  const leads::KeyClaim claims[] = {{key, 9, true}, {key, 7, false}, {key, 8, false}};
  EXPECT_TRUE(must(index.claim(claims)).empty());
  must(index.release(std::span(claims, 1)));
  const leads::KeyClaim late{key, 10, true};
  EXPECT_EQ(must(index.claim({&late, 1})).size(), 1U) << "lead 7 holds slot 0 now";
  must(index.release(std::span(claims + 1, 2)));
  EXPECT_TRUE(must(index.claim({&late, 1})).empty()) << "all others gave it back";
}

TEST_P(DatabaseSuite, TwoWritersWithTheSameNewKeyMakeOneWinner) {
  const auto other = must(place_->open());
  const auto claim_with = [](Database& database, leads::LeadId lead) {
    auto transaction = must(database.begin(Access::kWrite));
    const leads::KeyClaim claim{email_key(*transaction, "a@b.example"), lead, true};
    const bool won = must(transaction->duplicates().claim({&claim, 1})).empty();
    must(transaction->commit());
    return won;
  };
  EXPECT_TRUE(claim_with(*database_, 1));
  EXPECT_FALSE(claim_with(*other, 2));
}

}  // namespace inlet::store
