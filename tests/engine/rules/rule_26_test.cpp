// SPDX-License-Identifier: Apache-2.0
//
// Semantics 26: options of picklists.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;
using leads::FieldType;

// With an id that a test can name.
void add_option(OwnEngine& own, const std::string& key, const std::string& id, const std::string& label) {
  leads::Field field = *must(own.reading()->catalog().current())->find(key);
  field.options.push_back({id, label, true, {}});
  const auto transaction = own.writing();
  must(transaction->catalog().change_field(field));
  must(transaction->commit());
}

TEST(Rule26Options, AreFoundByIdLabelAndWhatLooksLikeIt) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kPicklist, options_wish({"North Side", "Übersee", "Süd"}));
  const RuleCase cases[] = {
      {"stable id", "northside", "northside"},
      {"label", "North Side", "northside"},
      {"case", "NORTH SIDE", "northside"},
      {"space", "Northside", "northside"},
      {"spaces around", "  North Side ", "northside"},
      {"accents", "Ubersee", "ubersee"},
      {"none", "West", "INVALID_OPTION"},
      {"blank", "", ""},
  };
  expect_rule(own, key, cases);
}

TEST(Rule26Options, FollowTheSavedValueMappingBehindTheLabels) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kPicklist, options_wish({"North", "South"}));
  const RuleCase cases[] = {{"mapped", "Up there", "north"},
                            {"in other letters", "up THERE", "north"},
                            {"a label is never mapped away", "South", "south"},
                            {"left empty", "Nowhere", ""},
                            {"failed on purpose", "Moon", "INVALID_OPTION"}};
  expect_rule(own, key, cases, [](leads::ConversionOptions& options) {
    options.value_map = {{"Up there", "north"}, {"South", "north"}, {"Nowhere", ""}, {"Moon", "!"}};
  });
}

TEST(Rule26Options, KnowCountriesInManyWords) {
  const RuleCase cases[] = {{"name", "Germany", "DE"},
                            {"code", "de", "DE"},
                            {"three letters", "DEU", "DE"},
                            {"local name", "Deutschland", "DE"},
                            {"English habit", "USA", "US"},
                            {"Japanese", "日本", "JP"},
                            {"typing error", "Germny", "INVALID_OPTION"}};
  expect_rule("country", cases);
}

TEST(Rule26Options, NameTheNearestOnes) {
  OwnEngine own;
  const auto record = own.import("Last Name,Source\nLee,Trade Shaw\n");
  EXPECT_NE(own.failed_csv(record).find("Trade Show"), std::string::npos);
}

TEST(Rule26Options, OfEqualLabelsAreAmbiguous) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kPicklist, options_wish({"Resume", "Other"}));
  // An administrator can't make a second one that differs by accents alone; an older installation may have it.
  add_option(own, key, "resume_2", "Résumé");
  const RuleCase cases[] = {{"exact label of the first", "Resume", "resume"},
                            {"exact label of the second", "Résumé", "resume_2"},
                            {"neither", "RESUMÉ", "AMBIGUOUS_OPTION"}};
  expect_rule(own, key, cases);
}

TEST(Rule26NewOptions, AreMadeOnlyWhereTheFieldIsOpen) {
  OwnEngine own;
  const std::string closed = add_rule_field(own, FieldType::kPicklist, options_wish({"North"}));
  const RuleCase refused[] = {{"new", "South", "INVALID_OPTION"}};
  expect_rule(own, closed, refused);
  FieldWish wish = options_wish({"North"}, true);
  wish.label = "Open one";
  const std::string open = add_rule_field(own, FieldType::kPicklist, wish);
  const RuleCase made[] = {{"new", "South", "south"}, {"again", "SOUTH", "south"}, {"known", "north", "north"}};
  expect_rule(own, open, made);
}

TEST(Rule26SeveralValues, AreTakenApartAtThePlainestMark) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kMultiPicklist, options_wish({"A", "B"}));
  add_option(own, key, "c_d", "C|D");
  const RuleCase cases[] = {{"semicolon", "A; B", "a;b"},
                            {"bar", "A|B", "a;b"},
                            {"line break", "A\nB", "a;b"},
                            {"comma", "A, B", "a;b"},
                            {"the same twice", "A; a", "a"},
                            {"a bar beside a semicolon is text", "A; C|D", "a;c_d"},
                            {"an unknown one", "A; X", "INVALID_OPTION"}};
  expect_rule(own, key, cases);
}

TEST(Rule26SeveralValues, KeepACommaThatAnOptionContains) {
  OwnEngine own;
  const std::string key = add_rule_field(own, FieldType::kMultiPicklist, options_wish({"Support"}));
  add_option(own, key, "sales_emea", "Sales, EMEA");
  const RuleCase cases[] = {{"one option", "Sales, EMEA", "sales_emea"},
                            {"comma does not split", "Support, Sales", "INVALID_OPTION"},
                            {"semicolon does", "Support; Sales, EMEA", "sales_emea;support"}};
  expect_rule(own, key, cases);
}

}  // namespace
}  // namespace inlet::engine
