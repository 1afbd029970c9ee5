// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/picklist_converter.h"

#include <gtest/gtest.h>

#include "leads/fields/field_catalog.h"
#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

Field standard(std::string_view key) { return *FieldCatalog::create(standard_fields(), 1)->find(key); }

Field listed(std::vector<FieldOption> options, FieldType type = FieldType::kPicklist) {
  Field field = field_of(type);
  field.options = std::move(options);
  return field;
}

struct Case {
  const char* cell;
  const char* expected;
};

TEST(Rule26Picklist, FindsIdThenLabelThenLooseLabel) {
  const Field field = listed({{"hot", "Warm", true, {}},
                              {"warm", "Hot", true, {}},
                              {"very_cold", "Très froid", true, {}},
                              {"old", "Old", false, {}}});
  const Case cases[] = {{"hot", "hot"},
                        {"Hot", "warm"},
                        {"HOT", "warm"},
                        {"very_cold", "very_cold"},
                        {"tres-froid", "very_cold"},
                        {"TRÈS  FROID", "very_cold"},
                        {"Old", "INVALID_OPTION"},
                        {"frozen", "INVALID_OPTION"}};
  for (const Case& each : cases) EXPECT_EQ(converted(field, each.cell), each.expected) << each.cell;
}

TEST(Rule26Picklist, FollowsThePersonsChoicesBehindTheLabels) {
  ConversionOptions options;
  options.value_map = {
      {"mql", "new"}, {"sql", "qualified"}, {"unknown", ""}, {"won", "lost"}, {"gone", "no_such_option"}};
  const Case cases[] = {
      {"MQL", "new"}, {"S.Q.L", "qualified"}, {"Unknown", ""}, {"Won", "won"}, {"gone", "INVALID_OPTION"}};
  for (const Case& each : cases)
    EXPECT_EQ(converted(standard("stage"), each.cell, options), each.expected) << each.cell;
}

TEST(Rule26Picklist, KnowsCountriesInManyLanguages) {
  const Case cases[] = {{"DE", "DE"},
                        {"de", "DE"},
                        {"DEU", "DE"},
                        {"Germany", "DE"},
                        {"GERMANY", "DE"},
                        {"Deutschland", "DE"},
                        {"Allemagne", "DE"},
                        {"Österreich", "AT"},
                        {"Oesterreich", "AT"},
                        {"USA", "US"},
                        {"U.S.A.", "US"},
                        {"United States of America", "US"},
                        {"UK", "GB"},
                        {"England", "GB"},
                        {"Holland", "NL"},
                        {"Česko", "CZ"},
                        {"Česká republika", "CZ"},
                        {"Côte d’Ivoire", "CI"},
                        {"Россия", "RU"},
                        {"日本", "JP"},
                        {"NO", "NO"},
                        {"Atlantis", "INVALID_OPTION"}};
  for (const Case& each : cases) EXPECT_EQ(converted(standard("country"), each.cell), each.expected) << each.cell;
}

TEST(Rule26Picklist, KnowsStatesAndYesNoWords) {
  const Field states = listed(
      {{"california", "California", true, {}}, {"new_york", "New York", true, {}}, {"texas", "Texas", true, {}}});
  EXPECT_EQ(converted(states, "CA"), "california");
  EXPECT_EQ(converted(states, "ny"), "new_york");
  const Field codes = listed({{"ca", "CA", true, {}}, {"ny", "NY", true, {}}, {"on", "ON", true, {}}});
  EXPECT_EQ(converted(codes, "Ontario"), "on");
  const Field answer = listed({{"yes", "Yes", true, {}}, {"no", "No", true, {}}, {"maybe", "Maybe", true, {}}});
  EXPECT_EQ(converted(answer, "Y"), "yes");
  EXPECT_EQ(converted(answer, "nein"), "no");
  EXPECT_EQ(converted(answer, "0"), "no");
}

TEST(Rule26Picklist, UsesTheFieldsOwnSynonymsLast) {
  const Field field = listed({{"emea", "EMEA", true, {"Europe", "apac"}}, {"apac", "APAC", true, {}}});
  EXPECT_EQ(converted(field, "europe"), "emea");
  EXPECT_EQ(converted(field, "apac"), "apac");
}

TEST(Rule26Picklist, RefusesLabelsThatAreEqualAfterFolding) {
  const Field field = listed({{"a", "Resume", true, {}}, {"b", "Résumé", true, {}}});
  EXPECT_EQ(converted(field, "Resume"), "a");
  EXPECT_EQ(converted(field, "Résumé"), "b");
  EXPECT_EQ(converted(field, "RESUME"), "AMBIGUOUS_OPTION");
}

TEST(Rule26Picklist, NamesTheNearestOptions) {
  const Field source = standard("source");
  const OptionMatcher matcher(source, {});
  EXPECT_EQ(matcher.nearest("Referal"), "Referral");
  EXPECT_EQ(matcher.nearest("Trade Shwo"), "Trade Show");
  EXPECT_EQ(matcher.nearest("something else"), "Website, Referral, Trade Show");
  EXPECT_EQ(OptionMatcher(standard("country"), {}).nearest("Germnay"), "Germany");
}

TEST(Rule26Multi, SplitsAtTheFirstSeparatorThatIsThere) {
  const Field field =
      listed({{"a", "A", true, {}}, {"b", "B", true, {}}, {"c", "C", true, {}}}, FieldType::kMultiPicklist);
  const Case cases[] = {{"A", "a"},
                        {"B;A", "a;b"},
                        {"a; b ;", "a;b"},
                        {"C|A", "a;c"},
                        {"A\nB\r\nC", "a;b;c"},
                        {"A, B", "a;b"},
                        {"A;A", "a"},
                        {";;", ""},
                        {"A;X", "INVALID_OPTION"},
                        {"A,B;C", "INVALID_OPTION"}};
  for (const Case& each : cases) EXPECT_EQ(converted(field, each.cell), each.expected) << each.cell;
}

TEST(Rule26Multi, DoesNotSplitAtCommasThatOptionsContain) {
  const Field field =
      listed({{"food", "Food, Drinks", true, {}}, {"cars", "Cars", true, {}}}, FieldType::kMultiPicklist);
  EXPECT_EQ(converted(field, "Food, Drinks"), "food");
  EXPECT_EQ(converted(field, "Food, Drinks; Cars"), "cars;food");
  EXPECT_EQ(converted(field, "Food, Cars"), "INVALID_OPTION");
}

TEST(Rule26NewOptions, AreAddedOnlyWhenAllowed) {
  const Field tags = standard("tags");
  EXPECT_EQ(converted(tags, "VIP"), "INVALID_OPTION");
  ConversionOptions options;
  options.add_options = true;
  TextArena arena;
  Conversion conversion(arena);
  const PicklistConverter converter(tags, options);
  const Value value =
      converter.convert({"V.I.P; vip;Été 2024", "V.I.P; vip;Été 2024", tables::CellKind::kText}, conversion);
  EXPECT_EQ(text_of(tags, value), "ete2024;vip");
  ASSERT_EQ(conversion.new_options.size(), 3U);
  EXPECT_EQ(conversion.new_options[0].id, "vip");
  EXPECT_EQ(conversion.new_options[0].label, "V.I.P");
  EXPECT_EQ(conversion.new_options[2].label, "Été 2024");
  EXPECT_EQ(converter.convert({"客户", "客户", tables::CellKind::kText}, conversion).text().substr(0, 2), "o_");
  EXPECT_EQ(converted(tags, std::string(101, 'x'), options), "TOO_LONG");
}

TEST(Rule26NewOptions, NeverTakeTheIdOfAnother) {
  Field tags = standard("tags");
  tags.options = {{"vip", "Very important", true, {}}};
  const OptionMatcher matcher(tags, {});
  EXPECT_NE(matcher.new_id("V.I.P."), "vip");
  EXPECT_EQ(matcher.new_id("V.I.P."), matcher.new_id("v i p"));
}

}  // namespace
}  // namespace inlet::leads
