// SPDX-License-Identifier: Apache-2.0
//
// Whose turn it is to write. SQLite lets one writer in at a time and is not fair; whoever waits here gets his turn in order,
// threads by a ticket, processes by a lock on a file beside the database: a process that has just written queues up behind
// the one that waits.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::store {

class Turnstile {
 public:
  // Makes the file when it is missing.
  static Result<std::unique_ptr<Turnstile>> open(const std::string& path);
  ~Turnstile();
  Turnstile(const Turnstile&) = delete;
  Turnstile& operator=(const Turnstile&) = delete;

  // Waits for the turn; kUnavailable with DATABASE_LOCKED when another process keeps it for longer than `at_most`. A thread
  // that has the turn must not ask for it again.
  Result<void> enter(base::Duration at_most);
  void leave();

 private:
  explicit Turnstile(int descriptor) : descriptor_(descriptor) {}
  void wait_for_ticket();
  void pass_on();

  int descriptor_;
  std::mutex mutex_;
  std::condition_variable turn_changed_;
  std::uint64_t next_ticket_ = 0;
  std::uint64_t served_ticket_ = 0;
  std::thread::id holder_;
};

}  // namespace inlet::store
