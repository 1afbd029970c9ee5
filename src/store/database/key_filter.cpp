// SPDX-License-Identifier: Apache-2.0
#include "store/database/key_filter.h"

#include <algorithm>
#include <cstring>

namespace inlet::store {
namespace {

constexpr std::size_t kKeysPerBlock = 32;
constexpr int kBitsOfKey = 4;
constexpr unsigned kMostPatience = 64;
constexpr unsigned kBitsOfPlace = 9;  // 512 bits a block

}  // namespace

void KeyFilter::begin(std::size_t capacity, std::int64_t version) {
  capacity_ = capacity;
  blocks_.assign(capacity / kKeysPerBlock + 1, Block{});
  count_ = 0;
  version_ = version;
  is_new_ = true;
}

void KeyFilter::end_transaction(bool is_committed) {
  if (is_new_ && !is_committed) drop();
  is_new_ = false;
}

void KeyFilter::drop() {
  blocks_.clear();
  blocks_.shrink_to_fit();
}

bool KeyFilter::ask_again(bool is_stale) {
  if (is_built() && is_stale) patience_ = std::min(patience_ * 2, kMostPatience);
  if (is_built()) {
    // One that got full was of use; it is built again at once.
    asked_ = is_stale ? 0 : patience_;
    drop();
  }
  return ++asked_ > patience_;
}

KeyFilter::Place KeyFilter::place_of(const leads::MatchKey& key) const {
  // The hash is one already; criteria only have to differ.
  std::uint64_t halves[2];
  static_assert(sizeof(halves) == sizeof(key.hash));
  std::memcpy(halves, key.hash.data(), sizeof(halves));
  const std::uint64_t first = halves[0] ^ (static_cast<std::uint64_t>(key.criterion) * 0x9E3779B97F4A7C15U);
  return {static_cast<std::size_t>(first % blocks_.size()), halves[1]};
}

void KeyFilter::add(const leads::MatchKey& key) {
  auto [block, bits] = place_of(key);
  for (int i = 0; i < kBitsOfKey; ++i, bits >>= kBitsOfPlace) {
    blocks_[block][bits % 512 / 64] |= std::uint64_t{1} << (bits % 64);
  }
  ++count_;
}

bool KeyFilter::may_hold(const leads::MatchKey& key) const {
  auto [block, bits] = place_of(key);
  for (int i = 0; i < kBitsOfKey; ++i, bits >>= kBitsOfPlace) {
    if ((blocks_[block][bits % 512 / 64] >> (bits % 64) & 1U) == 0) return false;
  }
  return true;
}

}  // namespace inlet::store
