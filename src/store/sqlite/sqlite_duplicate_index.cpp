// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_duplicate_index.h"

#include <algorithm>
#include <numeric>

#include "sql/sqlite/duplicate.h"
#include "sql/sqlite/own_keys.h"
#include "store/sqlite/lead_keys.h"

namespace inlet::store {

using leads::Criterion;
using leads::KeyClaim;
using leads::KeyHolder;
using leads::KeyQuestion;
using leads::LeadId;

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

void bind_key(Statement& statement, const leads::MatchKey& key) {
  statement.bind(1, key.criterion);
  statement.bind(2, Blob(key.hash));
}

// Slot 0 is taken: the lead itself may have it, else it gets a slot of its own unless only the first will do.
Result<bool> claim_behind(Connection& connection, const KeyClaim& claim) {
  INLET_ASSIGN(const std::int64_t holder,
               connection.number(sql::sqlite::kKeyFirstHolder, claim.key.criterion, Blob(claim.key.hash)));
  if (holder == claim.lead) return true;
  if (claim.exclusive) return false;
  INLET_TRY(connection.run(sql::sqlite::kKeyClaimOwn, claim.key.criterion, Blob(claim.key.hash), claim.lead));
  return true;
}

}  // namespace

Result<std::vector<std::uint32_t>> claim_keys(Connection& connection, std::span<const KeyClaim> claims) {
  INLET_ASSIGN(Statement insert, connection.prepare(sql::sqlite::kKeyClaimFirst));
  std::vector<std::uint32_t> lost;
  for (const std::uint32_t place : order_by_key(claims)) {
    const KeyClaim& claim = claims[place];
    bind_key(insert, claim.key);
    insert.bind(3, claim.lead);
    INLET_TRY(insert.run());
    if (connection.changes() > 0) continue;
    INLET_ASSIGN(const bool has_key, claim_behind(connection, claim));
    if (!has_key) lost.push_back(place);
  }
  std::sort(lost.begin(), lost.end());
  return lost;
}

Result<void> release_keys(Connection& connection, std::span<const KeyClaim> keys) {
  INLET_ASSIGN(Statement remove_sole, connection.prepare(sql::sqlite::kKeyReleaseSole));
  INLET_ASSIGN(Statement remove, connection.prepare(sql::sqlite::kKeyRelease));
  INLET_ASSIGN(Statement promote, connection.prepare(sql::sqlite::kKeyPromote));
  for (const std::uint32_t place : order_by_key(keys)) {
    const KeyClaim& claim = keys[place];
    bind_key(remove_sole, claim.key);
    remove_sole.bind(3, claim.lead);
    INLET_TRY(remove_sole.run());
    if (connection.changes() > 0) continue;
    bind_key(remove, claim.key);
    remove.bind(3, claim.lead);
    INLET_ASSIGN(const bool was_held, remove.step());
    const bool was_first = was_held && remove.number(0) == 0;
    INLET_TRY(remove.run());
    if (!was_first) continue;
    bind_key(promote, claim.key);
    INLET_TRY(promote.run());
  }
  return {};
}

Result<std::vector<KeyHolder>> SqliteDuplicateIndex::find(std::span<const KeyQuestion> questions) {
  INLET_ASSIGN(Statement row, connection_.prepare(sql::sqlite::kKeyFind));
  std::vector<KeyHolder> holders;
  for (const std::uint32_t place : order_by_key(questions)) {
    bind_key(row, questions[place].key);
    for (;;) {
      INLET_ASSIGN(const bool has_row, row.step());
      if (!has_row) break;
      holders.push_back({place, row.number(0)});
    }
    row.reset();
  }
  std::sort(holders.begin(), holders.end(), [](const KeyHolder& a, const KeyHolder& b) {
    return a.question != b.question ? a.question < b.question : a.lead < b.lead;
  });
  return holders;
}

Result<std::vector<std::uint32_t>> SqliteDuplicateIndex::claim(std::span<const KeyClaim> claims) {
  return claim_keys(connection_, claims);
}

Result<void> SqliteDuplicateIndex::release(std::span<const LeadId> leads) {
  INLET_ASSIGN(const auto catalog, catalog_->current());
  INLET_ASSIGN(const std::vector<Criterion> all, read_criteria(connection_, WhichCriteria::kAll));
  INLET_ASSIGN(const std::vector<KeyClaim> keys, keys_of_leads(connection_, *catalog, all, leads));
  return release_keys(connection_, keys);
}

Result<void> SqliteDuplicateIndex::release(std::span<const KeyClaim> keys) { return release_keys(connection_, keys); }

Result<std::vector<Criterion>> SqliteDuplicateIndex::criteria() {
  return read_criteria(connection_, WhichCriteria::kActive);
}

Result<std::vector<Criterion>> SqliteDuplicateIndex::maintained_criteria() {
  return read_criteria(connection_, WhichCriteria::kAll);
}

}  // namespace inlet::store
