// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/merge.h"

#include <gtest/gtest.h>

#include "leads/values/value_text.h"

namespace inlet::leads {
namespace {

Value text(std::string_view value) { return value.empty() ? Value() : Value::of_text(ValueKind::kText, value); }
Value options(std::string_view value) { return value.empty() ? Value() : Value::of_text(ValueKind::kOptions, value); }
Value boolean(int value) { return Value::of_number(ValueKind::kBoolean, value); }

Field field_named(std::string key, FieldType type = FieldType::kText) {
  Field field;
  field.key = std::move(key);
  field.label = field.key;
  field.type = type;
  return field;
}

// The changes of one field as "old -> new"; empty when there is none.
std::string changed(const Field& field, const Value& existing, const Value& row, MergeRule rule,
                    const Value& given = {}, bool clear_with_na = false) {
  MatchPolicy policy;
  policy.merge = rule;
  policy.clear_with_na = clear_with_na;
  const Field* fields[] = {&field};
  const Value had[] = {existing};
  const Value rows[] = {row};
  const Value standard[] = {given};
  TextArena arena;
  std::vector<FieldChange> changes;
  merge(fields, had, rows, standard, merge_rules(fields, policy), arena, changes);
  if (changes.empty()) return "";
  return text_of(field, changes[0].old_value) + " -> " + text_of(field, changes[0].new_value);
}

constexpr MergeRule kOverwrite = MergeRule::kOverwrite;
constexpr MergeRule kFillBlanks = MergeRule::kFillBlanks;
constexpr MergeRule kKeep = MergeRule::kKeep;

TEST(Rule20Merge, FollowsTheRuleOfTheField) {
  struct Case {
    const char* existing;
    const char* row;
    MergeRule rule;
    const char* expected;
  };
  const Case cases[] = {
      {"Ann", "Bo", kOverwrite, "Ann -> Bo"},
      {"Ann", "Ann", kOverwrite, ""},
      {"", "Bo", kOverwrite, " -> Bo"},
      {"Ann", "", kOverwrite, ""},
      {"Ann", "Bo", kFillBlanks, ""},
      {"", "Bo", kFillBlanks, " -> Bo"},
      {"Ann", "", kFillBlanks, ""},
      {"Ann", "Bo", kKeep, ""},
      {"", "Bo", kKeep, ""},
      {"", "", kOverwrite, ""},
      {"Ann", "ann", kOverwrite, "Ann -> ann"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(changed(field_named("city"), text(each.existing), text(each.row), each.rule), each.expected)
        << each.existing << " " << each.row;
  }
}

TEST(Rule20Merge, ClearsOnlyByTheTokenAndOnlyWhenSwitchedOn) {
  const Field city = field_named("city");
  EXPECT_EQ(changed(city, text("Ulm"), Value::clear(), kOverwrite, {}, false), "");
  EXPECT_EQ(changed(city, text("Ulm"), Value::clear(), kOverwrite, {}, true), "Ulm -> ");
  EXPECT_EQ(changed(city, Value(), Value::clear(), kOverwrite, {}, true), "");
  EXPECT_EQ(changed(city, text("Ulm"), Value::clear(), kFillBlanks, {}, true), "");
  EXPECT_EQ(changed(city, text("Ulm"), Value::clear(), kKeep, {}, true), "");
}

TEST(Rule20Merge, JoinsSeveralOptions) {
  const Field tags = field_named("tags", FieldType::kMultiPicklist);
  EXPECT_EQ(changed(tags,
                    options("a\x1f"
                            "c"),
                    options("b\x1f"
                            "c"),
                    kOverwrite),
            "a;c -> a;b;c");
  EXPECT_EQ(changed(tags,
                    options("a\x1f"
                            "b"),
                    options("b"), kOverwrite),
            "");
  EXPECT_EQ(changed(tags, options("a"), options("b"), kFillBlanks), "");
  EXPECT_EQ(changed(tags, Value(), options("b"), kFillBlanks), " -> b");
}

TEST(Rule20Merge, NeverClearsAnOptOut) {
  const Field opt_out = field_named("email_opt_out", FieldType::kBoolean);
  EXPECT_EQ(changed(opt_out, boolean(1), boolean(0), kOverwrite), "");
  EXPECT_EQ(changed(opt_out, boolean(1), Value::clear(), kOverwrite, {}, true), "");
  EXPECT_EQ(changed(opt_out, boolean(0), boolean(1), kOverwrite), "false -> true");
  EXPECT_EQ(changed(opt_out, Value(), boolean(1), kOverwrite), " -> true");
}

TEST(Rule24Defaults, FillOnUpdateOnlyWhatIsBlankInTheLead) {
  const Field source = field_named("source");
  EXPECT_EQ(changed(source, Value(), Value(), kOverwrite, text("Event")), " -> Event");
  EXPECT_EQ(changed(source, text("Web"), Value(), kOverwrite, text("Event")), "");
  EXPECT_EQ(changed(source, text("Web"), text("Call"), kOverwrite, text("Event")), "Web -> Call");
  EXPECT_EQ(changed(source, Value(), Value(), kKeep, text("Event")), "");
}

TEST(Rule20Merge, HasRulesPerField) {
  const Field first = field_named("first_name");
  const Field city = field_named("city");
  const Field phone = field_named("phone");
  MatchPolicy policy;
  policy.merge_of_field = {{"city", kFillBlanks}, {"phone", kKeep}};
  const Field* fields[] = {&first, &city, &phone};
  const Value had[] = {text("Ann"), text("Ulm"), Value()};
  const Value row[] = {text("Bo"), text("Oslo"), text("+4930123456")};
  TextArena arena;
  std::vector<FieldChange> changes;
  merge(fields, had, row, {}, merge_rules(fields, policy), arena, changes);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].field->key, "first_name");
}

TEST(Merge, TakesTheValuesOfALeadInTheOrderOfTheFields) {
  const Field first = field_named("first_name");
  const Field city = field_named("city");
  const Field* fields[] = {&city, &first};
  Lead lead;
  lead.set("first_name", text("Ann"));
  const std::vector<Value> values = values_of(lead, fields);
  EXPECT_TRUE(values[0].is_none());
  EXPECT_EQ(values[1].text(), "Ann");
}

}  // namespace
}  // namespace inlet::leads
