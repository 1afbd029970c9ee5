// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/match_key.h"

#include <gtest/gtest.h>

namespace inlet::leads {
namespace {

Field field_of(FieldType type) {
  Field field;
  field.key = "cf_field";
  field.type = type;
  return field;
}

std::string compared(FieldType type, std::string_view text, bool ignore_gmail_dots = false) {
  const ValueKind kind = type == FieldType::kPicklist ? ValueKind::kOption : ValueKind::kText;
  std::string form;
  return append_compared_form(field_of(type), Value::of_text(kind, text), ignore_gmail_dots, form) ? form : "(blank)";
}

TEST(Rule15ComparedForms, MakeTheSameOfWhatIsTheSame) {
  struct Case {
    FieldType type;
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {FieldType::kEmail, "Ann@Example.COM", "ann@example.com"},
      {FieldType::kEmail, "a.nn+x@gmail.com", "a.nn+x@gmail.com"},
      {FieldType::kEmail, "KÄTHE@müller.de", "käthe@müller.de"},
      {FieldType::kPhone, "+4930123456;ext=5", "+4930123456"},
      {FieldType::kPhone, "+4930123456", "+4930123456"},
      {FieldType::kText, "  ACME   Ltd ", "acme ltd"},
      {FieldType::kText, "Straße", "strasse"},
      {FieldType::kText, "José", "josé"},
      {FieldType::kText, "Jose\xCC\x81", "josé"},
      {FieldType::kText, "ＡＣＭＥ", "acme"},
      {FieldType::kUrl, "https://www.Example.com/", "example.com"},
      {FieldType::kUrl, "example.com", "example.com"},
      {FieldType::kUrl, "http://example.com/About/", "example.com/about"},
      {FieldType::kPicklist, "DE", "DE"},
      {FieldType::kUrl, "www.", "(blank)"},
  };
  for (const Case& each : cases) EXPECT_EQ(compared(each.type, each.text), each.expected) << each.text;
}

TEST(Rule15ComparedForms, IgnoreGmailDotsOnlyAsAnOption) {
  EXPECT_EQ(compared(FieldType::kEmail, "A.nn.Lee+news@GMail.com", true), "annlee@gmail.com");
  EXPECT_EQ(compared(FieldType::kEmail, "ann.lee@googlemail.com", true), "annlee@gmail.com");
  EXPECT_EQ(compared(FieldType::kEmail, "a.nn+x@example.com", true), "a.nn+x@example.com");
}

TEST(Rule14Criteria, NeedAllTheirFields) {
  const Field name = field_of(FieldType::kText);
  const Field* fields[] = {&name, &name};
  const Criterion criterion{3, {"last_name", "company"}, false, false};
  std::string scratch;
  const auto key = [&](Value first, Value second) {
    const Value values[] = {first, second};
    return match_key(criterion, fields, values, scratch);
  };
  const auto text = [](std::string_view value) { return Value::of_text(ValueKind::kText, value); };
  EXPECT_FALSE(key(text("Lee"), Value()));
  EXPECT_FALSE(key(Value(), Value()));
  ASSERT_TRUE(key(text("Lee"), text("ACME")));
  EXPECT_EQ(key(text("Lee"), text("ACME"))->criterion, 3);
  EXPECT_EQ(key(text("Lee"), text("ACME")), key(text(" LEE"), text("acme ")));
  EXPECT_NE(key(text("Lee"), text("ACME")), key(text("LeeACME"), text("x")));
  EXPECT_NE(key(text("a b"), text("c")), key(text("a"), text("b c")));
}

TEST(MatchKey, StaysTheSameForEver) {
  const Field email = field_of(FieldType::kEmail);
  const Field* fields[] = {&email};
  const Value values[] = {Value::of_text(ValueKind::kText, "Ann@Example.com")};
  std::string scratch;
  const auto key = match_key({1, {"email"}, false, false}, fields, values, scratch);
  std::string hex;
  for (const std::uint8_t byte : key->hash) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 15U];
  }
  EXPECT_EQ(hex, "afbc19c3813e918f77a59373d8270af5");
}

}  // namespace
}  // namespace inlet::leads
