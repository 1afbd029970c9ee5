// SPDX-License-Identifier: Apache-2.0
//
// The second thread of a reader. It has to be there before the walls are, which let no thread be started: it gives up the file system by
// itself, and the filter of calls comes over it with that of the process (confine()).
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "tables/detect/second_thread.h"
#include "tables/sandbox/confinement.h"

namespace inlet::tables {

class ConfinedThread final : public SecondThread {
 public:
  // nullptr where the system gives none; a reader gets along without. It ends with the process.
  static ConfinedThread* start(SeccompWish wish);

  void begin(std::function<void()> work) override;
  void finish() override;

 private:
  explicit ConfinedThread(SeccompWish wish) : wish_(wish) {}
  static void* run(void* self);
  void work();

  SeccompWish wish_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<void()> work_;  // empty: nothing to do
  bool is_ready_ = false;
};

}  // namespace inlet::tables
