// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/known_keys.h"

#include <algorithm>

#include "sql/postgres/own_keys.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {
namespace {

// So few beside what is asked for are read at once, without waiting whether more questions come.
constexpr std::int64_t kFewBesideQuestions = 4;
constexpr std::int64_t kLeastRoom = 1 << 20;
constexpr std::int64_t kBytesOfKey = 64;  // about, with the head of its row
constexpr std::int64_t kKeysAtOnce = 20'000;

}  // namespace

Result<void> KnownKeys::drop_free(PostgresConnection& connection, std::span<const leads::KeyQuestion> questions,
                                  std::vector<std::uint32_t>& order) {
  const std::lock_guard lock(mutex_);
  INLET_ASSIGN(const bool are_known, is_known(connection, questions.size()));
  if (are_known) {
    std::erase_if(order, [&](std::uint32_t place) { return !filter_.may_hold(questions[place].key); });
  }
  return {};
}

Result<bool> KnownKeys::is_known(PostgresConnection& connection, std::size_t questions) {
  if (reading_ != nullptr && reading_ != &connection) return false;
  INLET_ASSIGN(const std::int64_t turn, connection.number(sql::postgres::kKeyTurn));
  const bool is_stale = filter_.version() != turn;
  if (filter_.is_built() && !is_stale && !filter_.is_full()) return true;
  const std::int64_t few = kFewBesideQuestions * static_cast<std::int64_t>(questions);
  INLET_ASSIGN(const std::int64_t count, connection.number(sql::postgres::kKeyCountTo, few));
  const bool is_worth_it = filter_.ask_again(is_stale);
  if (count == few && !is_worth_it) return false;
  INLET_TRY(read_all(connection, turn));
  return true;
}

Result<void> KnownKeys::read_all(PostgresConnection& connection, std::int64_t turn) {
  INLET_ASSIGN(const std::int64_t bytes, connection.number(sql::postgres::kKeyBytes));
  filter_.begin(static_cast<std::size_t>(std::max(kLeastRoom, bytes / kBytesOfKey * 5 / 4)), turn);
  reading_ = &connection;
  const auto read = [&]() -> Result<void> {
    INLET_TRY(connection.run_script(sql::postgres::kBeginKeyList));
    leads::MatchKey key;
    for (std::int64_t count = kKeysAtOnce; count == kKeysAtOnce;) {
      INLET_ASSIGN(PostgresStatement rows, connection.query(sql::postgres::kKeyListNext));
      for (count = 0;; ++count) {
        INLET_ASSIGN(const bool has_row, rows.step());
        if (!has_row) break;
        key.criterion = rows.number(0);
        std::ranges::copy_n(rows.text(1).begin(), std::ssize(key.hash), key.hash.begin());
        filter_.add(key);
      }
    }
    return connection.run_script(sql::postgres::kEndKeyList);
  }();
  // Half of the keys would say of the others that nobody holds them.
  if (!read) {
    filter_.drop();
    reading_ = nullptr;
  }
  return read;
}

Result<void> KnownKeys::claim(PostgresConnection& connection, std::span<const leads::KeyClaim> claims) {
  const std::lock_guard lock(mutex_);
  INLET_ASSIGN(const std::int64_t turn, connection.number(sql::postgres::kKeyTurnTake));
  if (!filter_.is_built()) return {};
  // Another number in between was taken by somebody whose keys we don't know; the next question finds out.
  if (filter_.version() == turn - 1) filter_.set_version(turn);
  // Whatever becomes of the transaction: a key too many does no harm.
  for (const leads::KeyClaim& claim : claims) filter_.add(claim.key);
  return {};
}

void KnownKeys::end_transaction(const PostgresConnection& connection, bool is_committed) {
  const std::lock_guard lock(mutex_);
  if (reading_ != &connection) return;
  reading_ = nullptr;
  filter_.end_transaction(is_committed);
}

}  // namespace inlet::store::postgres
