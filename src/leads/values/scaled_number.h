// SPDX-License-Identifier: Apache-2.0
//
// Exact decimal numbers as whole counts of a small part (money: 1/10,000), as digits and as text. No binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inlet::leads {

enum class Sign : std::uint8_t { kPositive, kNegative };

// `digits` are decimal digits; the point stands behind the first `whole_digits` of them (fewer than none: zeros follow it
// first; more than there are: zeros fill up). Finer parts than the scale, a power of ten, are rounded half away from zero.
// Nothing when the number does not fit.
std::optional<std::int64_t> scale_digits(std::string_view digits, int whole_digits, std::int64_t scale, Sign sign);

// At least `min_decimals` digits stand after the point: (12500000, 10000, 2) is "1250.00", (12500000, 1000000, 0) "12.5".
void append_scaled(std::string& text, std::int64_t number, std::int64_t scale, int min_decimals);

// Reads what append_scaled() writes: "-1234.5", no grouping. Nothing for anything else.
std::optional<std::int64_t> parse_scaled(std::string_view text, std::int64_t scale);

}  // namespace inlet::leads
