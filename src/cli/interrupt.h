// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C and SIGTERM while a run is under way: noticed here, acted upon at the next border of a batch. The second one ends
// the program at once, which harms nothing either.
#pragma once

namespace inlet::cli {

class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  static bool was_asked();
};

}  // namespace inlet::cli
