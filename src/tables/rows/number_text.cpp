// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace inlet::tables {
namespace {

std::size_t copy(std::string_view text, char* out) {
  std::memcpy(out, text.data(), text.size());
  return text.size();
}

// Any decimal of at most 15 significant digits is the shortest spelling of its double, so it only has to be checked for
// form: no exponent, no needless zeros, and a size that ECMAScript writes without exponent.
bool is_canonical(std::string_view text) {
  const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
  std::size_t digits = 0;
  std::size_t point = std::string_view::npos;
  if (text.size() - sign > 16 || text.size() == sign) return false;
  for (std::size_t i = sign; i < text.size(); ++i) {
    if (text[i] == '.') {
      if (point != std::string_view::npos) return false;
      point = i;
    } else if (text[i] < '0' || text[i] > '9') {
      return false;
    } else {
      ++digits;
    }
  }
  if (digits > 15) return false;
  const std::string_view whole = text.substr(sign, (point == std::string_view::npos ? text.size() : point) - sign);
  if (whole.empty()) return false;
  if (point == std::string_view::npos) return whole[0] != '0' || (whole.size() == 1 && sign == 0);
  if (text.back() == '0' || text.back() == '.') return false;
  if (whole[0] != '0') return true;
  // 0.000001 is the smallest that is written without exponent.
  return whole.size() == 1 && text.substr(point + 1, 6).find_first_not_of('0') != std::string_view::npos;
}

}  // namespace

std::size_t write_number(double value, char* out) {
  if (value == 0) return copy("0", out);
  if (std::isnan(value)) return copy("NaN", out);
  if (std::isinf(value)) return copy(value > 0 ? "Infinity" : "-Infinity", out);

  if (std::fabs(value) < 9007199254740992.0 && value == std::trunc(value)) {
    return static_cast<std::size_t>(std::to_chars(out, out + kNumberTextSize, static_cast<std::int64_t>(value)).ptr -
                                    out);
  }

  // d.ddde+XX, from which the digits and the place of the decimal point are taken.
  char shortest[kNumberTextSize];
  const auto end =
      std::to_chars(shortest, shortest + sizeof shortest, std::fabs(value), std::chars_format::scientific).ptr;
  const char* mark = static_cast<const char*>(std::memchr(shortest, 'e', static_cast<std::size_t>(end - shortest)));
  int exponent = 0;
  std::from_chars(mark[1] == '+' ? mark + 2 : mark + 1, end, exponent);
  char digits[kNumberTextSize];
  int count = 0;
  for (const char* p = shortest; p != mark; ++p) {
    if (*p != '.') digits[count++] = *p;
  }
  const int point = exponent + 1;  // digits before the decimal point

  char* to = out;
  const auto put = [&to, &digits](int from, int until) {
    std::memcpy(to, digits + from, static_cast<std::size_t>(until - from));
    to += until - from;
  };
  const auto zeros = [&to](int times) {
    std::memset(to, '0', static_cast<std::size_t>(times));
    to += times;
  };
  if (value < 0) *to++ = '-';
  if (count <= point && point <= 21) {
    put(0, count);
    zeros(point - count);
  } else if (0 < point && point <= 21) {
    put(0, point);
    *to++ = '.';
    put(point, count);
  } else if (-6 < point && point <= 0) {
    *to++ = '0';
    *to++ = '.';
    zeros(-point);
    put(0, count);
  } else {
    put(0, 1);
    if (count > 1) {
      *to++ = '.';
      put(1, count);
    }
    *to++ = 'e';
    if (exponent >= 0) *to++ = '+';
    to = std::to_chars(to, to + 8, exponent).ptr;
  }
  return static_cast<std::size_t>(to - out);
}

std::optional<double> number_value(std::string_view written) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!written.empty() && is_space(written.front())) written.remove_prefix(1);
  while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
  if (written.size() > 1 && written.front() == '+' && written[1] != '-') written.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (end != written.data() + written.size() || written.empty()) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    // Too small for a double is zero; too large is no number.
    const std::size_t exponent = written.find_first_of("eE");
    if (exponent != std::string_view::npos && written.substr(exponent + 1).starts_with('-')) return 0.0;
    return std::nullopt;
  }
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::size_t write_canonical_number(std::string_view written, char* out) {
  if (is_canonical(written)) return copy(written, out);
  const auto value = number_value(written);
  return value ? write_number(*value, out) : 0;
}

}  // namespace inlet::tables
