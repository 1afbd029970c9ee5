// SPDX-License-Identifier: Apache-2.0
//
// Threads that take jobs from the queue and run them, and one that looks after the queue: it takes jobs from the dead, keeps
// the leases of running ones alive and brings the search index up to date.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.h"

namespace inlet::engine {

class WorkerPool {
 public:
  // `count` workers; kAsManyAsSet: as many as parallel_imports says, also when that is changed later. `lock_folder` holds the lock files of the worker processes of this machine.
  WorkerPool(Engine& engine, std::string lock_folder, int count);
  // Asks running jobs to stop at their next border, waits for them, and gives them back to the queue.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Takes no more jobs and asks the running ones to stop, without waiting for them. The destructor does it too.
  void begin_stop();

  int size() const { return wanted_; }  // how many jobs run at once, at most

 private:
  void work(int number);
  Result<void> follow_setting(store::Transaction& transaction);
  void grow();
  void look_after();
  Result<bool> run_next();
  Result<void> run(const jobs::LeasedJob& job);
  void hand_back(const jobs::LeasedJob& job);
  Result<void> rescue();
  Result<void> ask_to_stop();

  Engine* engine_;
  std::string lock_folder_;
  int count_;
  std::atomic<int> wanted_ = 0;  // workers with a higher number rest
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<jobs::JobId, jobs::Lease> running_;
  base::TimePoint renewed_at_{};  // both only for look_after()
  base::TimePoint looked_at_{};
  std::vector<std::thread> workers_;  // touched by the caretaker alone while it runs
  std::thread caretaker_;
};

}  // namespace inlet::engine
