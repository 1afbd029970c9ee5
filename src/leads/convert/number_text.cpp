// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/number_text.h"

#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

constexpr int kMaxExponent = 400;

enum class Mark : std::uint8_t { kNone, kPoint, kComma, kSpace, kApostrophe };

struct MarkAt {
  Mark mark = Mark::kNone;
  std::size_t size_bytes = 0;
};

// Spaces: U+0020, U+00A0, U+2007, U+2009, U+202F. Apostrophes: U+0027, U+2019.
MarkAt mark_at(std::string_view text) {
  switch (text.front()) {
    case '.': return {Mark::kPoint, 1};
    case ',': return {Mark::kComma, 1};
    case ' ': return {Mark::kSpace, 1};
    case '\'': return {Mark::kApostrophe, 1};
    case '\xC2': return text.starts_with("\xC2\xA0") ? MarkAt{Mark::kSpace, 2} : MarkAt{};
    case '\xE2':
      for (const std::string_view space : {"\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF"}) {
        if (text.starts_with(space)) return {Mark::kSpace, 3};
      }
      return text.starts_with("\xE2\x80\x99") ? MarkAt{Mark::kApostrophe, 3} : MarkAt{};
    default: return {};
  }
}

// Where the marks of a number stand, in digits before each.
struct Marks {
  static constexpr int kMax = 24;
  Mark kind[kMax];
  int before[kMax];
  int count = 0;

  int count_of(Mark wanted) const {
    int found = 0;
    for (int i = 0; i < count; ++i) found += kind[i] == wanted ? 1 : 0;
    return found;
  }
};

// Thousands, or the Indian way: three digits at the end and two in each group before.
bool are_groups(const Marks& marks, int groups, int whole) {
  if (groups == 0) return true;
  const int first = marks.before[0];
  if (whole - marks.before[groups - 1] != 3 || first < 1) return false;
  bool by_three = first <= 3;
  bool by_two = first <= 2;
  for (int i = 1; i < groups; ++i) {
    if (marks.kind[i] != marks.kind[0]) return false;
    by_three = by_three && marks.before[i] - marks.before[i - 1] == 3;
    by_two = by_two && marks.before[i] - marks.before[i - 1] == 2;
  }
  return by_three || by_two;
}

// Which of point and comma is the decimal mark of this number: kNone when it has none.
struct Choice {
  Mark decimal = Mark::kNone;
  bool is_ambiguous = false;
};

Choice decimal_mark_of(const Marks& marks, const NumberText& number, DecimalMark column) {
  if (column == DecimalMark::kPoint) return {Mark::kPoint, false};
  if (column == DecimalMark::kComma) return {Mark::kComma, false};
  const int points = marks.count_of(Mark::kPoint);
  const int commas = marks.count_of(Mark::kComma);
  if (points + commas == 0) return {};
  const Mark last = marks.kind[marks.count - 1];
  if (points > 0 && commas > 0) return {last, false};
  if (points + commas > 1) return {Mark::kNone, false};
  if (last != Mark::kPoint && last != Mark::kComma) return {};
  const int before = marks.before[marks.count - 1];
  const bool could_group =
      marks.count == 1 && number.count - before == 3 && before >= 1 && before <= 3 && number.bytes[0] != '0';
  return {last, could_group};
}

// Exponent behind the digits, which the reader of `text` has reached. Nothing left: none.
bool read_exponent(std::string_view text, int& exponent) {
  if (text.empty()) return true;
  if ((text.front() | 0x20) != 'e') return false;
  text.remove_prefix(1);
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 3) return false;
  for (const char letter : text) {
    if (!is_ascii_digit(letter)) return false;
    exponent = exponent * 10 + (letter - '0');
  }
  if (exponent > kMaxExponent) exponent = kMaxExponent;
  if (is_negative) exponent = -exponent;
  return true;
}

// Takes digits and marks from the front of `text`; false when there are too many.
bool read_digits(std::string_view& text, NumberText& number, Marks& marks) {
  while (!text.empty()) {
    if (is_ascii_digit(text.front())) {
      if (number.count == NumberText::kMaxDigits) return false;
      number.bytes[number.count++] = text.front();
      text.remove_prefix(1);
      continue;
    }
    const MarkAt found = mark_at(text);
    if (found.mark == Mark::kNone) return true;
    if (marks.count == Marks::kMax) return false;
    marks.kind[marks.count] = found.mark;
    marks.before[marks.count++] = number.count;
    text.remove_prefix(found.size_bytes);
  }
  return true;
}

}  // namespace

bool NumberText::has_fraction() const {
  for (int i = whole < 0 ? 0 : whole; i < count; ++i) {
    if (bytes[i] != '0') return true;
  }
  return false;
}

NumberText read_number(std::string_view text, DecimalMark column) {
  NumberText number;
  constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212
  if (text.starts_with('-') || text.starts_with(kMinus)) {
    number.sign = Sign::kNegative;
    text.remove_prefix(text.front() == '-' ? 1 : kMinus.size());
  } else if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  text = trim_spaces(text);
  Marks marks;
  if (!read_digits(text, number, marks)) {
    number.shape = NumberShape::kTooLong;
    return number;
  }
  int exponent = 0;
  if (number.count == 0 || !read_exponent(text, exponent)) return number;

  const Choice choice = decimal_mark_of(marks, number, column);
  int groups = marks.count;
  number.whole = number.count;
  if (choice.decimal != Mark::kNone && marks.count > 0 && marks.kind[marks.count - 1] == choice.decimal) {
    --groups;
    number.whole = marks.before[groups];
    if (number.whole == number.count) return number;  // "5."
  }
  for (int i = 0; i < groups; ++i) {
    if (marks.kind[i] == choice.decimal) return number;  // a decimal mark that groups
  }
  if (!are_groups(marks, groups, number.whole)) return number;
  number.whole += exponent;
  number.shape = choice.is_ambiguous && exponent == 0 ? NumberShape::kAmbiguous : NumberShape::kNumber;
  return number;
}

}  // namespace inlet::leads
