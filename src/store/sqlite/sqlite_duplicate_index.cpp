// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_duplicate_index.h"

#include <algorithm>
#include <type_traits>

#include "leads/dedupe/key_order.h"
#include "sql/sqlite/duplicate.h"
#include "sql/sqlite/own_keys.h"
#include "store/sqlite/lead_keys.h"
#include "store/sqlite/recent_keys.h"
#include "store/sqlite/row_feed.h"

namespace inlet::store {

using leads::Criterion;
using leads::KeyClaim;
using leads::KeyHolder;
using leads::KeyQuestion;
using leads::LeadId;

namespace {

void bind_key(SqliteStatement& statement, const leads::MatchKey& key) {
  statement.bind(1, key.criterion);
  statement.bind(2, Blob(key.hash));
}

// Questions or claims as rows, in the order of their keys: criterion, key, and the lead of a claim.
template <class Item>
auto feed_of(std::span<const Item> items, std::span<const std::uint32_t> order) {
  return SpanFeed(order, [items](std::uint32_t place, int column, FedCell cell) {
    const Item& item = items[place];
    if (column == 1) return cell.give(item.key.criterion);
    if (column == 2) return cell.give(Blob(item.key.hash));
    if constexpr (std::is_same_v<Item, KeyClaim>) cell.give(item.lead);
  });
}

// Not all got slot 0: a lead may have had it before, else it gets a slot of its own unless only the first will do.
Result<std::vector<std::uint32_t>> claim_behind(SqliteConnection& connection, std::span<const KeyClaim> claims,
                                                std::span<const std::uint32_t> order) {
  auto rows = feed_of(claims, order);
  std::vector<std::uint32_t> lost;
  std::vector<std::uint32_t> behind;
  {
    INLET_ASSIGN(SqliteStatement first, connection.prepare(sql::sqlite::kKeyFirstHolder));
    first.bind(1, rows);
    for (;;) {
      INLET_ASSIGN(const bool has_row, first.step());
      if (!has_row) break;
      const std::uint32_t place = order[static_cast<std::size_t>(first.number(0))];
      if (first.number(1) == claims[place].lead) continue;
      (claims[place].exclusive ? lost : behind).push_back(place);
    }
  }
  std::sort(lost.begin(), lost.end());
  if (behind.empty()) return lost;
  auto later_rows = feed_of(claims, std::span<const std::uint32_t>(behind));
  INLET_ASSIGN(SqliteStatement insert, connection.prepare(sql::sqlite::kKeyClaimOwn));
  insert.bind(1, later_rows);
  INLET_TRY(insert.run());
  return lost;
}

// How many of the claims, in this order, got slot 0.
Result<std::int64_t> claim_first(SqliteConnection& connection, std::string_view sql, std::span<const KeyClaim> claims,
                                 std::span<const std::uint32_t> order) {
  auto rows = feed_of(claims, order);
  INLET_ASSIGN(SqliteStatement insert, connection.prepare(sql));
  insert.bind(1, rows);
  INLET_TRY(insert.run());
  return connection.changes();
}

// Before they are written, and whatever becomes of the transaction: a key too many does no harm.
void remember(SqliteConnection& connection, std::span<const KeyClaim> claims) {
  if (!connection.key_filter().is_built()) return;
  for (const KeyClaim& claim : claims) connection.key_filter().add(claim.key);
}

// The same into recent_key. Most keys are known to be new, and need no look into match_key.
Result<std::int64_t> claim_waiting(SqliteConnection& connection, std::span<const KeyClaim> claims,
                                   std::span<const std::uint32_t> order) {
  INLET_ASSIGN(const KeyFilter* known, known_keys(connection, claims.size()));
  std::vector<std::uint32_t> fresh, doubtful;
  for (const std::uint32_t place : order) {
    const bool is_fresh = known != nullptr && !known->may_hold(claims[place].key);
    (is_fresh ? fresh : doubtful).push_back(place);
  }
  remember(connection, claims);
  INLET_ASSIGN(const std::int64_t of_fresh, claim_first(connection, sql::sqlite::kRecentKeyClaimFresh, claims, fresh));
  INLET_ASSIGN(const std::int64_t others, claim_first(connection, sql::sqlite::kRecentKeyClaimFirst, claims, doubtful));
  return of_fresh + others;
}

}  // namespace

Result<std::vector<std::uint32_t>> claim_keys(SqliteConnection& connection, std::span<const KeyClaim> claims) {
  const std::vector<std::uint32_t> order = leads::order_by_key(claims);
  INLET_ASSIGN(const bool waits, are_many_beside_many(connection, claims.size()));
  std::int64_t won = 0;
  if (waits) {
    INLET_ASSIGN(won, claim_waiting(connection, claims, order));
  } else {
    remember(connection, claims);
    INLET_ASSIGN(const bool any_wait, connection.number(sql::sqlite::kRecentKeyAny));
    const auto sql = any_wait ? sql::sqlite::kKeyClaimFirst : sql::sqlite::kSettledKeyClaimFirst;
    INLET_ASSIGN(won, claim_first(connection, sql, claims, order));
  }
  std::vector<std::uint32_t> lost;
  if (won != static_cast<std::int64_t>(claims.size())) {
    INLET_ASSIGN(lost, claim_behind(connection, claims, order));
  }
  if (waits) INLET_TRY(settle_some(connection, claims));
  return lost;
}

Result<LeadId> first_holder(SqliteConnection& connection, const leads::MatchKey& key) {
  const KeyQuestion question[] = {{key}};
  const std::uint32_t order[] = {0};
  auto rows = feed_of(std::span<const KeyQuestion>(question), std::span<const std::uint32_t>(order));
  INLET_ASSIGN(SqliteStatement first, connection.prepare(sql::sqlite::kKeyFirstHolder));
  first.bind(1, rows);
  INLET_ASSIGN(const bool has_row, first.step());
  return has_row ? first.number(1) : 0;
}

Result<void> release_keys(SqliteConnection& connection, std::span<const KeyClaim> keys) {
  INLET_ASSIGN(SqliteStatement remove_sole, connection.prepare(sql::sqlite::kKeyReleaseSole));
  INLET_ASSIGN(SqliteStatement remove_recent, connection.prepare(sql::sqlite::kRecentKeyRelease));
  INLET_ASSIGN(SqliteStatement remove, connection.prepare(sql::sqlite::kKeyRelease));
  INLET_ASSIGN(SqliteStatement promote, connection.prepare(sql::sqlite::kKeyPromote));
  for (const std::uint32_t place : leads::order_by_key(keys)) {
    const KeyClaim& claim = keys[place];
    bind_key(remove_sole, claim.key);
    remove_sole.bind(3, claim.lead);
    INLET_TRY(remove_sole.run());
    if (connection.changes() > 0) continue;
    bind_key(remove_recent, claim.key);
    remove_recent.bind(3, claim.lead);
    INLET_TRY(remove_recent.run());
    bool was_first = connection.changes() > 0;
    if (!was_first) {
      bind_key(remove, claim.key);
      remove.bind(3, claim.lead);
      INLET_ASSIGN(const bool was_held, remove.step());
      was_first = was_held && remove.number(0) == 0;
      INLET_TRY(remove.run());
    }
    if (!was_first) continue;
    bind_key(promote, claim.key);
    INLET_TRY(promote.run());
  }
  return {};
}

Result<std::vector<KeyHolder>> SqliteDuplicateIndex::find(std::span<const KeyQuestion> questions) {
  std::vector<std::uint32_t> order = leads::order_by_key(questions);
  INLET_ASSIGN(const KeyFilter* known, known_keys(connection_, questions.size()));
  if (known != nullptr) std::erase_if(order, [&](std::uint32_t i) { return !known->may_hold(questions[i].key); });
  auto asked = feed_of(questions, std::span<const std::uint32_t>(order));
  INLET_ASSIGN(const bool any_wait, connection_.number(sql::sqlite::kRecentKeyAny));
  INLET_ASSIGN(SqliteStatement held,
               connection_.prepare(any_wait ? sql::sqlite::kKeyFind : sql::sqlite::kSettledKeyFind));
  held.bind(1, asked);
  std::vector<KeyHolder> holders;
  for (;;) {
    INLET_ASSIGN(const bool has_row, held.step());
    if (!has_row) break;
    holders.push_back({order[static_cast<std::size_t>(held.number(0))], held.number(1)});
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
