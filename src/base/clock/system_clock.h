// SPDX-License-Identifier: Apache-2.0
//
// The clock of the machine.
#pragma once

#include "base/clock/clock.h"

namespace inlet::base {

class SystemClock final : public Clock {
 public:
  TimePoint now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace inlet::base
