// SPDX-License-Identifier: Apache-2.0
//
// Shows that a process lives: it holds a lock on a file of its own, which the system gives free the moment the process ends,
// however it ends. So a killed worker's jobs are taken over at once, and not only when their lease runs out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/errors/result.h"

namespace inlet::engine {

class WorkerLock {
 public:
  // Makes `folder`, and in it a file with a name that no other process has.
  static Result<std::unique_ptr<WorkerLock>> take(const std::string& folder);
  ~WorkerLock();
  WorkerLock(const WorkerLock&) = delete;
  WorkerLock& operator=(const WorkerLock&) = delete;

  const std::string& name() const { return name_; }

  // True when the process of that name is gone. A name without a file in `folder` is of another machine or long gone: only its
  // lease tells.
  static bool is_dead(const std::string& folder, const std::string& name);
  // The names of all processes that work in `folder`, this one included.
  static std::vector<std::string> living(const std::string& folder);
  static std::vector<std::string> dead_of(const std::string& folder, const std::vector<std::string>& names);

 private:
  WorkerLock(std::string path, std::string name, int descriptor)
      : path_(std::move(path)), name_(std::move(name)), descriptor_(descriptor) {}

  std::string path_;
  std::string name_;
  int descriptor_;
};

}  // namespace inlet::engine
