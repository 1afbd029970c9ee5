// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 as code points. Text inside Inlet is valid UTF-8 once it is decoded; the functions here still do something sensible
// with bytes that are not: each wrong byte counts as one U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace inlet::base {

constexpr char32_t kReplacement = 0xFFFD;

// False for surrogates, overlong forms and anything above U+10FFFF.
bool is_valid_utf8(std::string_view text);

constexpr bool is_ascii(std::string_view text) {
  unsigned char seen = 0;
  for (const char byte : text) seen |= static_cast<unsigned char>(byte);
  return seen < 0x80;
}

struct DecodedCodePoint {
  char32_t value = kReplacement;
  std::size_t size_bytes = 1;  // how many bytes it takes in the text; 1 for a byte that is not UTF-8
};

// The code point that begins at `offset`, which must be inside the text.
DecodedCodePoint decode_next(std::string_view text, std::size_t offset);

// Appends the code point; U+FFFD for a surrogate or a number above U+10FFFF.
void append_utf8(std::string& text, char32_t code_point);

std::size_t count_code_points(std::string_view text);

// The first `max_code_points` of the text; never cuts inside a code point.
std::string_view cut_utf8(std::string_view text, std::size_t max_code_points);

// The longest beginning of the text that takes at most `max_bytes` and does not end inside a code point.
std::string_view cut_utf8_bytes(std::string_view text, std::size_t max_bytes);

std::u32string to_code_points(std::string_view text);

}  // namespace inlet::base
