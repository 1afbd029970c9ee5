// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/key_order.h"

#include <algorithm>

namespace inlet::leads {
namespace {

// Big-endian, so that numbers compare as the bytes do.
std::uint64_t number_at(const std::uint8_t* bytes) {
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8U | bytes[i];
  return number;
}

}  // namespace

void KeyOrder::add(const MatchKey& key) {
  const auto place = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({key.criterion, number_at(key.hash.data()), number_at(key.hash.data() + 8), place});
}

std::vector<std::uint32_t> KeyOrder::places() && {
  if (!std::ranges::is_sorted(entries_)) std::ranges::sort(entries_);
  std::vector<std::uint32_t> places;
  places.reserve(entries_.size());
  for (const Entry& entry : entries_) places.push_back(entry.place);
  return places;
}

}  // namespace inlet::leads
