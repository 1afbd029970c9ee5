// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/number_format.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace inlet::tables {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// [h], [mm] and the like: time that has passed, not a time of day.
bool is_elapsed(std::string_view inside) {
  return !inside.empty() && std::strchr("hms", lower(inside[0])) != nullptr &&
         std::all_of(inside.begin(), inside.end(), [&](char c) { return lower(c) == lower(inside[0]); });
}

// The first section of a format code, taken apart.
struct Section {
  bool has_date_part = false;
  bool is_elapsed_time = false;
  bool is_pattern = true;  // nothing in it but digits and literals
  std::string pattern;
};

Section read_section(std::string_view code) {
  Section section;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    switch (c) {
      case '"': {
        const std::size_t close = std::min(code.find('"', i + 1), code.size());
        section.pattern.append(code.substr(i + 1, close - i - 1));
        i = close;
        break;
      }
      case '\\':
        if (i + 1 < code.size()) section.pattern += code[++i];
        break;
      case '_':  // the width of the next character
      case '*':  // the next character repeated
        ++i;
        section.is_pattern = false;
        break;
      case '[': {
        const std::size_t close = std::min(code.find(']', i), code.size());
        const std::string_view inside = code.substr(i + 1, close - i - 1);
        if (is_elapsed(inside)) section.is_elapsed_time = true;
        // [$-409] is a locale and changes nothing; a condition or colour makes the section no plain pattern.
        if (!inside.starts_with("$-")) section.is_pattern = false;
        i = close;
        break;
      }
      case '0':
      case '#': section.pattern += c; break;
      case '-':
      case '(':
      case ')':
      case ' ':
      case '/':
      case '+': section.pattern += c; break;
      default:
        section.is_pattern = false;
        if (starts_with_word(code.substr(i), "general")) {
          i += 6;
        } else if ((c == 'E' || c == 'e') && i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-')) {
          ++i;
        } else if (std::strchr("dmyhs", lower(c)) != nullptr || c == 'e') {
          section.has_date_part = true;
        }
    }
  }
  return section;
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
  constexpr std::size_t kLongestCode = 1024;  // Excel allows 255 characters
  if (code.size() > kLongestCode) return {};
  const Section section = read_section(code);
  if (section.is_elapsed_time) return {};
  if (section.has_date_part) return {NumberFormatKind::kDate, {}};
  const auto zeros = std::count(section.pattern.begin(), section.pattern.end(), '0');
  if (section.is_pattern && zeros >= 2) return {NumberFormatKind::kPadded, section.pattern};
  return {};
}

std::optional<NumberFormat> builtin_number_format(std::uint32_t id) {
  const bool is_date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);
  if (is_date) return NumberFormat{NumberFormatKind::kDate, {}};
  if (id <= 49) return NumberFormat{};
  return std::nullopt;
}

std::string padded_text(double value, std::string_view pattern) {
  if (!(value >= 0) || value >= 1e15 || value != std::floor(value)) return {};
  auto rest = static_cast<std::uint64_t>(value);
  const auto is_digit = [](char c) { return c == '0' || c == '#'; };
  const auto first_digit =
      static_cast<std::size_t>(std::find_if(pattern.begin(), pattern.end(), is_digit) - pattern.begin());
  std::string reversed;
  for (std::size_t i = pattern.size(); i-- > 0;) {
    const char c = pattern[i];
    if (!is_digit(c)) {
      reversed += c;
      continue;
    }
    if (rest > 0 || c == '0') reversed += static_cast<char>('0' + rest % 10);
    rest /= 10;
    // Digits that the pattern has no place for stand before its first one.
    for (; i == first_digit && rest > 0; rest /= 10) reversed += static_cast<char>('0' + rest % 10);
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

}  // namespace inlet::tables
