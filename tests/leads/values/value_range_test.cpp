// SPDX-License-Identifier: Apache-2.0
#include "leads/values/value_range.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

struct Case {
  const char* name;
  FieldType type;
  const char* minimum;
  const char* maximum;
  Value value;
  bool holds;
};

constexpr std::int64_t kDayMs = 86'400'000;

TEST(ValueRange, HoldsItsBounds) {
  const Case cases[] = {
      {"below", FieldType::kInteger, "5", "9", Value::of_number(ValueKind::kInteger, 4), false},
      {"least", FieldType::kInteger, "5", "9", Value::of_number(ValueKind::kInteger, 5), true},
      {"most", FieldType::kInteger, "5", "9", Value::of_number(ValueKind::kInteger, 9), true},
      {"above", FieldType::kInteger, "5", "9", Value::of_number(ValueKind::kInteger, 10), false},
      {"no value", FieldType::kInteger, "5", "9", Value(), true},
      {"day before", FieldType::kDate, "1970-01-11", "1970-01-21", Value::of_number(ValueKind::kDate, 9), false},
      {"first day", FieldType::kDate, "1970-01-11", "1970-01-21", Value::of_number(ValueKind::kDate, 10), true},
      {"last day", FieldType::kDate, "1970-01-11", "1970-01-21", Value::of_number(ValueKind::kDate, 20), true},
      {"end of the last day", FieldType::kDateTime, "1970-01-11", "1970-01-21",
       Value::of_number(ValueKind::kDateTime, 21 * kDayMs - 1), true},
      {"the next day", FieldType::kDateTime, "1970-01-11", "1970-01-21",
       Value::of_number(ValueKind::kDateTime, 21 * kDayMs), false},
  };
  for (const Case& each : cases) {
    Field field;
    field.type = each.type;
    field.minimum = each.minimum;
    field.maximum = each.maximum;
    EXPECT_EQ(ValueRange::of(field).holds(each.value), each.holds) << each.name;
  }
}

TEST(ValueRange, TakesBoundsOfTheFieldsType) {
  EXPECT_TRUE(ValueRange::takes(FieldType::kMoney, "-12.5"));
  EXPECT_FALSE(ValueRange::takes(FieldType::kMoney, "2026-05-31"));
  EXPECT_TRUE(ValueRange::takes(FieldType::kDate, "2026-05-31"));
  EXPECT_FALSE(ValueRange::takes(FieldType::kDate, "2026-02-30"));
  EXPECT_FALSE(ValueRange::takes(FieldType::kDateTime, "31.05.2026"));
  EXPECT_FALSE(ValueRange::takes(FieldType::kText, "5"));
}

}  // namespace
}  // namespace inlet::leads
