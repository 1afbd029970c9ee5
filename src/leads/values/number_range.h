// SPDX-License-Identifier: Apache-2.0
//
// The smallest and the largest number that an administrator lets a field hold.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "leads/fields/field.h"
#include "leads/values/value.h"

namespace inlet::leads {

// A number as it is stored for this type, from text like "-12.5"; nothing for other texts and types that are no numbers.
// Amounts of money are compared whatever their currency.
std::optional<std::int64_t> bound_from_text(FieldType type, std::string_view text);

struct NumberRange {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();

  // Of a field; everything where it has no bounds.
  static NumberRange of(const Field& field);
  bool holds(const Value& value) const {
    return value.is_none() || value.is_text() || (value.number >= least && value.number <= most);
  }
};

}  // namespace inlet::leads
