// SPDX-License-Identifier: Apache-2.0
//
// Numbers in their canonical text: as ECMAScript's Number::toString prints them, the shortest digits that read back to the
// same double. Every numeric cell of every workbook format goes through here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace inlet::tables {

inline constexpr std::size_t kNumberTextSize = 32;  // room for the longest number text

// Writes `value` to `out` and gives the length. -0 is 0; values that are not finite are NaN, Infinity and -Infinity.
std::size_t write_number(double value, char* out);

// Writes the canonical text of a number as XML or a formula result spells it (`1E-3`, `007`, `0.10000000000000001`) to
// `out` and gives the length; 0 when `written` is no finite number.
std::size_t write_canonical_number(std::string_view written, char* out);

// The value of such a spelling; nothing when it is no finite number.
std::optional<double> number_value(std::string_view written);

}  // namespace inlet::tables
