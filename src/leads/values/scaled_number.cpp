// SPDX-License-Identifier: Apache-2.0
#include "leads/values/scaled_number.h"

#include <charconv>
#include <cstddef>
#include <limits>

namespace inlet::leads {
namespace {

constexpr std::uint64_t kLimit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

}  // namespace

std::optional<std::int64_t> scale_digits(std::string_view digits, int whole_digits, std::int64_t scale, Sign sign) {
  int wanted = whole_digits;
  for (std::int64_t part = scale; part > 1; part /= 10) ++wanted;
  std::uint64_t number = 0;
  for (int i = 0; i < wanted; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const auto digit = at < digits.size() ? static_cast<std::uint64_t>(digits[at] - '0') : 0U;
    if (number == 0 && at >= digits.size()) return 0;  // only zeros follow
    if (number > (kLimit - digit) / 10) return std::nullopt;
    number = number * 10 + digit;
  }
  const bool rounds_up = wanted >= 0 && static_cast<std::size_t>(wanted) < digits.size() &&
                         digits[static_cast<std::size_t>(wanted)] >= '5';
  if (rounds_up && number == kLimit) return std::nullopt;
  if (rounds_up) ++number;
  const auto magnitude = static_cast<std::int64_t>(number);
  return sign == Sign::kNegative ? -magnitude : magnitude;
}

void append_scaled(std::string& text, std::int64_t number, std::int64_t scale, int min_decimals) {
  const bool is_negative = number < 0;
  const std::uint64_t magnitude =
      is_negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  const auto divisor = static_cast<std::uint64_t>(scale);
  if (is_negative) text += '-';
  char whole[24];
  const auto end = std::to_chars(whole, whole + sizeof whole, magnitude / divisor).ptr;
  text.append(whole, static_cast<std::size_t>(end - whole));
  std::uint64_t fraction = magnitude % divisor;
  if (fraction == 0 && min_decimals == 0) return;
  text += '.';
  std::uint64_t part = divisor / 10;
  for (int written = 0; part > 0 && (fraction > 0 || written < min_decimals); ++written, part /= 10) {
    text += static_cast<char>('0' + fraction / part);
    fraction %= part;
  }
}

std::optional<std::int64_t> parse_scaled(std::string_view text, std::int64_t scale) {
  const Sign sign = text.starts_with('-') ? Sign::kNegative : Sign::kPositive;
  if (sign == Sign::kNegative) text.remove_prefix(1);
  std::string digits;
  int whole = -1;
  for (const char letter : text) {
    if (letter == '.' && whole < 0 && !digits.empty()) {
      whole = static_cast<int>(digits.size());
    } else if (is_digit(letter)) {
      digits += letter;
    } else {
      return std::nullopt;
    }
  }
  const bool ends_in_point = whole == static_cast<int>(digits.size());
  if (digits.empty() || ends_in_point) return std::nullopt;
  return scale_digits(digits, whole < 0 ? static_cast<int>(digits.size()) : whole, scale, sign);
}

}  // namespace inlet::leads
