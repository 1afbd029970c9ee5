// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/assignment.h"

#include <gtest/gtest.h>

#include <random>

namespace inlet::imports {
namespace {

double total(const std::vector<WeightedPair>& pairs, const std::vector<std::optional<std::size_t>>& chosen) {
  double sum = 0;
  for (const auto& pair : chosen) sum += pair.has_value() ? pairs[*pair].weight : 0;
  return sum;
}

double best_by_trying(const std::vector<WeightedPair>& pairs, std::size_t next, unsigned columns, unsigned fields) {
  if (next == pairs.size()) return 0;
  double best = best_by_trying(pairs, next + 1, columns, fields);
  const unsigned column = 1U << pairs[next].column;
  const unsigned field = 1U << pairs[next].field;
  if ((columns & column) == 0 && (fields & field) == 0) {
    best = std::max(best, pairs[next].weight + best_by_trying(pairs, next + 1, columns | column, fields | field));
  }
  return best;
}

TEST(Assignment, PrefersTheBestWholeToTheBestFirst) {
  // Column 0 is good for both fields, column 1 for field 0 alone.
  const std::vector<WeightedPair> pairs = {{0, 0, 0.9}, {0, 1, 0.8}, {1, 0, 0.85}};
  const auto chosen = best_assignment(2, 2, pairs);
  EXPECT_EQ(chosen.at(0), std::size_t{1});
  EXPECT_EQ(chosen.at(1), std::size_t{2});
}

TEST(Assignment, IsTheGreatestPossibleSum) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<WeightedPair> pairs;
    for (std::size_t column = 0; column < 4; ++column) {
      for (std::size_t field = 0; field < 4; ++field) {
        if (random() % 2 == 0) pairs.push_back({column, field, 0.01 * static_cast<double>(1 + random() % 99)});
      }
    }
    EXPECT_NEAR(total(pairs, best_assignment(4, 4, pairs)), best_by_trying(pairs, 0, 0, 0), 1e-6);
  }
}

}  // namespace
}  // namespace inlet::imports
