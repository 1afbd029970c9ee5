// SPDX-License-Identifier: Apache-2.0
//
// A progress signal that only counts: tests ask the ledger instead of waiting.
#pragma once

#include <atomic>

#include "imports/notices/progress_signal.h"

namespace inlet::doubles {

class SilentSignal final : public imports::ProgressSignal {
 public:
  void news() override { ++count_; }
  std::uint64_t wait(std::uint64_t, base::Duration) override { return count_; }

 private:
  std::atomic<std::uint64_t> count_ = 0;
};

}  // namespace inlet::doubles
