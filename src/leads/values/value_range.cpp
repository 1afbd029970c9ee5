// SPDX-License-Identifier: Apache-2.0
#include "leads/values/value_range.h"

#include "base/clock/civil_date.h"
#include "leads/values/scaled_number.h"

namespace inlet::leads {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::optional<std::int64_t> day_number(std::string_view text) {
  const auto date = base::parse_iso_date(text);
  return date ? std::optional(base::days_since_1970(*date)) : std::nullopt;
}

// As values of this type are stored; of a date-time the beginning of the day.
std::optional<std::int64_t> bound_of(FieldType type, std::string_view text) {
  switch (type) {
    case FieldType::kInteger: return parse_scaled(text, 1);
    case FieldType::kDecimal:
    case FieldType::kPercent: return parse_scaled(text, kDecimalScale);
    case FieldType::kMoney: return parse_scaled(text, kMoneyScale);
    case FieldType::kDate: return day_number(text);
    case FieldType::kDateTime: {
      const auto day = day_number(text);
      return day ? std::optional(*day * kDayMs) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

}  // namespace

bool has_range(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kPercent:
    case FieldType::kMoney:
    case FieldType::kDate:
    case FieldType::kDateTime: return true;
    default: return false;
  }
}

bool ValueRange::takes(FieldType type, std::string_view bound) { return bound_of(type, bound).has_value(); }

ValueRange ValueRange::of(const Field& field) {
  ValueRange range;
  if (field.minimum) range.least = bound_of(field.type, *field.minimum).value_or(range.least);
  if (const auto most = field.maximum ? bound_of(field.type, *field.maximum) : std::nullopt) {
    range.most = field.type == FieldType::kDateTime ? *most + kDayMs - 1 : *most;
  }
  return range;
}

}  // namespace inlet::leads
