// SPDX-License-Identifier: Apache-2.0
//
// News between all processes that share a database, by LISTEN and NOTIFY on a connection of its own. News of this process wake
// its own threads at once; the others are told by a thread, many news as one. Where the connection is lost, it is made anew, and
// that counts as news: some may have been missed.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "imports/notices/progress_signal.h"
#include "store/postgres/connect.h"

namespace inlet::store::postgres {

class PostgresSignal final : public imports::ProgressSignal {
 public:
  // Connects when somebody first has news or waits for them.
  explicit PostgresSignal(ServerAddress address);
  ~PostgresSignal() override;
  PostgresSignal(const PostgresSignal&) = delete;
  PostgresSignal& operator=(const PostgresSignal&) = delete;

  void news() override;
  std::uint64_t wait(std::uint64_t seen, base::Duration at_most) override;
  base::Duration patience() const override;

 private:
  void start();
  void listen();
  Result<void> listen_until_lost();
  Result<void> pass_on(PostgresConnection& connection);
  void count_news();
  // Until there is something to send, or to end for, or something to read at `socket`.
  void rest(int socket, int at_most_ms) const;

  ServerAddress address_;
  int bell_;  // an eventfd: rings when there is something to send or to end for
  std::atomic<bool> is_unsent_ = false;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<bool> is_listening_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t count_ = 0;
  std::once_flag started_;
  std::thread listener_;
};

}  // namespace inlet::store::postgres
