// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_suggestion.h"

#include <gtest/gtest.h>

#include <map>

namespace inlet::imports {
namespace {

using Values = std::vector<std::string>;

struct TestColumn {
  std::string name;
  Values values;
  std::string field;  // expected; empty: unmapped
};

leads::FieldCatalog catalog_with(std::vector<leads::Field> more = {}) {
  std::vector<leads::Field> fields = leads::standard_fields();
  for (leads::Field& field : more) fields.push_back(std::move(field));
  auto catalog = leads::FieldCatalog::create(std::move(fields), 1);
  if (!catalog.has_value()) throw std::runtime_error(catalog.error().message());
  return *catalog;
}

tables::TableSurvey survey_of(const std::vector<TestColumn>& columns) {
  std::vector<std::string> names;
  for (const TestColumn& column : columns) names.push_back(column.name);
  tables::TableSurvey survey;
  survey.header = tables::make_header(names, 0);
  for (const TestColumn& column : columns) {
    std::map<std::string, std::uint64_t> counts;
    for (const std::string& value : column.values) ++counts[value];
    tables::ColumnSurvey& values = survey.columns.emplace_back();
    values.filled = column.values.size();
    values.distinct = counts.size();
    values.samples = column.values;
    values.values.assign(counts.begin(), counts.end());
  }
  return survey;
}

const leads::FieldCatalog& standard_catalog() {
  static const leads::FieldCatalog catalog = catalog_with();
  return catalog;
}

void expect_mapping(const char* test, const std::vector<TestColumn>& columns,
                    const leads::FieldCatalog& catalog = standard_catalog()) {
  const MappingSuggestion suggestion = suggest_mapping(catalog, survey_of(columns), {});
  for (std::size_t c = 0; c < columns.size(); ++c) {
    EXPECT_EQ(suggestion.columns[c].field, columns[c].field)
        << test << ": " << columns[c].name << " "
        << reason_text(suggestion.columns[c].reason, suggestion.columns[c].arguments);
  }
}

const Values kGiven = {"Ann", "Bo", "Liv"};
const Values kFamily = {"Lee", "Ray", "Holm"};
const Values kWhole = {"Ann Lee", "Bo Ray", "Liv Holm"};
const Values kEmails = {"ann@a.example", "bo@b.example", "liv@c.example"};
const Values kPhones = {"+49 30 123456", "030 654321", "+1 512 555 0104"};
const Values kCities = {"Berlin", "Paris", "Oslo"};
const Values kCompanies = {"Acme GmbH", "Granite Ltd", "Polder BV"};
const Values kUsers = {"dana@crm.example", "dana@crm.example", "dana@crm.example",
                       "jo@crm.example",   "dana@crm.example", "jo@crm.example"};

TEST(MappingSuggestion, DecidesTitleByItsValues) {
  expect_mapping("Mr and Dr", {{"Title", {"Mr", "Dr.", "Mrs"}, ""}, {"First Name", kGiven, "first_name"}});
  expect_mapping("jobs", {{"Title", {"Sales Manager", "CEO", "Head of IT"}, "job_title"}});
  expect_mapping("beside a job title", {{"Title", {"Sales Manager"}, ""}, {"Job Title", {"CEO"}, "job_title"}});
  expect_mapping("of the lead", {{"Title", {"3 rooms in Oslo", "2 rooms"}, ""}});
  expect_mapping("empty", {{"Title", {}, ""}});
}

TEST(MappingSuggestion, KeepsAColumnNamedAsTheFieldWhileItsValuesAreNothingElse) {
  expect_mapping("made-up names", {{"Last Name", {"L0", "L1", "Lee17"}, "last_name"}, {"Email", kEmails, "email"}});
  expect_mapping("a third is wrong", {{"Email", {"ann@a.example", "bo(at)b.example", "liv@c.example"}, "email"}});
  expect_mapping("all are wrong", {{"Email", {"ann", "bo(at)b.example"}, "email"}, {"Phone", {"12"}, ""}});
  expect_mapping("an answer", {{"Email", {"yes", "no", "yes"}, ""}});
  expect_mapping("days", {{"Last Name", {"2024-05-31", "2024-06-01"}, ""}});
  expect_mapping("a vague name", {{"State", {"active", "bounced", "active"}, ""}});
}

TEST(MappingSuggestion, DoesNotDropASureNameForAHandfulOfValues) {
  const Values three = {"ann@a.example", "bo(at)b.example", "liv@c.example"};
  expect_mapping("one of three", {{"E-mail address", three, "email"}});
  Values thirty;
  for (int i = 0; i < 30; ++i) thirty.push_back(i % 3 == 0 ? "bo(at)b.example" : "ann@a.example");
  expect_mapping("ten of thirty", {{"E-mail address", thirty, ""}});
  expect_mapping("none of thirty", {{"Email", Values(30, "anonymous"), ""}});
  expect_mapping("none of three", {{"Email", Values(3, "anonymous"), "email"}});
  const auto suggestion = suggest_mapping(standard_catalog(), survey_of({{"Email", three, "email"}}), {});
  EXPECT_EQ(suggestion.columns[0].match(), Match::kCheck) << "a person looks at it";
}

TEST(MappingSuggestion, DecidesNameByItsNeighbours) {
  expect_mapping("alone", {{"Name", kWhole, "full_name"}});
  expect_mapping("beside days", {{"Name", kWhole, "full_name"}, {"Last Contact", {"2024-05-31", "2024-06-01"}, ""}});
  expect_mapping("beside the last name", {{"Name", kGiven, "first_name"}, {"Surname", kFamily, "last_name"}});
  expect_mapping("beside the first name", {{"Name", kFamily, "last_name"}, {"Vorname", kGiven, "first_name"}});
  expect_mapping("French", {{"Nom", kFamily, "last_name"}, {"Prénom", kGiven, "first_name"}});
  expect_mapping("whole beside the first", {{"Name", kWhole, "full_name"}, {"First name", kGiven, "first_name"}});
  expect_mapping("beside both",
                 {{"Name", kWhole, ""}, {"First Name", kGiven, "first_name"}, {"Last Name", kFamily, "last_name"}});
  expect_mapping("both empty", {{"Name", kWhole, "full_name"}, {"First Name", {}, ""}, {"Last Name", {}, ""}});
  expect_mapping("Nome alone", {{"Nome", kGiven, "first_name"}});
  expect_mapping("Nome of two words", {{"Nome", kWhole, "full_name"}});
  expect_mapping("Turkish", {{"Ad", kGiven, "first_name"}, {"Soyad", kFamily, "last_name"}});
  expect_mapping("an ad", {{"Ad", {"Spring", "Autumn"}, ""}});
  expect_mapping("of a company", {{"Name", kCompanies, "company"}, {"Contact Person", kWhole, "full_name"}});
  expect_mapping("no names", {{"Lead Name", {"3 rooms", "2 rooms"}, ""}});
}

TEST(MappingSuggestion, DecidesStatusAndStateByTheirValues) {
  expect_mapping("of leads", {{"Status", {"New", "Contacted", "Qualified"}, "stage"}});
  expect_mapping("German", {{"Status", {"Neu", "Kontaktiert"}, "stage"}});
  expect_mapping("of a subscription", {{"Status", {"Active", "Unsubscribed", "Bounced"}, ""}});
  expect_mapping("of an attendee", {{"Status", {"Attending", "Checked In"}, ""}});
  expect_mapping("state of a country", {{"State", {"Texas", "Ohio"}, "state"}});
  expect_mapping("state of life", {{"State", {"active", "cancelled"}, ""}});
  expect_mapping("Spanish status", {{"Estado", {"Nuevo", "Contactado"}, "stage"}});
  expect_mapping("Spanish state", {{"Estado", {"Jalisco", "Sonora"}, "state"}});
  expect_mapping("sales region", {{"Region", {"EMEA", "APAC"}, ""}});
}

TEST(MappingSuggestion, DecidesContactByItsValues) {
  expect_mapping("phones", {{"☎ Contact", kPhones, "phone"}});
  expect_mapping("names", {{"Contact", kWhole, "full_name"}});
  expect_mapping("both", {{"Contact", {"+49 30 123456", "Ann Lee"}, ""}});
}

TEST(MappingSuggestion, WithdrawsWhatTheValuesContradict) {
  expect_mapping("budget in words", {{"Budget", {"up to 5k euros", "more than that"}, ""}});
  expect_mapping("size as a range", {{"Company Size", {"11-50", "51-200"}, ""}});
  expect_mapping("rating of something", {{"Rating", {"Acquired", "Shut Down"}, ""}});
  expect_mapping("rating", {{"Rating", {"Hot", "Cold"}, "priority"}});
  expect_mapping("not an email", {{"Email", {"yes", "no"}, ""}});
  expect_mapping("ids that repeat", {{"ID", {"7", "7", "7", "8", "8", "7"}, ""}});
  expect_mapping("dialling codes", {{"Country Code", {"+49", "+1"}, ""}});
  expect_mapping("country codes", {{"Country Code", {"DE", "US"}, "country"}});
}

TEST(MappingSuggestion, TakesOneAddressNotPartsOfTwo) {
  expect_mapping("business before home", {{"Business Street", {"Main St 1"}, "street"},
                                          {"Business City", kCities, "city"},
                                          {"Home Street", {"Oak St 2"}, ""},
                                          {"Home City", kCities, ""},
                                          {"Home Postal Code", {"10115"}, ""}});
  expect_mapping("person before company", {{"Company Street", {"Main St 1"}, ""},
                                           {"Company City", kCities, ""},
                                           {"City", kCities, "city"},
                                           {"State", {"Texas"}, "state"},
                                           {"Country", {"US"}, "country"}});
  expect_mapping(
      "a plain country completes",
      {{"Billing Street", {"Main St 1"}, "street"}, {"Billing City", kCities, "city"}, {"Country", {"US"}, "country"}});
}

TEST(MappingSuggestion, TakesTheCompanysPhoneWhenThereIsNoOther) {
  expect_mapping("alone", {{"Company Phone", kPhones, "phone"}});
  expect_mapping("beside a mobile", {{"Company Phone", kPhones, ""}, {"Mobile", kPhones, "mobile"}});
}

TEST(MappingSuggestion, GivesAFieldOnce) {
  expect_mapping("work before home", {{"Home Phone", kPhones, ""}, {"Work Phone", kPhones, "phone"}});
  expect_mapping("the first of two equal ones", {{"Email", kEmails, "email"}, {"Email", kEmails, ""}});
  const auto suggestion =
      suggest_mapping(catalog_with(), survey_of({{"Home Phone", kPhones, ""}, {"Work Phone", kPhones, ""}}), {});
  EXPECT_EQ(reason_text(suggestion.columns[0].reason, suggestion.columns[0].arguments),
            "Looks like Phone, but column “Work Phone” is a better match.");
}

TEST(MappingSuggestion, ProposesEmailsByTheirValuesAlone) {
  expect_mapping("no name", {{"", kEmails, "email"}});
  expect_mapping("unknown language", {{"Imejli yako", kEmails, "email"}});
  expect_mapping("beside a named one", {{"", kEmails, ""}, {"Email", kEmails, "email"}});
  expect_mapping("users of a CRM", {{"Zugeteilt", kUsers, ""}});
  expect_mapping("of somebody else", {{"Manager email", kEmails, ""}});
  expect_mapping("profiles",
                 {{"URL", {"https://www.linkedin.com/in/ann", "https://www.linkedin.com/in/bo"}, "linkedin_url"}});
  expect_mapping("never names", {{"", kWhole, ""}, {"Xyz", kWhole, ""}});
}

TEST(MappingSuggestion, KnowsCustomFields) {
  leads::Field region;
  region.key = "cf_region";
  region.label = "Region";
  region.custom = true;
  region.aliases = {"Vertriebsgebiet"};
  const leads::FieldCatalog catalog = catalog_with({region});
  expect_mapping("label", {{"Region", {"EMEA"}, "cf_region"}, {"City", kCities, "city"}}, catalog);
  expect_mapping("alias", {{"vertriebs-gebiet", {"EMEA"}, "cf_region"}}, catalog);
  expect_mapping("key", {{"CF_Region", {"EMEA"}, "cf_region"}}, catalog);
}

TEST(MappingSuggestion, PutsWhatWasChosenBeforeBeforeNames) {
  const tables::TableSurvey survey = survey_of({{"Company", kCompanies, ""}, {"Kd", kGiven, ""}, {"Notes", {"x"}, ""}});
  MappingMemory memory;
  memory.own_fields = {{"kd", "first_name"}, {"notes", ""}};
  memory.team_fields = {{"company", "industry"}};
  const MappingSuggestion suggestion = suggest_mapping(catalog_with(), survey, memory);
  EXPECT_EQ(suggestion.columns[0].field, "industry");
  EXPECT_EQ(suggestion.columns[1].field, "first_name");
  EXPECT_EQ(suggestion.columns[1].evidence, Evidence::kMemory);
  EXPECT_EQ(suggestion.columns[2].field, "");
  EXPECT_EQ(suggestion.columns[2].reason, SuggestionReason::kChosenBefore);
}

TEST(MappingSuggestion, PutsATemplateFirst) {
  const tables::TableSurvey survey =
      survey_of({{"Email", kEmails, ""}, {"Company", kCompanies, ""}, {"City", kCities, ""}});
  MappingTemplate saved;
  saved.name = "Fair";
  saved.columns = {{"company", "industry", {}}, {"CITY", "", {}}};
  MappingMemory memory;
  memory.chosen_template = &saved;
  memory.own_fields = {{"company", "street"}};
  const MappingSuggestion suggestion = suggest_mapping(catalog_with(), survey, memory);
  EXPECT_EQ(suggestion.columns[0].field, "email");
  EXPECT_EQ(suggestion.columns[1].field, "industry");
  EXPECT_EQ(suggestion.columns[1].evidence, Evidence::kTemplate);
  EXPECT_EQ(suggestion.columns[1].match(), Match::kExact);
  EXPECT_EQ(suggestion.columns[2].field, "");
}

TEST(MappingSuggestion, LeavesItsOwnColumnsAlone) {
  expect_mapping("failed records",
                 {{"Email", kEmails, "email"}, {"_Row", {"2", "3"}, ""}, {"_Error codes", {"INVALID_EMAIL"}, ""}});
}

TEST(MappingSuggestion, NamesTheSource) {
  const auto survey =
      survey_of({{"Record ID", {"1"}, ""}, {"Contact owner", {"Ann"}, ""}, {"Lifecycle Stage", {"Lead"}, ""}});
  EXPECT_EQ(suggest_mapping(catalog_with(), survey, {}).source, "HubSpot");
  const auto two = survey_of({{"Record ID", {"1"}, ""}, {"Contact owner", {"Ann"}, ""}});
  EXPECT_EQ(suggest_mapping(catalog_with(), two, {}).source, "");
}

}  // namespace
}  // namespace inlet::imports
