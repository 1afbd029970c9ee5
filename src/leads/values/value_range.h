// SPDX-License-Identifier: Apache-2.0
//
// The smallest and the largest number, or the first and the last day, that an administrator lets a field hold.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "leads/fields/field.h"
#include "leads/values/value.h"

namespace inlet::leads {

struct ValueRange {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();

  // Of a field; everything where it has no bounds. Amounts of money are compared whatever their currency; the days of a
  // date-time are days of UTC, the last one to its end.
  static ValueRange of(const Field& field);
  // Whether fields of this type can have this text as a bound: "-12.5" for numbers, "2026-05-31" for dates.
  static bool takes(FieldType type, std::string_view bound);

  bool holds(const Value& value) const {
    return value.is_none() || value.is_text() || (value.number >= least && value.number <= most);
  }
};

// Whether fields of this type have a range at all.
bool has_range(FieldType type);

}  // namespace inlet::leads
