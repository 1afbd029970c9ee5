// SPDX-License-Identifier: Apache-2.0
//
// An alarm clock: wakes whoever waits for news of an import or for a new job. Missing one costs a second, not an event, since
// the truth is in the database.
#pragma once

#include <cstdint>

#include "base/clock/clock.h"

namespace inlet::imports {

class ProgressSignal {
 public:
  virtual ~ProgressSignal() = default;
  virtual void news() = 0;
  // Returns when news() was called after `seen`, or after `at_most`; gives the present count of news.
  virtual std::uint64_t wait(std::uint64_t seen, base::Duration at_most) = 0;
  // How long whoever waits may go without looking by itself: news of other processes may not reach us.
  virtual base::Duration patience() const { return base::Duration(1'000); }
};

}  // namespace inlet::imports
