// SPDX-License-Identifier: Apache-2.0
//
// A ProgressSignal within one process. News of other processes is found by looking once a second.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "imports/notices/progress_signal.h"

namespace inlet::app {

class LocalSignal final : public imports::ProgressSignal {
 public:
  void news() override;
  std::uint64_t wait(std::uint64_t seen, base::Duration at_most) override;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t count_ = 0;
};

}  // namespace inlet::app
