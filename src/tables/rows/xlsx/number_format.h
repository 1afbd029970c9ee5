// SPDX-License-Identifier: Apache-2.0
//
// What a spreadsheet's number format makes of a number: a date, a number written with leading zeros, or a plain number. Shared
// by XLSX and XLS, whose format codes are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inlet::tables {

enum class NumberFormatKind : std::uint8_t {
  kPlain,   // also percents, currencies, text and elapsed time ([h]:mm): the value counts, not how it looks
  kDate,    // shows a day, month, year, hour, minute or second
  kPadded,  // whole numbers with a fixed pattern of digits: 00000, 000-00-0000
};

struct NumberFormat {
  NumberFormatKind kind = NumberFormatKind::kPlain;
  std::string pattern;  // kPadded: '0' and '#' are digits, all else stands for itself
};

NumberFormat parse_number_format(std::string_view code);

// The format of a built-in id; nothing for ids that only the file itself can define. Ids that are dates in East Asian
// versions of Excel only (27 to 36, 50 to 58) are dates.
std::optional<NumberFormat> builtin_number_format(std::uint32_t id);

// `value` as a kPadded pattern shows it; empty for values that are negative, not whole or beyond 15 digits.
std::string padded_text(double value, std::string_view pattern);

}  // namespace inlet::tables
