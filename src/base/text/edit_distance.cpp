// SPDX-License-Identifier: Apache-2.0
#include "base/text/edit_distance.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text/utf8.h"

namespace inlet::base {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound) {
  const std::u32string left = to_code_points(a);
  const std::u32string right = to_code_points(b);
  const std::size_t gap = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (gap > bound) return bound + 1;

  // Row i holds the distances between the first i letters of `left` and all beginnings of `right`.
  std::vector<std::size_t> before_last(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t changed = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      const bool is_swap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    // A swap reaches back two rows, so both must be above the bound before nothing can come below it again.
    const bool is_hopeless = smallest > bound && *std::min_element(last.begin(), last.end()) > bound;
    if (is_hopeless) return bound + 1;
  }
  return std::min(row.back(), bound + 1);
}

}  // namespace inlet::base
