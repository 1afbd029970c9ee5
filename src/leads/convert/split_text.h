// SPDX-License-Identifier: Apache-2.0
//
// Two values that somebody wrote into one cell: "Berlin, Germany". What stands between them is chosen for the whole column.
#pragma once

#include <optional>
#include <string_view>

namespace inlet::leads {

struct SplitText {
  std::string_view first, second;  // trimmed; `second` is empty where nothing stands between
};

// At the first place where `at` stands.
SplitText split_text(std::string_view text, std::string_view at);

// What plainly stands between two values of this cell; nothing for a single value.
std::optional<std::string_view> separator_in(std::string_view text);

}  // namespace inlet::leads
