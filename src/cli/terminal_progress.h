// SPDX-License-Identifier: Apache-2.0
//
// The progress of a run: a living line on a terminal (rows, rate, time left), plain lines now and then elsewhere.
#pragma once

#include <chrono>
#include <string>

#include "imports/ledger/tally.h"

namespace inlet::cli {

class TerminalProgress {
 public:
  explicit TerminalProgress(std::string verb);  // "Importing"
  void show(const imports::Tally& tally);
  void end();  // leaves the living line

 private:
  std::string verb_;
  bool is_terminal_;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace inlet::cli
