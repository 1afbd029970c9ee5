// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/text_repair.h"

#include <array>
#include <utility>

#include "base/text/fold.h"
#include "base/text/letter_case.h"
#include "base/text/utf8.h"
#include "tables/detect/garbled_text.h"

namespace inlet::leads {
namespace {

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character. All other bytes are the code point of their number.
constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<char> byte_of(char32_t letter) {
  if (letter < 0x100) return static_cast<char>(static_cast<unsigned char>(letter));
  for (std::size_t i = 0; i < kWindows.size(); ++i) {
    if (kWindows[i] == letter) return static_cast<char>(static_cast<unsigned char>(0x80 + i));
  }
  return std::nullopt;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    if (next.value == 0xFFFD) return false;
    at += next.size_bytes;
  }
  return true;
}

// Zero-width space, word joiner, byte order mark and soft hyphen: nobody sees them, and nothing is written with them.
bool is_invisible(char32_t letter) {
  return letter == 0x200B || letter == 0x2060 || letter == 0xFEFF || letter == 0xAD;
}

}  // namespace

std::optional<std::string> repaired_text(std::string_view text) {
  if (!tables::looks_garbled(text)) return std::nullopt;
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    at += next.size_bytes;
    const auto byte = byte_of(next.value);
    if (!byte) return std::nullopt;
    bytes += *byte;
  }
  if (!is_valid_utf8(bytes)) return std::nullopt;
  return bytes;
}

std::optional<std::string> fixed_case(std::string_view text) {
  const base::LetterCase found = base::letter_case_of(text);
  if (found != base::LetterCase::kUpper && found != base::LetterCase::kLower) return std::nullopt;
  std::string fixed = base::title_case(text);
  if (fixed == text) return std::nullopt;
  return fixed;
}

std::optional<std::string> tidied_spaces(std::string_view text) {
  std::string tidy;
  bool is_gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    const std::string_view letter = text.substr(at, next.size_bytes);
    at += next.size_bytes;
    if (is_invisible(next.value)) continue;
    const bool ends_line = next.value == '\n' || next.value == '\r';
    if (!ends_line && base::is_blank_character(next.value)) {
      is_gap = true;
      continue;
    }
    if (is_gap && !ends_line && !tidy.empty() && tidy.back() != '\n') tidy += ' ';
    is_gap = false;
    tidy += letter;
  }
  if (tidy == base::trim(text)) return std::nullopt;
  return tidy;
}

}  // namespace inlet::leads
