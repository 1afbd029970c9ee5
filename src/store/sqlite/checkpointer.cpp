// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/checkpointer.h"

#include <exception>

#include "base/log/log.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {
namespace {

// Seldom enough that a page which every batch changes is not copied after every batch.
constexpr int kPagesAtOnce = 2'500;

}  // namespace

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wanted_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Checkpointer::log_holds(int pages) {
  const std::lock_guard lock(mutex_);
  if (pages < pages_) copied_to_ = 0;  // the log was begun anew
  pages_ = pages;
  if (pages_ - copied_to_ < kPagesAtOnce || stopping_) return;
  if (!thread_.joinable() && !start()) return;
  wanted_.notify_one();
}

// Without a thread the writer copies its log itself once it is long; the next commit tries again. Throws nothing: SQLite is below it.
bool Checkpointer::start() noexcept {
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

void Checkpointer::work() {
  const auto connection = SqliteConnection::open(path_, ConnectionUse::kReader);
  if (!connection.has_value()) {
    base::log_error("database.checkpointer_missing", {{"detail", connection.error().detail}});
    return;
  }
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [this] { return stopping_ || pages_ - copied_to_ >= kPagesAtOnce; });
    if (stopping_) return;
    copied_to_ = pages_;
    lock.unlock();
    (*connection)->checkpoint();
    lock.lock();
  }
}

}  // namespace inlet::store
