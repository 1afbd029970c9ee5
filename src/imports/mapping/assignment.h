// SPDX-License-Identifier: Apache-2.0
//
// Gives each field to at most one column and each column at most one field, so that the sum of the weights is the greatest
// possible: what is best for one column alone may be worse for the file.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace inlet::imports {

struct WeightedPair {
  std::size_t column = 0;
  std::size_t field = 0;
  double weight = 0;  // above 0; pairs that are not listed are impossible
};

// For each column the chosen pair's index in `pairs`.
std::vector<std::optional<std::size_t>> best_assignment(std::size_t column_count, std::size_t field_count,
                                                        const std::vector<WeightedPair>& pairs);

}  // namespace inlet::imports
