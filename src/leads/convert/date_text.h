// SPDX-License-Identifier: Apache-2.0
//
// Reads dates and times as people and programs write them (semantics 27). Knows nothing of the column but the order of day and
// month that was decided for it; a zone is read and left to the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock/civil_date.h"
#include "leads/convert/conversion_options.h"

namespace inlet::leads {

enum class DateShape : std::uint8_t {
  kDate,
  kNotADate,
  kAmbiguous,    // two readings, and the order is not known
  kContradicts,  // only the other order makes it a date
};

struct DateText {
  DateShape shape = DateShape::kNotADate;
  base::CivilTime time;   // midnight where no time is written; for kContradicts what the other order gives
  base::CivilDate other;  // kAmbiguous: with the month first; `time` has the day first
  bool has_time = false;
  std::optional<int> zone_minutes;  // east of Greenwich
};

// `text` is trimmed. Two-digit years lie between 1950 and 2049.
DateText read_date(std::string_view text, DateOrder order);

}  // namespace inlet::leads
