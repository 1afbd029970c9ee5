// SPDX-License-Identifier: Apache-2.0
//
// A day and a time of day as written on paper, without a time zone: a date of a lead never moves by a day (semantics 27).
// Gregorian throughout, years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inlet::base {

struct CivilDate {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

struct CivilTime {
  CivilDate date;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::uint16_t millisecond = 0;
  friend auto operator<=>(const CivilTime&, const CivilTime&) = default;
};

// True when there is such a day: no 31 April, no 29 February 2023.
bool is_valid(const CivilDate& date);
// True when there is such a day and time; no leap seconds.
bool is_valid(const CivilTime& time);

// Days since 1970-01-01, negative before. The date must be valid.
std::int64_t days_since_1970(const CivilDate& date);
// The inverse; nothing beyond the years 1 to 9999.
std::optional<CivilDate> civil_date(std::int64_t days_since_1970);

// Milliseconds since 1970-01-01T00:00:00 of the same unnamed place. The time must be valid.
std::int64_t milliseconds_since_1970(const CivilTime& time);
std::optional<CivilTime> civil_time(std::int64_t milliseconds_since_1970);

std::string iso_text(const CivilDate& date);  // 2024-05-31
std::string iso_text(const CivilTime& time);  // 2024-05-31T14:30:00, with .123 only if there are milliseconds

// Exactly YYYY-MM-DD of a valid day.
std::optional<CivilDate> parse_iso_date(std::string_view text);

}  // namespace inlet::base
