// SPDX-License-Identifier: Apache-2.0
#include "base/clock/civil_date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace inlet::base {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::chrono::year_month_day ymd(const CivilDate& date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
}

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char byte : text) {
    if (byte < '0' || byte > '9') return std::nullopt;
    number = number * 10 + (byte - '0');
  }
  return number;
}

}  // namespace

bool is_valid(const CivilDate& date) { return date.year >= 1 && date.year <= 9999 && ymd(date).ok(); }

bool is_valid(const CivilTime& time) {
  return is_valid(time.date) && time.hour < 24 && time.minute < 60 && time.second < 60 && time.millisecond < 1000;
}

std::int64_t days_since_1970(const CivilDate& date) {
  return std::chrono::sys_days(ymd(date)).time_since_epoch().count();
}

std::optional<CivilDate> civil_date(std::int64_t days_since_1970) {
  constexpr std::int64_t kFirst = -719'162;  // 0001-01-01
  constexpr std::int64_t kLast = 2'932'896;  // 9999-12-31
  if (days_since_1970 < kFirst || days_since_1970 > kLast) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days_since_1970))};
  return CivilDate{static_cast<int>(day.year()), static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
                   static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

std::int64_t milliseconds_since_1970(const CivilTime& time) {
  const std::int64_t seconds = (time.hour * 60 + time.minute) * 60 + time.second;
  return days_since_1970(time.date) * kDayMs + seconds * 1000 + time.millisecond;
}

std::optional<CivilTime> civil_time(std::int64_t milliseconds_since_1970) {
  const std::int64_t rest = ((milliseconds_since_1970 % kDayMs) + kDayMs) % kDayMs;
  const std::optional<CivilDate> date = civil_date((milliseconds_since_1970 - rest) / kDayMs);
  if (!date) return std::nullopt;
  return CivilTime{*date, static_cast<std::uint8_t>(rest / 3'600'000), static_cast<std::uint8_t>(rest / 60'000 % 60),
                   static_cast<std::uint8_t>(rest / 1000 % 60), static_cast<std::uint16_t>(rest % 1000)};
}

std::string iso_text(const CivilDate& date) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return text.data();
}

std::string iso_text(const CivilTime& time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", time.hour, time.minute, time.second);
  std::string result = iso_text(time.date) + text.data();
  if (time.millisecond != 0) {
    std::snprintf(text.data(), text.size(), ".%03d", time.millisecond);
    result += text.data();
  }
  return result;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const CivilDate date{*year, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace inlet::base
