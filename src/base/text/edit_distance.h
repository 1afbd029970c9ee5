// SPDX-License-Identifier: Apache-2.0
//
// How many typing errors lie between two texts: a letter too many, missing or wrong, or two neighbours swapped, counts one
// each (Damerau-Levenshtein in its restricted form: no piece is edited twice). Compares code points as they are; fold first.
#pragma once

#include <cstddef>
#include <string_view>

namespace inlet::base {

// At most `bound` + 1, which means "more than `bound`"; a small bound makes it fast.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound);

}  // namespace inlet::base
