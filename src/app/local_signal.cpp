// SPDX-License-Identifier: Apache-2.0
#include "app/local_signal.h"

namespace inlet::app {

void LocalSignal::news() {
  const std::lock_guard lock(mutex_);
  ++count_;
  changed_.notify_all();
}

std::uint64_t LocalSignal::wait(std::uint64_t seen, base::Duration at_most) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, at_most, [&] { return count_ != seen; });
  return count_;
}

}  // namespace inlet::app
