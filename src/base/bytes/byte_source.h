// SPDX-License-Identifier: Apache-2.0
//
// Bytes that can be read at any place and do not change: an upload, a file, a piece of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/errors/result.h"

namespace inlet::base {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Fills `buffer` from `offset` on; gives how many bytes were read, fewer than asked for only at the end.
  // May be called from several threads at once.
  virtual Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const = 0;
  // A descriptor by which another process can read the same bytes; -1 where there is none. Stays the source's.
  virtual int descriptor() const { return -1; }
};

}  // namespace inlet::base
