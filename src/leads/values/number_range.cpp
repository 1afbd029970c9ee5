// SPDX-License-Identifier: Apache-2.0
#include "leads/values/number_range.h"

#include "leads/values/scaled_number.h"

namespace inlet::leads {

std::optional<std::int64_t> bound_from_text(FieldType type, std::string_view text) {
  switch (type) {
    case FieldType::kInteger: return parse_scaled(text, 1);
    case FieldType::kDecimal:
    case FieldType::kPercent: return parse_scaled(text, kDecimalScale);
    case FieldType::kMoney: return parse_scaled(text, kMoneyScale);
    default: return std::nullopt;
  }
}

NumberRange NumberRange::of(const Field& field) {
  NumberRange range;
  if (field.minimum) range.least = bound_from_text(field.type, *field.minimum).value_or(range.least);
  if (field.maximum) range.most = bound_from_text(field.type, *field.maximum).value_or(range.most);
  return range;
}

}  // namespace inlet::leads
