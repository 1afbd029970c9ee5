// SPDX-License-Identifier: Apache-2.0
//
// A thread for what has to be done now and then: removing what is too old, sending what is to be told outside. It never stands in
// the way of an import.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock/clock.h"
#include "engine/engine.h"
#include "imports/notices/courier.h"

namespace inlet::engine {

class Chores {
 public:
  // `courier` may be nullptr: then messages wait.
  Chores(Engine& engine, imports::Courier* courier);
  ~Chores();  // ends at the next step
  Chores(const Chores&) = delete;
  Chores& operator=(const Chores&) = delete;

 private:
  void keep_house();
  void send_messages();
  // False once the thread should end.
  bool rest(base::Duration length);
  bool may_go_on();

  Engine* engine_;
  imports::Courier* courier_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread house_;
  std::thread post_;
};

}  // namespace inlet::engine
