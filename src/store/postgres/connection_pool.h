// SPDX-License-Identifier: Apache-2.0
//
// The connections of a process to one database. Readers are as many as there are readers at once; writers are bounded, since
// only one of them has the turn. A connection that died is replaced by a new one.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "store/postgres/connect.h"
#include "store/postgres/known_keys.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

class ConnectionPool {
 public:
  explicit ConnectionPool(ServerAddress address) : address_(std::move(address)) {}

  // A connection in which `begin` was run, in a transaction then. A server that can't be reached is tried a few times, for
  // about a second; then kUnavailable. A writer waits for its place at most 30 s, then DATABASE_LOCKED;
  // whoever kept the turn from it in its sleep has lost it then.
  Result<std::unique_ptr<PostgresConnection>> begin(ConnectionUse use, const std::string& begin);
  // Kept for the next one, or closed where it is dead or still in a transaction.
  void give_back(std::unique_ptr<PostgresConnection> connection, ConnectionUse use);

  const ServerAddress& address() const { return address_; }

 private:
  Result<void> take_place();
  void leave_place();
  // Nobody had the turn for as long as anybody waits for it: whoever keeps it may be asleep.
  void wake_turn() const;
  std::unique_ptr<PostgresConnection> take_idle(ConnectionUse use);
  Result<std::unique_ptr<PostgresConnection>> connect_and_begin(ConnectionUse use, const std::string& begin);

  ServerAddress address_;
  KnownKeys known_keys_;  // outlives all connections
  std::mutex mutex_;
  std::condition_variable place_is_free_;
  int writers_ = 0;
  std::vector<std::unique_ptr<PostgresConnection>> idle_readers_;
  std::vector<std::unique_ptr<PostgresConnection>> idle_writers_;
};

}  // namespace inlet::store::postgres
