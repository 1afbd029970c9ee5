// SPDX-License-Identifier: Apache-2.0
#include "base/text/edit_distance.h"

#include <gtest/gtest.h>

namespace inlet::base {
namespace {

struct Case {
  const char* name;
  const char* a;
  const char* b;
  std::size_t bound;
  std::size_t expected;
};

const Case kCases[] = {
    {"equal", "gmail.com", "gmail.com", 2, 0},
    {"both empty", "", "", 2, 0},
    {"one empty", "", "abc", 5, 3},
    {"a letter missing", "gmal.com", "gmail.com", 2, 1},
    {"a letter too many", "gmaiil.com", "gmail.com", 2, 1},
    {"a wrong letter", "gnail.com", "gmail.com", 2, 1},
    {"two neighbours swapped", "gmial.com", "gmail.com", 2, 1},
    {"swapped at the end", "gmail.cmo", "gmail.com", 1, 1},
    {"no piece is edited twice", "ca", "abc", 5, 3},
    {"kitten", "kitten", "sitting", 5, 3},
    {"an umlaut is one letter", "Müller", "Muller", 2, 1},
    {"beyond the bound", "kitten", "sitting", 2, 3},
    {"beyond the bound by length", "a", "abcdefgh", 2, 3},
    {"bound of nothing, different", "a", "b", 0, 1},
    {"bound of nothing, equal", "ab", "ab", 0, 0},
    {"two swaps", "badc", "abcd", 2, 2},
};

TEST(EditDistance, CountsTypingErrors) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(edit_distance(c.a, c.b, c.bound), c.expected);
    EXPECT_EQ(edit_distance(c.b, c.a, c.bound), c.expected);
  }
}

}  // namespace
}  // namespace inlet::base
