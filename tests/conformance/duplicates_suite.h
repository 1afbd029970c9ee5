// SPDX-License-Identifier: Apache-2.0
//
// The contract of match keys: slots, races and promotion.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

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

// What the index must say, in memory.
struct KeyModel {
  struct Holders {
    leads::LeadId first = 0;
    std::set<leads::LeadId> behind;
  };
  std::map<leads::MatchKey, Holders> keys;

  // Whether the claim was won.
  bool claim(const leads::KeyClaim& claim) {
    Holders& holders = keys[claim.key];
    if (holders.first == 0) holders.first = claim.lead;
    if (holders.first == claim.lead) return true;
    if (!claim.exclusive) holders.behind.insert(claim.lead);
    return !claim.exclusive;
  }
  void release(const leads::KeyClaim& claim) {
    Holders& holders = keys[claim.key];
    if (holders.first != claim.lead) {
      holders.behind.erase(claim.lead);
      return;
    }
    holders.first = holders.behind.empty() ? 0 : *holders.behind.begin();
    holders.behind.erase(holders.first);
  }
  std::set<leads::LeadId> held(const leads::MatchKey& key) {
    std::set<leads::LeadId> all = keys[key].behind;
    if (keys[key].first != 0) all.insert(keys[key].first);
    return all;
  }
};

// Many at once beside many leads, few at once, and whatever of it was given back: the ways through an index differ, the answers don't.
TEST_P(DatabaseSuite, ManyAndFewClaimsAtOnceAgreeWithAModel) {
  auto transaction = write();
  auto& index = transaction->duplicates();
  const std::vector<LeadTexts> some(4'000, LeadTexts{{"last_name", "Lee"}});
  leads::LeadId last = 0;
  for (int i = 0; i < 5; ++i) last = create_leads(*transaction, some, at_second(1)) + 3'999;

  const unsigned seed = ::testing::UnitTest::GetInstance()->random_seed();
  std::mt19937 random(seed);
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::vector<leads::MatchKey> all(3'000);
  for (leads::MatchKey& key : all) {
    key.criterion = 1 + random() % 2;
    std::ranges::generate(key.hash, [&] { return static_cast<std::uint8_t>(random()); });
  }
  KeyModel model;
  for (int round = 0; round < 60; ++round) {
    std::ranges::shuffle(all, random);
    const std::size_t count = round % 3 == 2 ? 1 + random() % 50 : 1'000 + random() % 200;
    std::vector<leads::KeyClaim> claims;
    for (std::size_t i = 0; i < count; ++i) {
      claims.push_back(
          {all[i], static_cast<leads::LeadId>(1 + random() % static_cast<unsigned>(last)), random() % 2 == 0});
    }
    std::vector<std::uint32_t> lost;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!model.claim(claims[i])) lost.push_back(i);
    }
    EXPECT_EQ(must(index.claim(claims)), lost) << "round " << round;

    std::vector<leads::KeyClaim> back;
    for (const auto& [key, holders] : model.keys) {
      if (holders.first != 0 && random() % 10 == 0) back.push_back({key, holders.first});
      if (!holders.behind.empty() && random() % 10 == 0) back.push_back({key, *holders.behind.rbegin()});
    }
    for (const leads::KeyClaim& claim : back) model.release(claim);
    must(index.release(back));

    std::vector<leads::KeyQuestion> questions;
    for (const leads::MatchKey& key : all) questions.push_back({key, 0});
    std::vector<std::set<leads::LeadId>> found(all.size());
    for (const leads::KeyHolder& holder : must(index.find(questions))) found[holder.question].insert(holder.lead);
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(found[i], model.held(all[i])) << "round " << round;
  }
}

// Keys as hashes are, of leads from 1 on.
inline std::vector<leads::KeyClaim> some_claims(std::size_t count) {
  std::vector<leads::KeyClaim> claims(count);
  std::mt19937 random(1);
  for (std::size_t i = 0; i < count; ++i) {
    claims[i].key.criterion = 1;
    std::ranges::generate(claims[i].key.hash, [&] { return static_cast<std::uint8_t>(random()); });
    claims[i].lead = static_cast<leads::LeadId>(i + 1);
  }
  return claims;
}

inline std::vector<leads::KeyQuestion> questions_of(const std::vector<leads::KeyClaim>& keys) {
  std::vector<leads::KeyQuestion> questions;
  for (const leads::KeyClaim& claim : keys) questions.push_back({claim.key, 0});
  return questions;
}

// The holder of each key, 0 where there is none; asked within one transaction that may write.
inline std::vector<leads::LeadId> holders_of(Database& database, const std::vector<leads::KeyClaim>& keys) {
  auto transaction = must(database.begin(Access::kWrite));
  std::vector<leads::LeadId> leads(keys.size());
  for (const auto& holder : must(transaction->duplicates().find(questions_of(keys)))) {
    leads[holder.question] = holder.lead;
  }
  must(transaction->commit());
  return leads;
}

inline void claim_all(Database& database, std::span<const leads::KeyClaim> claims) {
  auto transaction = must(database.begin(Access::kWrite));
  must(transaction->duplicates().claim(claims));
  must(transaction->commit());
}

// So many that a dialect may find it worth while to remember keys.
inline void add_many_leads(Database& database) {
  auto transaction = must(database.begin(Access::kWrite));
  create_leads(*transaction, std::vector<LeadTexts>(20'000, LeadTexts{{"last_name", "Lee"}}), at_second(1));
  must(transaction->commit());
}

// What was given back in a transaction that came to nothing is held as before, also when the keys were read in between.
TEST_P(DatabaseSuite, WhatIsKnownOfKeysIsForgottenWithItsTransaction) {
  add_many_leads(*database_);
  const auto keys = some_claims(1'000);
  claim_all(*database_, keys);
  // A database that knows of no key yet, and one that may.
  for (Database* database : {must(place_->open()).release(), database_.get()}) {
    const std::unique_ptr<Database> owned(database == database_.get() ? nullptr : database);
    {
      auto transaction = must(database->begin(Access::kWrite));
      must(transaction->duplicates().release(std::span(keys).first(10)));
      for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(must(transaction->duplicates().find(questions_of(keys))).size(), 990U);
      }
    }
    const auto holders = holders_of(*database, keys);
    for (std::size_t i = 0; i < keys.size(); ++i) ASSERT_EQ(holders[i], keys[i].lead) << i;
  }
}

TEST_P(DatabaseSuite, WhatIsKnownOfKeysIsNeverStale) {
  const auto other = must(place_->open());
  add_many_leads(*database_);
  const auto keys = some_claims(1'000);
  std::vector<leads::LeadId> expected(keys.size());
  const auto is_right = [&](Database& database) {
    // Often enough that it pays to remember them.
    for (int i = 0; i < 5; ++i) {
      if (holders_of(database, keys) != expected) return false;
    }
    return true;
  };
  EXPECT_TRUE(is_right(*database_));
  for (std::size_t i = 0; i < 40; ++i) {
    claim_all(i % 3 == 0 ? *other : *database_, std::span(keys).subspan(i, 1));
    expected[i] = keys[i].lead;
    EXPECT_TRUE(is_right(*database_)) << i;
  }
  claim_all(*database_, keys);
  for (std::size_t i = 0; i < keys.size(); ++i) expected[i] = keys[i].lead;
  EXPECT_TRUE(is_right(*database_));
  EXPECT_TRUE(is_right(*other));
}

}  // namespace inlet::store
