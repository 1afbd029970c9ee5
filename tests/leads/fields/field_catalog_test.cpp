// SPDX-License-Identifier: Apache-2.0
#include "leads/fields/field_catalog.h"

#include <gtest/gtest.h>

#include "base/text/country_names.h"

namespace inlet::leads {
namespace {

Field custom(std::string key) {
  Field field;
  field.key = std::move(key);
  field.label = "Custom";
  field.custom = true;
  return field;
}

FieldCatalog standard() { return FieldCatalog::create(standard_fields(), 1).value(); }

TEST(StandardFields, AreThoseOfTheSpecification) {
  const FieldCatalog catalog = standard();
  EXPECT_EQ(catalog.fields().size(), 30U);
  EXPECT_TRUE(catalog.find("last_name")->required);
  EXPECT_TRUE(catalog.find("full_name")->import_only);
  EXPECT_TRUE(catalog.find("tags")->open_options);
  EXPECT_EQ(catalog.find("stage")->default_value, "new");
  EXPECT_EQ(catalog.find("priority")->default_value, "none");
  EXPECT_EQ(catalog.find("source")->options[2].id, "trade_show");
  EXPECT_EQ(catalog.find("email")->max_length, 254U);
  EXPECT_EQ(catalog.find("no_such_field"), nullptr);
}

TEST(StandardFields, HaveEveryCountryWithAnEnglishLabel) {
  const FieldCatalog catalog = standard();
  const Field& country = *catalog.find("country");
  EXPECT_EQ(country.options.size(), 250U);  // 249 of ISO 3166 and Kosovo
  EXPECT_EQ(country.options.front().id, "AD");
  EXPECT_EQ(country.options.front().label, "Andorra");
}

TEST(FieldCatalog, ComesBackFromJson) {
  std::vector<Field> fields = standard_fields();
  fields.push_back(custom("cf_region"));
  fields.back().type = FieldType::kPicklist;
  fields.back().options = {{"emea", "EMEA", false, {"Europe"}}};
  fields.back().aliases = {"territory"};
  fields.back().default_value = "";
  const FieldCatalog catalog = FieldCatalog::create(std::move(fields), 7).value();
  const auto again = field_catalog_from_json(to_json(catalog));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->version(), 7);
  EXPECT_EQ(to_json(*again), to_json(catalog));
  EXPECT_FALSE(again->find("cf_region")->options[0].active);
  EXPECT_EQ(again->find("cf_region")->default_value, "");
}

TEST(FieldCatalog, RefusesKeysThatCollideOrAreMalformed) {
  for (const char* key : {"cf_Upper", "cf_", "region", "cf_a-b", "", "id", "1st"}) {
    const bool ok = std::string(key) == "cf_";
    EXPECT_EQ(FieldCatalog::create({custom(key)}, 1).has_value(), ok) << key;
  }
  EXPECT_FALSE(FieldCatalog::create({custom("cf_a"), custom("cf_a")}, 1).has_value());
}

TEST(FieldCatalog, RefusesOptionsWithTheSameId) {
  Field field = custom("cf_a");
  field.type = FieldType::kPicklist;
  field.options = {{"a", "A", true, {}}, {"a", "B", true, {}}};
  EXPECT_FALSE(FieldCatalog::create({field}, 1).has_value());
  field.options = {{"a", "A", true, {}}};
  field.type = FieldType::kText;
  EXPECT_FALSE(FieldCatalog::create({field}, 1).has_value());
}

TEST(FieldCatalog, RefusesJsonOfAnotherShape) {
  for (const char* text :
       {"", "[]", "{}", R"({"version":1,"fields":[1]})", R"({"version":1,"fields":[{"key":"a"}]})"}) {
    EXPECT_FALSE(field_catalog_from_json(text).has_value()) << text;
  }
}

TEST(FieldType, HasANameThatReadsBack) {
  for (int i = 0; i <= static_cast<int>(FieldType::kUser); ++i) {
    const auto type = static_cast<FieldType>(i);
    EXPECT_EQ(field_type_named(name_of(type)), type);
  }
  EXPECT_FALSE(field_type_named("colour").has_value());
}

}  // namespace
}  // namespace inlet::leads
