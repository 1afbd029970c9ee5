// SPDX-License-Identifier: Apache-2.0
//
// Names that were typed in capitals, or without any.
#pragma once

#include <string>
#include <string_view>

namespace inlet::base {

enum class LetterCase { kNone, kUpper, kLower, kMixed };

// Of the letters that have a case; kNone where fewer than two do.
LetterCase letter_case_of(std::string_view text);

// "ann-marie o'brien" is "Ann-Marie O'Brien": the first letter of every word is large, all others small.
std::string title_case(std::string_view text);

}  // namespace inlet::base
