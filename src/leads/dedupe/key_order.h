// SPDX-License-Identifier: Apache-2.0
//
// The order in which an index holds keys: who asks and writes in it touches each page of the index once.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "leads/dedupe/match_key.h"

namespace inlet::leads {

// Collects keys, and gives their places in the order of the keys; equal keys keep the order in which they were added.
class KeyOrder {
 public:
  void reserve(std::size_t count) { entries_.reserve(count); }
  void add(const MatchKey& key);
  std::vector<std::uint32_t> places() &&;

 private:
  // Compared as numbers that lie side by side, instead of byte by byte behind their places.
  struct Entry {
    std::int64_t criterion;
    std::uint64_t first, second;  // halves of the hash
    std::uint32_t place;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;
};

template <class Item>
std::vector<std::uint32_t> order_by_key(std::span<const Item> items) {
  KeyOrder order;
  order.reserve(items.size());
  for (const Item& item : items) order.add(item.key);
  return std::move(order).places();
}

}  // namespace inlet::leads
