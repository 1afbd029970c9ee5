// SPDX-License-Identifier: Apache-2.0
//
// Which decimal marks a text allows.
#include <algorithm>
#include <array>

#include "tables/detect/value_shape.h"

namespace inlet::tables {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

void trim_spaces(std::string_view& text) {
  constexpr std::string_view kSpaces[] = {" ", "\xC2\xA0", "\xE2\x80\xAF"};  // space, NBSP, narrow NBSP
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const std::string_view space : kSpaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), has_changed = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), has_changed = true;
    }
  }
}

bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }

// Takes a currency off, in front or behind. Codes are three capitals.
void take_currency(std::string_view& text) {
  constexpr std::string_view kSigns[] = {"$",  "€",   "£",  "¥",  "₹",  "₽", "₩",  "₺",
                                         "R$", "US$", "kr", "zł", "Kč", "Fr.", "Rs."};
  for (const std::string_view sign : kSigns) {
    if (text.size() <= sign.size()) continue;
    if (text.starts_with(sign)) return text.remove_prefix(sign.size()), trim_spaces(text);
    if (text.ends_with(sign)) return text.remove_suffix(sign.size()), trim_spaces(text);
  }
  if (text.size() < 4) return;
  if (is_upper(text[0]) && is_upper(text[1]) && is_upper(text[2])) {
    text.remove_prefix(3);
    trim_spaces(text);
  } else if (is_upper(text[text.size() - 1]) && is_upper(text[text.size() - 2]) && is_upper(text[text.size() - 3])) {
    text.remove_suffix(3);
    trim_spaces(text);
  }
}

bool take_sign(std::string_view& text) {
  for (const std::string_view sign : {"-", "+", "−"}) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    trim_spaces(text);
    return true;
  }
  return false;
}

// Groups of three, or as in India of two with a last one of three; the first may be shorter.
bool are_groups(const std::array<std::size_t, 16>& groups, std::size_t count) {
  if (count < 2 || groups[count - 1] != 3 || groups[0] == 0 || groups[0] > 3) return false;
  const auto all = [&](std::size_t size) {
    return std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                       [size](std::size_t group) { return group == size; });
  };
  return all(3) || (all(2) && groups[0] <= 2);
}

// One byte for the grouping marks that are neither point nor comma; '\0' for what is no mark.
char grouping_mark(std::string_view text, std::size_t& length) {
  length = 1;
  if (text.front() == ' ' || text.front() == '\'') return text.front();
  if (text.starts_with("\xC2\xA0")) return length = 2, ' ';
  if (text.starts_with("\xE2\x80\xAF")) return length = 3, ' ';
  if (text.starts_with("\xE2\x80\x99")) return length = 3, '\'';
  return '\0';
}

struct Integer {
  char mark = '\0';  // between its groups
  bool is_valid = false;
};

// The part before the decimal mark: digits alone, or in groups with one kind of mark.
Integer read_integer(std::string_view text) {
  Integer integer;
  std::array<std::size_t, 16> groups{};
  std::size_t count = 1;
  while (!text.empty()) {
    std::size_t length = 1;
    if (is_digit(text.front())) {
      ++groups[count - 1];
    } else {
      const bool is_mark = text.front() == '.' || text.front() == ',';
      const char mark = is_mark ? text.front() : grouping_mark(text, length);
      if (mark == '\0' || (integer.mark != '\0' && integer.mark != mark) || count == groups.size()) return integer;
      integer.mark = mark;
      ++count;
    }
    text.remove_prefix(length);
  }
  integer.is_valid = integer.mark == '\0' ? groups[0] > 0 : are_groups(groups, count);
  return integer;
}

}  // namespace

NumberVote number_vote(std::string_view text) {
  if (text.size() > 60) return NumberVote::kNone;
  if (text.size() >= 3 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
    trim_spaces(text);
  }
  if (text.empty()) return NumberVote::kNone;
  bool has_sign = is_digit(text.front()) ? false : take_sign(text);
  if (!text.empty() && !(is_digit(text.front()) && is_digit(text.back()))) take_currency(text);
  if (!has_sign && !text.empty() && !is_digit(text.front())) has_sign = take_sign(text);
  if (!has_sign && text.size() > 1 && text.back() == '-') text.remove_suffix(1);
  if (text.ends_with('%')) text.remove_suffix(1), trim_spaces(text);
  if (text.empty() || (!is_digit(text.front()) && text.front() != '.' && text.front() != ',')) return NumberVote::kNone;

  // An exponent.
  const auto is_e = [](char byte) { return byte == 'e' || byte == 'E'; };
  const auto e = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_e) - text.begin());
  if (e < text.size()) {
    std::string_view exponent = text.substr(e + 1);
    take_sign(exponent);
    const bool is_exponent =
        !exponent.empty() && exponent.size() <= 3 && std::all_of(exponent.begin(), exponent.end(), is_digit);
    if (!is_exponent) return NumberVote::kNone;
    text = text.substr(0, e);
  }

  std::size_t last = text.size();
  while (last > 0 && text[last - 1] != '.' && text[last - 1] != ',') --last;
  if (last == 0) return read_integer(text).is_valid ? NumberVote::kPlain : NumberVote::kNone;
  --last;
  const char mark = text[last];
  const NumberVote as_decimal = mark == '.' ? NumberVote::kPointOnly : NumberVote::kCommaOnly;
  const NumberVote as_grouping = mark == '.' ? NumberVote::kCommaOnly : NumberVote::kPointOnly;
  const std::string_view before = text.substr(0, last), after = text.substr(last + 1);
  const bool has_fraction = std::all_of(after.begin(), after.end(), is_digit) && (!after.empty() || !before.empty());
  const Integer integer = read_integer(before);
  // The last mark is the decimal one unless the same one also groups.
  const bool may_be_decimal =
      has_fraction && integer.mark != mark && (integer.is_valid || (before.empty() && !after.empty()));
  // 0,123 and 1234,567 are never grouped like that.
  const bool may_be_grouping = read_integer(text).is_valid && before.front() != '0';
  if (may_be_decimal && may_be_grouping) return NumberVote::kEither;
  if (may_be_decimal) return as_decimal;
  return may_be_grouping ? as_grouping : NumberVote::kNone;
}

}  // namespace inlet::tables
