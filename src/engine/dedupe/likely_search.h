// SPDX-License-Identifier: Apache-2.0
//
// Which pairs of leads are worth comparing: those that share a block key. Memory and work grow with the number of leads, not with
// its square: keys are taken in slices of a fixed size, and a block that is too large says nothing and is left out.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "leads/dedupe/likeness.h"

namespace inlet::engine {

using LeadPair = std::pair<leads::LeadId, leads::LeadId>;  // the smaller id first

class BlockSlice {
 public:
  static constexpr std::size_t kMostInBlock = 50;

  // Takes the keys with key % slices == slice alone.
  BlockSlice(std::uint64_t slice, std::uint64_t slices) : slice_(slice), slices_(slices) {}

  // A lead whose duplicates are looked for.
  void add(const leads::LeadFace& face);
  // After the last add(): a lead that is only there to be found. Nothing is kept of what shares no key.
  void begin_others();
  void add_other(const leads::LeadFace& face);

  // After all leads: each pair with at least one added lead, once in this slice.
  std::vector<LeadPair> pairs();
  // Leads in blocks that were too large, after pairs().
  std::int64_t left_out() const { return left_out_; }

 private:
  struct Entry {
    std::uint64_t key;
    leads::LeadId lead;  // negative: one of the others
  };
  void append_pairs(std::span<const Entry> block, std::vector<LeadPair>& pairs) const;
  bool may_have(std::uint64_t key) const { return seen_[key >> kShift]; }

  static constexpr int kShift = 64 - 24;
  std::uint64_t slice_;
  std::uint64_t slices_;
  std::vector<Entry> entries_;
  std::vector<bool> seen_;  // by the first bits of the keys added
  std::vector<std::uint64_t> scratch_;
  std::int64_t left_out_ = 0;
};

}  // namespace inlet::engine
