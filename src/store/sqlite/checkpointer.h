// SPDX-License-Identifier: Apache-2.0
//
// Copies what the log of a SQLite file holds into the file itself, beside the writer, who otherwise does so in the middle of an
// import. An aid only: SQLite keeps the file whole without it, and the writer makes the checkpoint itself where the log grows
// too long.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace inlet::store {

class Checkpointer {
 public:
  explicit Checkpointer(std::string path) : path_(std::move(path)) {}
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // Told by the writer after each commit. Starts the thread when there is enough to do for the first time.
  void log_holds(int pages);

 private:
  bool start() noexcept;
  void work();

  std::string path_;
  std::mutex mutex_;
  std::condition_variable wanted_;
  int pages_ = 0;      // in the log
  int copied_to_ = 0;  // how many there were when the last checkpoint began
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace inlet::store
