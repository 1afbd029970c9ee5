// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/string_table.h"

#include <cstring>

namespace inlet::tables {

bool StringTable::add(std::string_view text) {
  text = text.substr(0, kPiece);
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t last_end = size_ == 0 ? 0 : end_of(size_ - 1);
  const std::uint32_t begin = begin_of(last_end, last_end + size);
  if (begin + size + size_ * sizeof(std::uint32_t) > kLargestTable) return false;
  while (pieces_.size() * kPiece < begin + size) pieces_.emplace_back(new char[kPiece]);  // not cleared
  if (size > 0) std::memcpy(pieces_[begin / kPiece].get() + begin % kPiece, text.data(), size);
  if (size_ == ends_.size() * kEndsOfPiece) ends_.emplace_back(new std::uint32_t[kEndsOfPiece]);
  ends_[size_ / kEndsOfPiece][size_ % kEndsOfPiece] = begin + size;
  ++size_;
  return true;
}

}  // namespace inlet::tables
