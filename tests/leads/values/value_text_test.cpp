// SPDX-License-Identifier: Apache-2.0
#include "leads/values/value_text.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

struct Case {
  FieldType type;
  Value value;
  const char* text;
  const char* labels;
  const char* json;
};

Field field_of(FieldType type) {
  Field field;
  field.key = "cf_field";
  field.label = "Field";
  field.type = type;
  if (type == FieldType::kPicklist || type == FieldType::kMultiPicklist) {
    field.options = {{"hot", "Hot", true, {}}, {"very_cold", "Very cold", true, {}}};
  }
  return field;
}

const Case kCases[] = {
    {FieldType::kText, Value::of_text(ValueKind::kText, "Ann \"A\"\n"), "Ann \"A\"\n", "Ann \"A\"\n",
     R"("Ann \"A\"\n")"},
    {FieldType::kInteger, Value::of_number(ValueKind::kInteger, -12), "-12", "-12", "-12"},
    {FieldType::kPercent, Value::of_number(ValueKind::kDecimal, 12'500'000), "12.5", "12.5", R"("12.5")"},
    {FieldType::kMoney, Value::of_money(12'345'000, "EUR"), "1234.50 EUR", "1234.50 EUR",
     R"({"amount":"1234.50","currency":"EUR"})"},
    {FieldType::kBoolean, Value::of_number(ValueKind::kBoolean, 1), "true", "true", "true"},
    {FieldType::kDate, Value::of_number(ValueKind::kDate, 19874), "2024-05-31", "2024-05-31", R"("2024-05-31")"},
    {FieldType::kDate, Value::of_number(ValueKind::kDate, -1), "1969-12-31", "1969-12-31", R"("1969-12-31")"},
    {FieldType::kDateTime, Value::of_number(ValueKind::kDateTime, 1'717'165'800'000), "2024-05-31T14:30:00Z",
     "2024-05-31T14:30:00Z", R"("2024-05-31T14:30:00Z")"},
    {FieldType::kPicklist, Value::of_text(ValueKind::kOption, "very_cold"), "very_cold", "Very cold", R"("very_cold")"},
    {FieldType::kMultiPicklist, Value::of_text(ValueKind::kOptions, "hot\x1fvery_cold"), "hot;very_cold",
     "Hot;Very cold", R"(["hot","very_cold"])"},
    {FieldType::kUser, Value::of_number(ValueKind::kUser, 7), "7", "7", "7"},
    {FieldType::kText, Value{}, "", "", "null"},
};

TEST(ValueText, WritesEachKindAndReadsItBack) {
  TextArena arena;
  for (const Case& each : kCases) {
    const Field field = field_of(each.type);
    EXPECT_EQ(text_with_currency(field, each.value), each.text);
    EXPECT_EQ(text_with_currency(field, each.value, OptionText::kLabels), each.labels);
    std::string json;
    append_json(json, field, each.value);
    EXPECT_EQ(json, each.json);
    const auto back = value_from_text(field, each.text, "USD", arena);
    ASSERT_TRUE(back.has_value()) << each.text;
    EXPECT_TRUE(*back == each.value) << each.text;
  }
}

TEST(ValueText, MoneyWithoutACurrencyGetsTheGivenOne) {
  TextArena arena;
  const auto money = value_from_text(field_of(FieldType::kMoney), "12.50", "CHF", arena);
  EXPECT_EQ(text_with_currency(field_of(FieldType::kMoney), *money), "12.50 CHF");
}

TEST(ValueText, NamesUsersForPeople) {
  const Value user = Value::of_number(ValueKind::kUser, 7);
  const UserName name = [](std::int64_t) { return std::string("Ann Lee"); };
  EXPECT_EQ(text_of(field_of(FieldType::kUser), user, OptionText::kLabels, name), "Ann Lee");
  EXPECT_EQ(text_of(field_of(FieldType::kUser), user, OptionText::kIds, name), "7");
}

TEST(ValueText, RefusesTextThatInletDidNotWrite) {
  TextArena arena;
  EXPECT_FALSE(value_from_text(field_of(FieldType::kDate), "31.05.2024", "USD", arena));
  EXPECT_FALSE(value_from_text(field_of(FieldType::kBoolean), "yes", "USD", arena));
  EXPECT_FALSE(value_from_text(field_of(FieldType::kInteger), "12x", "USD", arena));
  EXPECT_FALSE(value_from_text(field_of(FieldType::kMoney), "12,50", "USD", arena));
}

}  // namespace
}  // namespace inlet::leads
