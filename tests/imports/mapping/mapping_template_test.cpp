// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_template.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

using Names = std::vector<std::string>;

const leads::FieldCatalog& catalog() {
  static const leads::FieldCatalog fields = *leads::FieldCatalog::create(leads::standard_fields(), 1);
  return fields;
}

tables::Header header_of(const Names& names) { return tables::make_header(names, 0); }

MappingTemplate fair() {
  MappingTemplate saved;
  saved.name = "Trade Show Leads";
  saved.columns = {{"E-Mail", "email", {}},
                   {"Name", "full_name", {}},
                   {"Badge", "", {}},
                   {"Firma", "company", {}},
                   {"Note", "description", {}}};
  saved.columns[3].options.value_map = {{"acme", "a"}};
  saved.source_choices = R"({"sheet":"Leads"})";
  saved.duplicate_policy = R"({"found":"update"})";
  return saved;
}

TEST(MappingTemplate, GoesByNamesNotPositions) {
  const TemplateFit fit = apply_template(fair(), catalog(), header_of({"firma", "note", "BADGE", "email", "Name*"}));
  ASSERT_EQ(fit.bindings.size(), 4u);
  EXPECT_EQ(fit.bindings[0].field, "company");
  EXPECT_EQ(fit.bindings[0].options.value_map.size(), 1u);
  EXPECT_EQ(fit.bindings[2].column, 3u);
  EXPECT_EQ(fit.bindings[2].field, "email");
  EXPECT_EQ(fit.skipped, std::vector<std::uint32_t>{2});
  EXPECT_TRUE(fit.exact);
  EXPECT_TRUE(fit.missing.empty());
  EXPECT_TRUE(fit.new_columns.empty());
}

TEST(MappingTemplate, TellsMissingAndNewColumns) {
  const TemplateFit fit = apply_template(fair(), catalog(), header_of({"E-Mail", "Name", "Badge", "Firma", "City"}));
  EXPECT_EQ(fit.missing, Names{"Note"});
  EXPECT_EQ(fit.new_columns, std::vector<std::uint32_t>{4});
  EXPECT_FALSE(fit.exact);
  EXPECT_TRUE(fit.fits()) << "4 of 5";
  EXPECT_FALSE(apply_template(fair(), catalog(), header_of({"E-Mail", "Name", "Badge"})).fits()) << "3 of 5";
}

TEST(MappingTemplate, TellsFieldsThatAreGone) {
  MappingTemplate saved = fair();
  saved.columns[0].field = "cf_gone";
  const TemplateFit fit = apply_template(saved, catalog(), header_of({"E-Mail", "Name"}));
  EXPECT_EQ(fit.missing_fields, Names{"cf_gone"});
  EXPECT_EQ(fit.bindings.size(), 1u);
}

TEST(MappingTemplate, GivesTheSecondOfTwoEqualNamesToTheSecond) {
  const tables::Header two = header_of({"Phone", "Phone"});
  MappingTemplate saved;
  saved.columns = template_columns(*Mapping::create(catalog(), two, {{0, "phone", {}}, {1, "mobile", {}}}), two);
  const TemplateFit fit = apply_template(saved, catalog(), two);
  ASSERT_EQ(fit.bindings.size(), 2u);
  EXPECT_EQ(fit.bindings[0].field, "phone");
  EXPECT_EQ(fit.bindings[1].field, "mobile");
}

TEST(MappingTemplate, FingerprintIgnoresOrderCaseAndAccents) {
  EXPECT_EQ(header_fingerprint(header_of({"Prénom", "E-Mail"})), header_fingerprint(header_of({"EMAIL", "prenom"})));
  EXPECT_NE(header_fingerprint(header_of({"Prénom", "E-Mail"})), header_fingerprint(header_of({"Prénom"})));
  EXPECT_NE(header_fingerprint(header_of({"ab", "c"})), header_fingerprint(header_of({"a", "bc"})));
  EXPECT_EQ(header_fingerprint(header_of({"Email", "_Row", "_Job"})), header_fingerprint(header_of({"Email"})))
      << "our own columns do not count";
}

TEST(MappingTemplate, IsTheSameAfterJson) {
  const MappingTemplate saved = fair();
  const auto again = mapping_template_from_json(to_json(saved));
  ASSERT_TRUE(again.has_value()) << again.error().message();
  EXPECT_EQ(again->name, saved.name);
  EXPECT_EQ(again->columns, saved.columns);
  EXPECT_EQ(again->source_choices, saved.source_choices);
  EXPECT_EQ(again->options, "");
  EXPECT_EQ(again->duplicate_policy, saved.duplicate_policy);
}

TEST(MappingTemplate, RefusesOtherJson) {
  for (const char* json : {"", "[]", "{}", R"({"inlet_template":2,"name":"a"})", R"({"inlet_template":1,"name":""})",
                           R"({"inlet_template":1,"name":"a","columns":[{"field":"email"}]})",
                           R"({"inlet_template":1,"name":"a","x":1})"}) {
    EXPECT_FALSE(mapping_template_from_json(json).has_value()) << json;
  }
}

TEST(MappingTemplate, HasANameOfOneToHundredCharacters) {
  EXPECT_TRUE(check_template_name("見本市のリード").has_value());
  EXPECT_FALSE(check_template_name(" ").has_value());
  std::string long_name;
  for (int i = 0; i < 100; ++i) long_name += "é";
  EXPECT_TRUE(check_template_name(long_name).has_value());
  EXPECT_FALSE(check_template_name(long_name + "x").has_value());
}

}  // namespace
}  // namespace inlet::imports
