// SPDX-License-Identifier: Apache-2.0
//
// Points in time as text: the form of the API, the log and receipts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock/clock.h"

namespace inlet::base {

std::string iso_time(TimePoint time);  // 2026-01-05T09:00:00.000Z

// Reads 2026-01-05T09:00:00 with an optional fraction (cut to milliseconds) and a zone: Z or +01:00. Nothing for another
// form, a day that does not exist, or a time without a zone.
std::optional<TimePoint> parse_iso_time(std::string_view text);

}  // namespace inlet::base
