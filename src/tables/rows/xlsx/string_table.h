// SPDX-License-Identifier: Apache-2.0
//
// Many strings in few pieces of memory, found by number: what the cells of a workbook name instead of repeating their text.
// Memory grows only with what is really there, never by a count that a file claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace inlet::tables {

class StringTable {
 public:
  std::size_t size() const { return size_; }

  std::string_view at(std::size_t index) const {
    const std::uint32_t end = end_of(index);
    const std::uint32_t begin = begin_of(index == 0 ? 0 : end_of(index - 1), end);
    return {begin == end ? "" : pieces_[begin / kPiece].get() + begin % kPiece, end - begin};
  }

  // at() will ask for it soon: what it needs first comes into the processor's cache meanwhile.
  void expect(std::size_t index) const { __builtin_prefetch(&ends_[index / kEndsOfPiece][index % kEndsOfPiece]); }

  // False when the table would pass its limit. Text beyond 4 MiB, which no cell may hold, is cut.
  bool add(std::string_view text);

  static constexpr std::size_t kLargestTable = 160 * 1024 * 1024;  // bytes in memory

 private:
  // Pieces of fixed size are never moved, so that growing needs no second copy. No string lies in two of them.
  static constexpr std::uint32_t kPiece = 4 * 1024 * 1024;
  static constexpr std::size_t kEndsOfPiece = std::size_t{16} * 1024;
  std::uint32_t end_of(std::size_t index) const { return ends_[index / kEndsOfPiece][index % kEndsOfPiece]; }
  static std::uint32_t begin_of(std::uint32_t previous_end, std::uint32_t end) {
    const std::uint32_t border = (previous_end / kPiece + 1) * kPiece;
    return end > border ? border : previous_end;
  }

  std::vector<std::unique_ptr<char[]>> pieces_;
  std::vector<std::unique_ptr<std::uint32_t[]>> ends_;
  std::size_t size_ = 0;
};

}  // namespace inlet::tables
