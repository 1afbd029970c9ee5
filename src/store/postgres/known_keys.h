// SPDX-License-Identifier: Apache-2.0
//
// What the writers of this process know of the keys of duplicates in the database (key_filter.h): most keys of an import are new, and a
// key that surely nobody holds needs no question to the server. True as long as nobody else claims keys: every claim, of any process,
// takes a number of the sequence key_turn within its writer's turn.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "leads/dedupe/duplicate_index.h"
#include "store/database/key_filter.h"

namespace inlet::store::postgres {

class PostgresConnection;

// All of it by writers, in their turn; they may be on several threads.
class KnownKeys {
 public:
  // Takes those places of `order` away whose keys nobody holds; all stay where that is not known.
  Result<void> drop_free(PostgresConnection& connection, std::span<const leads::KeyQuestion> questions,
                         std::vector<std::uint32_t>& order);
  // Before the claims are written.
  Result<void> claim(PostgresConnection& connection, std::span<const leads::KeyClaim> claims);
  // Must be told of each transaction that may have read all keys.
  void end_transaction(const PostgresConnection& connection, bool is_committed);

 private:
  Result<bool> is_known(PostgresConnection& connection, std::size_t questions);
  Result<void> read_all(PostgresConnection& connection, std::int64_t turn);

  std::mutex mutex_;
  KeyFilter filter_;
  const PostgresConnection* reading_ =
      nullptr;  // whose transaction has read them: until it is committed nobody else may use that
};

}  // namespace inlet::store::postgres
