// SPDX-License-Identifier: Apache-2.0
//
// Reads numbers as people write them: grouped by spaces, apostrophes, points or commas, in the Indian way too, negative in
// parentheses. Gives digits, never a binary number (semantics 28).
#pragma once

#include <cstdint>
#include <string_view>

#include "leads/convert/conversion_options.h"
#include "leads/values/scaled_number.h"

namespace inlet::leads {

enum class NumberShape : std::uint8_t {
  kNumber,
  kAmbiguous,   // 1.234: one thousand or one and a bit
  kTooLong,     // more digits than any field holds
  kNotANumber,  // or one whose marks contradict the column's
};

// Digits with a sign: what scale_digits() takes.
struct NumberText {
  static constexpr int kMaxDigits = 64;

  NumberShape shape = NumberShape::kNotANumber;
  Sign sign = Sign::kPositive;
  char bytes[kMaxDigits] = {};
  int count = 0;
  int whole = 0;  // digits before the decimal mark; where it is ambiguous, read as decimal

  std::string_view digits() const { return {bytes, static_cast<std::size_t>(count)}; }
  // The other reading of an ambiguous number: the mark only groups.
  int whole_if_grouped() const { return count; }
  bool has_fraction() const;  // some digit behind the mark is not zero
};

// `text` is trimmed and holds nothing but sign, digits, marks and an exponent.
NumberText read_number(std::string_view text, DecimalMark mark);

}  // namespace inlet::leads
