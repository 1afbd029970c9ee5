// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/assignment.h"

#include <deque>
#include <limits>

namespace inlet::imports {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr double kTiny = 1e-9;

}  // namespace

// Adds one pair after the other along the path that gains most (successive augmentation in a sparse graph). Fields and
// candidates are few, so the simple search (Bellman-Ford with a queue) is enough.
std::vector<std::optional<std::size_t>> best_assignment(std::size_t column_count, std::size_t field_count,
                                                        const std::vector<WeightedPair>& pairs) {
  std::vector<std::vector<std::size_t>> of_column(column_count);
  for (std::size_t i = 0; i < pairs.size(); ++i) of_column[pairs[i].column].push_back(i);
  std::vector<std::size_t> pair_of_column(column_count, kNone);
  std::vector<std::size_t> pair_of_field(field_count, kNone);

  for (;;) {
    // gain[c]: best change of the sum on a path that frees column c. Free columns start at 0.
    std::vector<double> gain(column_count, -std::numeric_limits<double>::infinity());
    std::vector<double> field_gain(field_count, -std::numeric_limits<double>::infinity());
    std::vector<std::size_t> field_via(field_count, kNone);
    std::deque<std::size_t> queue;
    std::vector<bool> queued(column_count, false);
    for (std::size_t c = 0; c < column_count; ++c) {
      if (pair_of_column[c] == kNone && !of_column[c].empty()) {
        gain[c] = 0;
        queue.push_back(c);
        queued[c] = true;
      }
    }
    while (!queue.empty()) {
      const std::size_t c = queue.front();
      queue.pop_front();
      queued[c] = false;
      for (const std::size_t i : of_column[c]) {
        if (i == pair_of_column[c]) continue;
        const std::size_t f = pairs[i].field;
        const double reached = gain[c] + pairs[i].weight;
        if (reached <= field_gain[f] + kTiny) continue;
        field_gain[f] = reached;
        field_via[f] = i;
        if (pair_of_field[f] == kNone) continue;
        const std::size_t holder = pairs[pair_of_field[f]].column;
        const double freed = reached - pairs[pair_of_field[f]].weight;
        if (freed <= gain[holder] + kTiny) continue;
        gain[holder] = freed;
        if (!queued[holder]) {
          queue.push_back(holder);
          queued[holder] = true;
        }
      }
    }
    std::size_t best = kNone;
    for (std::size_t f = 0; f < field_count; ++f) {
      if (pair_of_field[f] == kNone && field_gain[f] > kTiny && (best == kNone || field_gain[f] > field_gain[best]))
        best = f;
    }
    if (best == kNone) break;
    for (std::size_t f = best; f != kNone;) {
      const std::size_t i = field_via[f];
      const std::size_t c = pairs[i].column;
      const std::size_t before = pair_of_column[c];
      pair_of_column[c] = i;
      pair_of_field[f] = i;
      f = before == kNone ? kNone : pairs[before].field;
    }
  }

  std::vector<std::optional<std::size_t>> chosen(column_count);
  for (std::size_t c = 0; c < column_count; ++c) {
    if (pair_of_column[c] != kNone) chosen[c] = pair_of_column[c];
  }
  return chosen;
}

}  // namespace inlet::imports
