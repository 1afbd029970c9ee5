// SPDX-License-Identifier: Apache-2.0
//
// Many strings in one piece of memory, found by number: what the cells of a workbook name instead of repeating their text.
// Memory grows only with what is really there, never by a count that a file claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::tables {

class StringTable {
 public:
  StringTable() : ends_{0} {}

  std::size_t size() const { return ends_.size() - 1; }
  std::string_view at(std::size_t index) const {
    return std::string_view(bytes_).substr(ends_[index], ends_[index + 1] - ends_[index]);
  }
  // False when the table would pass its limit.
  bool add(std::string_view text);

  static constexpr std::size_t kLargestTable = 160 * 1024 * 1024;  // bytes in memory

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace inlet::tables
