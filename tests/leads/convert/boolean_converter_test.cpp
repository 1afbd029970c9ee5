// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/boolean_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

TEST(BooleanConverter, KnowsYesAndNoInManyLanguages) {
  for (const char* yes : {"yes", "YES", " y ", "true", "TRUE", "1", "on", "x", "ja", "Oui", "sí", "Sim", "да", "はい",
                          "是", "✓", "tak", "evet", "wahr"}) {
    EXPECT_EQ(converted(field_of(FieldType::kBoolean), yes), "true") << yes;
  }
  for (const char* no : {"no", "N", "false", "FALSE", "0", "off", "nein", "Non", "não", "нет", "いいえ", "否", "nie",
                         "hayır", "falsch"}) {
    EXPECT_EQ(converted(field_of(FieldType::kBoolean), no), "false") << no;
  }
  for (const char* other : {"maybe", "2", "-1", "yess", "unknown", "-"}) {
    EXPECT_EQ(converted(field_of(FieldType::kBoolean), other), "INVALID_BOOLEAN") << other;
  }
}

TEST(BooleanConverter, FollowsThePersonsChoices) {
  ConversionOptions options;
  options.value_map = {{"subscribed", "false"}, {"unsubscribed", "true"}, {"cleaned", ""}, {"yes", "false"}};
  EXPECT_EQ(converted(field_of(FieldType::kBoolean), "Subscribed", options), "false");
  EXPECT_EQ(converted(field_of(FieldType::kBoolean), "Unsubscribed", options), "true");
  EXPECT_EQ(converted(field_of(FieldType::kBoolean), "cleaned", options), "");
  EXPECT_EQ(converted(field_of(FieldType::kBoolean), "yes", options), "false");
}

TEST(UserConverter, FindsUsersOrSaysWhyNot) {
  const Field owner = field_of(FieldType::kUser, "owner");
  ConversionOptions options;
  options.value_map = {{"a. lee", "1"}, {"nobody", ""}};
  EXPECT_EQ(converted(owner, "ann@example.com"), "1");
  EXPECT_EQ(converted(owner, " Ann Lee "), "1");
  EXPECT_EQ(converted(owner, "Kim"), "AMBIGUOUS_OWNER");
  EXPECT_EQ(converted(owner, "Zoe"), "OWNER_NOT_FOUND");
  EXPECT_EQ(converted(owner, "A. LEE", options), "1");
  EXPECT_EQ(converted(owner, "Nobody", options), "");
}

}  // namespace
}  // namespace inlet::leads
