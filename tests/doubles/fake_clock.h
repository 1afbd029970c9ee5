// SPDX-License-Identifier: Apache-2.0
//
// A clock that stands still until a test moves it.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/clock/clock.h"

namespace inlet::doubles {

class FakeClock final : public base::Clock {
 public:
  // 2026-01-05T09:00:00Z, a Monday.
  FakeClock() : FakeClock(base::TimePoint(std::chrono::milliseconds(1'767'603'600'000))) {}
  explicit FakeClock(base::TimePoint start) : now_ms_(start.time_since_epoch().count()) {}

  base::TimePoint now() const override { return base::TimePoint(std::chrono::milliseconds(now_ms_.load())); }
  void advance(base::Duration step) { now_ms_ += step.count(); }
  void set(base::TimePoint now) { now_ms_ = now.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace inlet::doubles
