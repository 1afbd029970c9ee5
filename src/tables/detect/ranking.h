// SPDX-License-Identifier: Apache-2.0
//
// Candidates of a guess by how well they do; of equals the one that was added first is first.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace inlet::tables {

struct Ranked {
  double score = 0;
  std::size_t index = 0;  // in the list of candidates
};

inline void sort_best_first(std::vector<Ranked>& ranking) {
  std::sort(ranking.begin(), ranking.end(), [](const Ranked& a, const Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.index < b.index;
  });
}

}  // namespace inlet::tables
