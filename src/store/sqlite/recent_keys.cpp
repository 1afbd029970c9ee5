// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/recent_keys.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include "sql/sqlite/duplicate.h"
#include "sql/sqlite/own_keys.h"

namespace inlet::store {
namespace {

constexpr std::size_t kMany = 1'000;
// So few leads beside the keys that are asked for are read at once, without waiting whether more questions come.
constexpr std::int64_t kFewLeadsPerKey = 4;
constexpr std::size_t kLeastRoom = std::size_t{1} << 20U;
// From so many leads a key on, most pages of match_key that a batch touches hold a single key of it: about 200 keys fit a page.
constexpr std::int64_t kLeadsPerKey = 16;
constexpr std::int64_t kRanges = 16;
// About how many leads a batch brings, and prime: whatever the size of a batch, one range after the other has its turn.
constexpr std::int64_t kLeadsPerTurn = 8'191;

// No hash is longer, so all that begin with 0xFF are below.
constexpr std::array<std::uint8_t, sizeof(leads::MatchKey::hash) + 1> kBehindAll = [] {
  std::array<std::uint8_t, sizeof(leads::MatchKey::hash) + 1> bytes{};
  bytes.fill(0xFF);
  return bytes;
}();

Result<void> add_all(SqliteConnection& connection, KeyFilter& filter) {
  INLET_ASSIGN(SqliteStatement rows, connection.prepare(sql::sqlite::kKeyList));
  leads::MatchKey key;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return {};
    key.criterion = rows.number(0);
    std::ranges::copy(rows.blob(1), key.hash.begin());
    filter.add(key);
  }
}

}  // namespace

Result<bool> are_many_beside_many(SqliteConnection& connection, std::size_t keys) {
  if (keys < kMany) return false;
  INLET_ASSIGN(const std::int64_t last_lead, connection.number(sql::sqlite::kLeadLast));
  return last_lead >= kLeadsPerKey * static_cast<std::int64_t>(keys);
}

Result<const KeyFilter*> known_keys(SqliteConnection& connection, std::size_t keys) {
  KeyFilter& filter = connection.key_filter();
  const KeyFilter* nothing = nullptr;
  if (keys < kMany || !connection.is_writer() || !connection.is_in_transaction()) return nothing;
  // Others write too: what was known is stale.
  INLET_ASSIGN(const std::int64_t version, connection.number(sql::sqlite::kDataVersion));
  const bool is_stale = filter.version() != version;
  if (filter.is_built() && !is_stale && !filter.is_full()) return &filter;
  INLET_ASSIGN(const std::int64_t last_lead, connection.number(sql::sqlite::kLeadLast));
  const bool is_worth_it = filter.ask_again(is_stale);
  if (!is_worth_it && last_lead >= kFewLeadsPerKey * static_cast<std::int64_t>(keys)) return nothing;
  INLET_ASSIGN(const std::int64_t count, connection.number(sql::sqlite::kKeyCount));
  filter.begin(std::max(kLeastRoom, static_cast<std::size_t>(count + count / 4)), version);
  const auto added = add_all(connection, filter);
  // Half of the keys would say of the others that nobody holds them.
  if (!added) {
    filter.drop();
    return added.error();
  }
  return &filter;
}

Result<void> settle_some(SqliteConnection& connection, std::span<const leads::KeyClaim> claims) {
  const std::int64_t range = claims.front().lead / kLeadsPerTurn % kRanges;
  const std::array<std::uint8_t, 1> from{static_cast<std::uint8_t>(range * 256 / kRanges)};
  const std::array<std::uint8_t, 1> next{static_cast<std::uint8_t>((range + 1) * 256 / kRanges)};
  const Blob to = range + 1 == kRanges ? Blob(kBehindAll) : Blob(next);
  std::set<leads::CriterionId> criteria;
  for (const leads::KeyClaim& claim : claims) criteria.insert(claim.key.criterion);
  for (const leads::CriterionId criterion : criteria) {
    INLET_TRY(connection.run(sql::sqlite::kRecentKeySettle, criterion, Blob(from), to));
    INLET_TRY(connection.run(sql::sqlite::kRecentKeySettled, criterion, Blob(from), to));
  }
  return {};
}

Result<void> settle_all(SqliteConnection& connection) {
  INLET_TRY(connection.run(sql::sqlite::kRecentKeySettleAll));
  return connection.run(sql::sqlite::kRecentKeySettledAll);
}

}  // namespace inlet::store
