// SPDX-License-Identifier: Apache-2.0
//
// Bytes that come one piece after another and can't be gone back in: what the XML scanner reads from.
#pragma once

#include <cstddef>
#include <span>

#include "base/errors/result.h"

namespace inlet::tables {

class ByteFeed {
 public:
  virtual ~ByteFeed() = default;
  // Puts at least one byte into `out` and says how many; 0 is the end.
  virtual Result<std::size_t> read(std::span<char> out) = 0;
};

}  // namespace inlet::tables
