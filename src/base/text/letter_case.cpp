// SPDX-License-Identifier: Apache-2.0
#include "base/text/letter_case.h"

#include <unicode/uchar.h>

#include "base/text/utf8.h"

namespace inlet::base {

LetterCase letter_case_of(std::string_view text) {
  int upper = 0;
  int lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_next(text, at);
    at += next.size_bytes;
    const auto letter = static_cast<UChar32>(next.value);
    if (u_isupper(letter)) ++upper;
    if (u_islower(letter)) ++lower;
  }
  if (upper + lower < 2) return LetterCase::kNone;
  if (lower == 0) return LetterCase::kUpper;
  return upper == 0 ? LetterCase::kLower : LetterCase::kMixed;
}

std::string title_case(std::string_view text) {
  std::string result;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_next(text, at);
    at += next.size_bytes;
    const auto letter = static_cast<UChar32>(next.value);
    const UChar32 changed = is_inside ? u_tolower(letter) : u_totitle(letter);
    append_utf8(result, static_cast<char32_t>(changed));
    const bool is_mark = u_charType(letter) == U_NON_SPACING_MARK;
    if (!is_mark) is_inside = u_isalpha(letter) || u_isdigit(letter);
  }
  return result;
}

}  // namespace inlet::base
