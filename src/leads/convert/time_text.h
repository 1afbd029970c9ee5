// SPDX-License-Identifier: Apache-2.0
//
// The time of day that stands behind a date: "T14:30:00Z", " 7:01:33 PM GMT+2", ", 14.30 Uhr".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inlet::leads {

struct TimeText {
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::uint16_t millisecond = 0;
  std::optional<int> zone_minutes;  // east of Greenwich
};

// `text` begins behind the date, with what separates the two. Nothing when it is no time of day.
std::optional<TimeText> read_time(std::string_view text);

}  // namespace inlet::leads
