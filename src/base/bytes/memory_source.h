// SPDX-License-Identifier: Apache-2.0
//
// A ByteSource over text that it owns.
#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "base/bytes/byte_source.h"

namespace inlet::base {

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::uint64_t size() const override { return bytes_.size(); }

  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t count = std::min<std::size_t>(buffer.size(), bytes_.size() - offset);
    std::memcpy(buffer.data(), bytes_.data() + offset, count);
    return count;
  }

 private:
  std::string bytes_;
};

}  // namespace inlet::base
