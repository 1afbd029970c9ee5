// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/connection_pool.h"

#include <chrono>
#include <thread>
#include <utility>

#include "base/log/log.h"
#include "store/postgres/writer_turn.h"

namespace inlet::store::postgres {
namespace {

constexpr int kMostWriters = 4;
constexpr std::size_t kMostIdleReaders = 8;
constexpr std::chrono::seconds kLongestWait{30};
constexpr base::Duration kLongestSilence{20'000};
// What is behind a failed try: 0.7 s in all. A longer failure is told to whoever asked; imports pause and try again.
constexpr std::chrono::milliseconds kPauses[] = {std::chrono::milliseconds(100), std::chrono::milliseconds(200),
                                                 std::chrono::milliseconds(400)};

// A refusal that stays: trying again would only lock an account.
bool may_pass(const base::Error& error) { return error.code == base::Code::kDatabaseUnavailable; }

}  // namespace

Result<std::unique_ptr<PostgresConnection>> ConnectionPool::begin(ConnectionUse use, const std::string& begin) {
  if (use == ConnectionUse::kWriter) INLET_TRY(take_place());
  auto connection = connect_and_begin(use, begin);
  for (const auto pause : kPauses) {
    if (connection.has_value() || !may_pass(connection.error())) break;
    std::this_thread::sleep_for(pause);
    connection = connect_and_begin(use, begin);
  }
  if (!connection && use == ConnectionUse::kWriter) leave_place();
  if (!connection && connection.error().code == base::Code::kDatabaseLocked) wake_turn();
  return connection;
}

void ConnectionPool::wake_turn() const {
  const auto ended = [this]() -> Result<std::int64_t> {
    INLET_ASSIGN(const auto connection, address_.connect(ConnectionUse::kReader));
    return end_sleeping_writers(*connection, kLongestSilence);
  }();
  if (!ended) {
    base::log_warning("database.turn_not_woken", {{"detail", ended.error().detail}});
  } else if (*ended > 0) {
    base::log_warning("database.sleeping_writer_ended", {{"count", *ended}});
  }
}

Result<std::unique_ptr<PostgresConnection>> ConnectionPool::connect_and_begin(ConnectionUse use,
                                                                              const std::string& begin) {
  // Idle connections may have died with the server; then all of them have.
  while (std::unique_ptr<PostgresConnection> idle = take_idle(use)) {
    auto begun = idle->run_script(begin);
    if (begun) return idle;
    if (idle->is_alive()) return std::move(begun).error();
  }
  INLET_ASSIGN(std::unique_ptr<PostgresConnection> fresh, address_.connect(use));
  if (use == ConnectionUse::kWriter) fresh->share(known_keys_);
  INLET_TRY(fresh->run_script(begin));
  return fresh;
}

std::unique_ptr<PostgresConnection> ConnectionPool::take_idle(ConnectionUse use) {
  const std::lock_guard lock(mutex_);
  auto& idle = use == ConnectionUse::kWriter ? idle_writers_ : idle_readers_;
  if (idle.empty()) return nullptr;
  std::unique_ptr<PostgresConnection> connection = std::move(idle.back());
  idle.pop_back();
  return connection;
}

Result<void> ConnectionPool::take_place() {
  std::unique_lock lock(mutex_);
  if (!place_is_free_.wait_for(lock, kLongestWait, [this] { return writers_ < kMostWriters; })) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseLocked, {}, "all writers are busy");
  }
  ++writers_;
  return {};
}

void ConnectionPool::leave_place() {
  const std::lock_guard lock(mutex_);
  --writers_;
  place_is_free_.notify_one();
}

void ConnectionPool::give_back(std::unique_ptr<PostgresConnection> connection, ConnectionUse use) {
  const bool is_clean = connection->is_alive() && !connection->is_in_transaction();
  if (is_clean) {
    const std::lock_guard lock(mutex_);
    auto& idle = use == ConnectionUse::kWriter ? idle_writers_ : idle_readers_;
    if (idle.size() < kMostIdleReaders) idle.push_back(std::move(connection));
  }
  if (use == ConnectionUse::kWriter) leave_place();
}

}  // namespace inlet::store::postgres
