// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_duplicate_index.h"

#include <algorithm>
#include <numeric>

#include "sql/postgres/duplicate.h"
#include "sql/postgres/own_keys.h"
#include "store/postgres/binary_copy.h"
#include "store/postgres/key_arrays.h"
#include "store/postgres/known_keys.h"
#include "store/postgres/lead_keys.h"

namespace inlet::store::postgres {

using leads::Criterion;
using leads::KeyClaim;
using leads::KeyHolder;
using leads::KeyQuestion;
using leads::LeadId;
using leads::MatchKey;

namespace {

// Places of `items` in the order of their keys; equal keys keep the order in which they were given.
template <class Item>
std::vector<std::uint32_t> order_by_key(std::span<const Item> items) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto by_key = [&items](std::uint32_t a, std::uint32_t b) { return items[a].key < items[b].key; };
  if (!std::is_sorted(order.begin(), order.end(), by_key)) std::stable_sort(order.begin(), order.end(), by_key);
  return order;
}

// Fewer are not worth a round trip more.
constexpr std::size_t kManyKeys = 100;

// Slot 0 for each of the claims, which are in the order of their keys; false, and nothing done, where one of them is taken.
Result<bool> copy_keys(PostgresConnection& connection, std::span<const KeyClaim> claims,
                       std::span<const std::uint32_t> order) {
  INLET_TRY(connection.run_script(sql::postgres::kBeginCopyOfKeys));
  const auto copied = [&]() -> Result<void> {
    INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection, sql::postgres::kKeyCopy, 4));
    for (const std::uint32_t place : order) {
      INLET_TRY(copy.begin_row());
      copy.add(claims[place].key.criterion);
      copy.add(claims[place].key.hash);
      copy.add(std::int64_t{0});
      copy.add(claims[place].lead);
    }
    return copy.finish();
  }();
  if (copied) {
    INLET_TRY(connection.run_script(sql::postgres::kEndCopyOfKeys));
    return true;
  }
  if (!connection.is_alive()) return copied.error();
  INLET_TRY(connection.run_script(sql::postgres::kGiveUpCopyOfKeys));
  return false;
}

// Who has slot 0 of each key that some claims ask for, after the first claim of each key has tried to take it.
Result<std::vector<LeadId>> take_first_slots(PostgresConnection& connection, const KeyArrays& keys) {
  INLET_TRY(connection.run(sql::postgres::kKeyClaimFirst, keys.criteria, keys.hashes, keys.leads));
  std::vector<LeadId> holders;
  // The usual case of an import: nobody else had any of them.
  if (connection.changes() == static_cast<std::int64_t>(keys.criteria.size())) return holders;
  holders.reserve(keys.criteria.size());
  INLET_ASSIGN(PostgresStatement rows, connection.query(sql::postgres::kKeyFirstHolder, keys.criteria, keys.hashes));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return holders;
    holders.push_back(rows.number(0));
  }
}

}  // namespace

// One after the other: slot 0 if it is free; else the lead itself may have it; else it gets a slot of its own, unless only the
// first will do.
Result<std::vector<std::uint32_t>> claim_keys(PostgresConnection& connection, std::span<const KeyClaim> claims) {
  std::vector<std::uint32_t> lost;
  if (claims.empty()) return lost;
  if (KnownKeys* known = connection.known_keys()) INLET_TRY(known->claim(connection, claims));
  const std::vector<std::uint32_t> order = order_by_key(claims);
  // Exclusive claims are made for keys that nobody had when the batch asked.
  if (claims.size() >= kManyKeys && std::ranges::all_of(claims, &KeyClaim::exclusive)) {
    INLET_ASSIGN(const bool all_are_won, copy_keys(connection, claims, order));
    if (all_are_won) return lost;
  }
  KeyArrays firsts;
  std::vector<LeadId> wanted_by;
  const MatchKey* before = nullptr;
  for (const std::uint32_t place : order) {
    const KeyClaim& claim = claims[place];
    if (before == nullptr || *before != claim.key) {
      firsts.add(claim.key, claim.lead);
      wanted_by.push_back(claim.lead);
    }
    before = &claim.key;
  }
  INLET_ASSIGN(std::vector<LeadId> holders, take_first_slots(connection, firsts));
  if (holders.empty()) holders = std::move(wanted_by);

  KeyArrays own;
  std::size_t key = 0;
  before = nullptr;
  for (const std::uint32_t place : order) {
    const KeyClaim& claim = claims[place];
    if (before != nullptr && *before != claim.key) ++key;
    before = &claim.key;
    if (holders[key] == claim.lead) continue;
    if (claim.exclusive) {
      lost.push_back(place);
    } else {
      own.add(claim.key, claim.lead);
    }
  }
  if (own.criteria.size() > 0) {
    INLET_TRY(connection.run(sql::postgres::kKeyClaimOwn, own.criteria, own.hashes, own.leads));
  }
  std::sort(lost.begin(), lost.end());
  return lost;
}

Result<void> release_keys(PostgresConnection& connection, std::span<const KeyClaim> keys) {
  if (keys.empty()) return {};
  KeyArrays gone;
  for (const std::uint32_t place : order_by_key(keys)) gone.add(keys[place].key, keys[place].lead);
  KeyArrays freed;
  {
    INLET_ASSIGN(PostgresStatement rows,
                 connection.query(sql::postgres::kKeyRelease, gone.criteria, gone.hashes, gone.leads));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      MatchKey key{rows.number(0), {}};
      const std::string_view hash = rows.text(1);
      std::copy_n(hash.begin(), std::min(hash.size(), key.hash.size()), key.hash.begin());
      freed.add(key);
    }
  }
  if (freed.criteria.size() == 0) return {};
  return connection.run(sql::postgres::kKeyPromote, freed.criteria, freed.hashes);
}

Result<std::vector<KeyHolder>> PostgresDuplicateIndex::find(std::span<const KeyQuestion> questions) {
  std::vector<KeyHolder> holders;
  if (questions.empty()) return holders;
  std::vector<std::uint32_t> order = order_by_key(questions);
  KnownKeys* const known = connection_.known_keys();
  if (known != nullptr && questions.size() >= kManyKeys) {
    INLET_TRY(known->drop_free(connection_, questions, order));
    if (order.empty()) return holders;
  }
  KeyArrays asked;
  for (const std::uint32_t place : order) asked.add(questions[place].key);
  if (questions.size() >= kManyKeys) INLET_TRY(connection_.run_script(sql::postgres::kExpectFewHolders));
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kKeyFind, asked.criteria, asked.hashes));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) break;
    holders.push_back({order[static_cast<std::size_t>(rows.number(0) - 1)], rows.number(1)});
  }
  std::sort(holders.begin(), holders.end(), [](const KeyHolder& a, const KeyHolder& b) {
    return a.question != b.question ? a.question < b.question : a.lead < b.lead;
  });
  return holders;
}

Result<std::vector<std::uint32_t>> PostgresDuplicateIndex::claim(std::span<const KeyClaim> claims) {
  return claim_keys(connection_, claims);
}

Result<void> PostgresDuplicateIndex::release(std::span<const LeadId> leads) {
  INLET_ASSIGN(const auto catalog, catalog_->current());
  INLET_ASSIGN(const std::vector<Criterion> all, read_criteria(connection_, WhichCriteria::kAll));
  INLET_ASSIGN(const std::vector<KeyClaim> keys, keys_of_leads(connection_, *catalog, all, leads));
  return release_keys(connection_, keys);
}

Result<void> PostgresDuplicateIndex::release(std::span<const KeyClaim> keys) { return release_keys(connection_, keys); }

Result<std::vector<Criterion>> PostgresDuplicateIndex::criteria() {
  return read_criteria(connection_, WhichCriteria::kActive);
}

Result<std::vector<Criterion>> PostgresDuplicateIndex::maintained_criteria() {
  return read_criteria(connection_, WhichCriteria::kAll);
}

}  // namespace inlet::store::postgres
