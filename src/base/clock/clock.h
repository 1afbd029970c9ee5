// SPDX-License-Identifier: Apache-2.0
//
// What time it is, as something that can be replaced: leases, retries and retention are tested with a fake_clock.
#pragma once

#include <chrono>

namespace inlet::base {

using Duration = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

// May be asked from several threads at once.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

}  // namespace inlet::base
