// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/likely_search.h"

#include <algorithm>
#include <cstdlib>

namespace inlet::engine {

void BlockSlice::add(const leads::LeadFace& face) {
  scratch_.clear();
  leads::append_block_keys(face, scratch_);
  for (const std::uint64_t key : scratch_) {
    if (key % slices_ == slice_) entries_.push_back({key, face.id});
  }
}

void BlockSlice::begin_others() {
  seen_.assign(std::size_t{1} << 24U, false);
  for (const Entry& entry : entries_) seen_[entry.key >> kShift] = true;
}

void BlockSlice::add_other(const leads::LeadFace& face) {
  scratch_.clear();
  leads::append_block_keys(face, scratch_);
  for (const std::uint64_t key : scratch_) {
    if (key % slices_ == slice_ && may_have(key)) entries_.push_back({key, -face.id});
  }
}

std::vector<LeadPair> BlockSlice::pairs() {
  std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::pair(entry.key, std::abs(entry.lead)); });
  std::vector<LeadPair> pairs;
  for (auto first = entries_.begin(); first != entries_.end();) {
    const auto last = std::find_if(first, entries_.end(), [&](const Entry& entry) { return entry.key != first->key; });
    const std::span<const Entry> block(first, last);
    const bool is_about_us = std::ranges::any_of(block, [](const Entry& entry) { return entry.lead > 0; });
    if (is_about_us && block.size() > kMostInBlock) {
      left_out_ += std::ranges::count_if(block, [](const Entry& entry) { return entry.lead > 0; });
    } else if (is_about_us) {
      append_pairs(block, pairs);
    }
    first = last;
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void BlockSlice::append_pairs(std::span<const Entry> block, std::vector<LeadPair>& pairs) const {
  for (std::size_t i = 0; i < block.size(); ++i) {
    for (std::size_t j = i + 1; j < block.size(); ++j) {
      if (block[i].lead < 0 && block[j].lead < 0) continue;
      pairs.emplace_back(std::abs(block[i].lead), std::abs(block[j].lead));
    }
  }
}

}  // namespace inlet::engine
