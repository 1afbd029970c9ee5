// SPDX-License-Identifier: Apache-2.0
//
// Another thread that does one piece of work at a time beside the one that gives it out. Whoever has none does the work itself, and
// comes to the same result.
#pragma once

#include <functional>

namespace inlet::tables {

class SecondThread {
 public:
  virtual ~SecondThread() = default;
  // Returns at once. What `work` uses must stay as it is until finish(); which must come before the next begin().
  virtual void begin(std::function<void()> work) = 0;
  virtual void finish() = 0;
};

}  // namespace inlet::tables
