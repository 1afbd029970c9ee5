// SPDX-License-Identifier: Apache-2.0
#include "base/clock/iso_time.h"

#include <array>
#include <cstdio>

#include "base/clock/civil_date.h"
#include "base/errors/check.h"

namespace inlet::base {
namespace {

// Two digits at the front of `text`, which are taken off it.
std::optional<int> take_two_digits(std::string_view& text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  const int number = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return number;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

// ".1234" as 123; no dot is 0; a dot without digits is nothing.
std::optional<int> take_fraction_ms(std::string_view& text) {
  if (!take(text, '.')) return 0;
  int milliseconds = 0;
  int count = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++count) {
    if (count < 3) milliseconds = milliseconds * 10 + (text.front() - '0');
  }
  if (count == 0) return std::nullopt;
  for (; count < 3; ++count) milliseconds *= 10;
  return milliseconds;
}

// Minutes east of UTC.
std::optional<int> take_zone(std::string_view text) {
  if (text == "Z") return 0;
  const bool is_west = !text.empty() && text.front() == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = take_two_digits(text);
  take(text, ':');
  const auto minutes = take_two_digits(text);
  if (!hours || !minutes || !text.empty() || *hours > 18 || *minutes > 59) return std::nullopt;
  return (*hours * 60 + *minutes) * (is_west ? -1 : 1);
}

}  // namespace

std::string iso_time(TimePoint time) {
  const std::optional<CivilTime> civil = civil_time(time.time_since_epoch().count());
  INLET_CHECK(civil.has_value());
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%sT%02d:%02d:%02d.%03dZ", iso_text(civil->date).c_str(), civil->hour,
                civil->minute, civil->second, civil->millisecond);
  return text.data();
}

std::optional<TimePoint> parse_iso_time(std::string_view text) {
  const std::optional<CivilDate> date = parse_iso_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  text.remove_prefix(10);
  if (!take(text, 'T')) return std::nullopt;
  const auto hour = take_two_digits(text);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_two_digits(text);
  if (!minute || !take(text, ':')) return std::nullopt;
  const auto second = take_two_digits(text);
  const auto fraction = take_fraction_ms(text);
  if (!second || !fraction) return std::nullopt;
  const auto east_minutes = take_zone(text);
  if (!east_minutes) return std::nullopt;
  const CivilTime civil{*date, static_cast<std::uint8_t>(*hour), static_cast<std::uint8_t>(*minute),
                        static_cast<std::uint8_t>(*second), static_cast<std::uint16_t>(*fraction)};
  if (!is_valid(civil)) return std::nullopt;
  const std::int64_t utc_ms = milliseconds_since_1970(civil) - *east_minutes * std::int64_t{60'000};
  if (!civil_time(utc_ms)) return std::nullopt;
  return TimePoint(std::chrono::milliseconds(utc_ms));
}

}  // namespace inlet::base
