// SPDX-License-Identifier: Apache-2.0
//
// The words that stand in dates: months and days of the week in many languages, and the short names of time zones.
#pragma once

#include <optional>
#include <string_view>

namespace inlet::leads {

// 1 to 12; 0 for a word that is no month. Short and long names, inflected as in dates, in any case, with or without accents.
int month_named(std::string_view word);

bool is_day_of_week(std::string_view word);

// Minutes east of Greenwich: EST is -300. Only names that mean one thing; IST and the like do not.
std::optional<int> zone_offset_named(std::string_view name);

}  // namespace inlet::leads
