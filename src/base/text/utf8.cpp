// SPDX-License-Identifier: Apache-2.0
#include "base/text/utf8.h"

#include <simdjson.h>

namespace inlet::base {
namespace {

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

constexpr bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

}  // namespace

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

DecodedCodePoint decode_next(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || offset + size > text.size()) return {};
  char32_t value = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[offset + i])) return {};
    value = (value << 6U) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  }
  const bool is_overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (is_overlong || is_surrogate(value) || value > 0x10FFFF) return {};
  return {value, size};
}

void append_utf8(std::string& text, char32_t code_point) {
  if (is_surrogate(code_point) || code_point > 0x10FFFF) code_point = kReplacement;
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code_point < 0x80) {
    text += byte(code_point);
    return;
  }
  if (code_point < 0x800) {
    text += byte(0xC0U | (code_point >> 6U));
  } else {
    if (code_point < 0x10000) {
      text += byte(0xE0U | (code_point >> 12U));
    } else {
      text += byte(0xF0U | (code_point >> 18U));
      text += byte(0x80U | ((code_point >> 12U) & 0x3FU));
    }
    text += byte(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  text += byte(0x80U | (code_point & 0x3FU));
}

std::size_t count_code_points(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode_next(text, at).size_bytes) ++count;
  return count;
}

std::string_view cut_utf8(std::string_view text, std::size_t max_code_points) {
  if (text.size() <= max_code_points) return text;
  std::size_t at = 0;
  for (std::size_t count = 0; count < max_code_points && at < text.size(); ++count) {
    at += decode_next(text, at).size_bytes;
  }
  return text.substr(0, at);
}

std::string_view cut_utf8_bytes(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t at = max_bytes;
  // At most three steps back: a code point has at most three continuation bytes; more of them are not UTF-8 anyway.
  for (int step = 0; step < 3 && at > 0 && is_continuation(text[at]); ++step) --at;
  return text.substr(0, is_continuation(text[at]) ? max_bytes : at);
}

std::u32string to_code_points(std::string_view text) {
  std::u32string code_points;
  code_points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_next(text, at);
    code_points += next.value;
    at += next.size_bytes;
  }
  return code_points;
}

}  // namespace inlet::base
