// SPDX-License-Identifier: Apache-2.0
//
// Owns the texts of many values in a few large pieces of memory that are reused from batch to batch.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace inlet::leads {

class TextArena {
 public:
  // Copies `text`; the copy stays until clear().
  std::string_view keep(std::string_view text) {
    char* place = allocate(text.size());
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  // Memory for `size` bytes, until clear().
  char* allocate(std::size_t size) {
    while (piece_ < pieces_.size() && used_ + size > pieces_[piece_].size) {
      ++piece_;
      used_ = 0;
    }
    if (piece_ == pieces_.size()) {
      const std::size_t piece_size = size > kPieceSize ? size : kPieceSize;
      pieces_.push_back({std::make_unique<char[]>(piece_size), piece_size});
      used_ = 0;
    }
    char* place = pieces_[piece_].bytes.get() + used_;
    used_ += size;
    return place;
  }

  // Forgets all texts and keeps the memory.
  void clear() {
    piece_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t kPieceSize = 256 * 1024;
  struct Piece {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;
  std::size_t used_ = 0;
};

}  // namespace inlet::leads
