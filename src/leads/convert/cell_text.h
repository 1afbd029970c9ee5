// SPDX-License-Identifier: Apache-2.0
//
// Looks at the text of a cell without copying it: what nearly every cell passes on its way, so all of it is written for speed.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text/fold.h"
#include "tables/rows/row_block.h"

namespace inlet::leads {

constexpr bool is_ascii_digit(char letter) { return letter >= '0' && letter <= '9'; }
constexpr bool is_ascii_letter(char letter) { return (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z'; }
constexpr char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

// Printable ASCII throughout: no control character, nothing above 0x7E. Eight bytes at a time.
inline bool is_printable_ascii(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  const auto has_other = [](std::uint64_t bytes) {
    const std::uint64_t below_space = (bytes - kOnes * 0x20) & ~bytes;
    const std::uint64_t turned = bytes ^ (kOnes * 0x7F);
    const std::uint64_t is_delete = (turned - kOnes) & ~turned;
    return ((bytes | below_space | is_delete) & kHighs) != 0;
  };
  const char* place = text.data();
  std::size_t left = text.size();
  std::uint64_t bytes = 0;
  for (; left >= 8; left -= 8, place += 8) {
    std::memcpy(&bytes, place, 8);
    if (has_other(bytes)) return false;
  }
  for (; left > 0; --left, ++place) {
    if (*place < 0x20 || *place == 0x7F) return false;
  }
  return true;
}

// base::trim(), at once where there is nothing to trim.
inline std::string_view trim_fast(std::string_view text) {
  const auto is_plain = [](char letter) { return letter > ' ' && letter < 0x7F; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  return base::trim(text);
}

inline std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// What a person sees in the cell (00418), where that differs from its value.
inline std::string_view shown_text(const tables::Cell& cell) { return cell.shown.empty() ? cell.text : cell.shown; }

}  // namespace inlet::leads
