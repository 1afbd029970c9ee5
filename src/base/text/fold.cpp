// SPDX-License-Identifier: Apache-2.0
#include "base/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <cstdint>
#include <limits>

#include "base/errors/check.h"
#include "base/text/utf8.h"

namespace inlet::base {
namespace {

constexpr bool is_ascii_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

constexpr char ascii_lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

// ICU's data is compiled into its library, so an instance that is missing is a broken installation.
const icu::Normalizer2& instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  INLET_CHECK(U_SUCCESS(status) && normalizer != nullptr);
  return *normalizer;
}

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text) {
  INLET_CHECK(text.size() <= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()));
  std::string result;
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                           status);
  INLET_CHECK(U_SUCCESS(status));
  return result;
}

// Trims, and makes each run of blanks one space.
std::string collapse_blanks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_next(text, at);
    if (!is_blank_character(next.value)) {
      result.append(text, at, next.size_bytes);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
    at += next.size_bytes;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string fold_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    if (!is_ascii_blank(byte)) {
      result += ascii_lower(byte);
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

// Accents of the Latin, Greek and Cyrillic scripts only: elsewhere a mark is part of the letter ("が" is not "か").
constexpr bool is_accent(char32_t code_point) { return code_point >= 0x0300 && code_point <= 0x036F; }

constexpr bool is_loose_punctuation(char32_t code_point) {
  return code_point == '_' || code_point == '-' || code_point == '.' || code_point == 0x2212 ||
         (code_point >= 0x2010 && code_point <= 0x2015);
}

// Letters with a stroke, which Unicode does not take apart as a letter and an accent.
constexpr std::string_view without_stroke(char32_t code_point) {
  switch (code_point) {
    case U'ø': return "o";
    case U'ł': return "l";
    case U'đ': return "d";
    case U'ħ': return "h";
    case U'ŧ': return "t";
    case U'ı': return "i";
    case U'æ': return "ae";
    case U'œ': return "oe";
    default: return {};
  }
}

}  // namespace

bool is_blank_character(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_blank(static_cast<char>(code_point));
  if (code_point < 0x1680) return code_point == 0x85 || code_point == 0xA0;
  return code_point == 0x1680 || code_point == 0x180E || (code_point >= 0x2000 && code_point <= 0x200F) ||
         (code_point >= 0x2028 && code_point <= 0x202F) || (code_point >= 0x205F && code_point <= 0x2064) ||
         (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0x3000 || code_point == 0xFEFF;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint next = decode_next(text, at);
    if (!is_blank_character(next.value)) return false;
    at += next.size_bytes;
  }
  return true;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const DecodedCodePoint first = decode_next(text, 0);
    if (!is_blank_character(first.value)) break;
    text.remove_prefix(first.size_bytes);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const DecodedCodePoint last = decode_next(text, at);
    if (at + last.size_bytes != text.size() || !is_blank_character(last.value)) break;
    text.remove_suffix(last.size_bytes);
  }
  return text;
}

std::string fold_text(std::string_view text) {
  if (is_ascii(text)) return fold_ascii(text);
  static const icu::Normalizer2& casefold = instance(&icu::Normalizer2::getNFKCCasefoldInstance);
  return collapse_blanks(normalize(casefold, text));
}

std::string fold_loose(std::string_view text) {
  std::string folded = fold_text(text);
  if (is_ascii(folded)) {
    std::erase_if(folded,
                  [](char byte) { return byte == ' ' || is_loose_punctuation(static_cast<unsigned char>(byte)); });
    return folded;
  }
  static const icu::Normalizer2& decompose = instance(&icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& compose = instance(&icu::Normalizer2::getNFCInstance);
  const std::string letters = normalize(decompose, folded);
  std::string result;
  result.reserve(letters.size());
  for (std::size_t at = 0; at < letters.size();) {
    const DecodedCodePoint next = decode_next(letters, at);
    const std::string_view plain = without_stroke(next.value);
    if (!plain.empty()) {
      result += plain;
    } else if (!is_accent(next.value) && !is_loose_punctuation(next.value) && !is_blank_character(next.value)) {
      result.append(letters, at, next.size_bytes);
    }
    at += next.size_bytes;
  }
  return normalize(compose, result);
}

}  // namespace inlet::base
