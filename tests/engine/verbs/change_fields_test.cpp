// SPDX-License-Identifier: Apache-2.0
//
// Custom fields (promises 22 and 56): what an administrator makes is there at once, and one of each type goes the whole way.
#include "engine/verbs/change_fields.h"

#include <gmock/gmock.h>

#include "engine/report/export_leads.h"
#include "engine/undo/undo_job.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/undo_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using leads::FieldType;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Lines = std::vector<std::string>;

FieldWish named(std::string label) {
  FieldWish wish;
  wish.label = std::move(label);
  return wish;
}

FieldWish with_options(std::string label, const std::vector<std::string>& options) {
  FieldWish wish = named(std::move(label));
  wish.options.emplace();
  for (const std::string& option : options) wish.options->push_back({"", option, true});
  return wish;
}

struct TypeCase {
  FieldType type;
  const char* label;
  const char* cell;    // of the file
  const char* stored;  // as text_with_currency() gives it
  const char* edit;    // JSON of another value
  const char* edited;
  const char* filter;  // a condition that the imported value meets; %s stands for the key
};

const TypeCase kTypes[] = {
    {FieldType::kText, "Badge", " A-17 ", "A-17", R"("B-2")", "B-2",
     R"({"field":"%s","op":"contains","values":["a-1"]})"},
    {FieldType::kLongText, "Talk", "\"two\nlines\"", "two\nlines", R"("one")", "one",
     R"({"field":"%s","op":"not_blank"})"},
    {FieldType::kEmail, "Assistant", "MAILTO:Bo@Example.com", "Bo@Example.com", R"("liv@example.com")",
     "liv@example.com", R"({"field":"%s","op":"contains","values":["bo@"]})"},
    {FieldType::kPhone, "Desk Line", "+49 30 123456", "+4930123456", R"("+49 30 654321")", "+4930654321",
     R"({"field":"%s","op":"not_blank"})"},
    {FieldType::kUrl, "Blog", "ann.example.com", "ann.example.com", R"("https://b.example")", "https://b.example",
     R"({"field":"%s","op":"contains","values":["ann."]})"},
    {FieldType::kInteger, "Seats", "12", "12", "13", "13", R"({"field":"%s","op":"from","values":["12"]})"},
    {FieldType::kDecimal, "Rating", "4.25", "4.25", R"("3.5")", "3.5", R"({"field":"%s","op":"to","values":["4.25"]})"},
    {FieldType::kMoney, "Budget Left", "EUR 1200.50", "1200.50 EUR", R"({"amount":"7","currency":"USD"})", "7.00 USD",
     R"({"field":"%s","op":"from","values":["1200.5"]})"},
    {FieldType::kPercent, "Odds", "12.5%", "12.5", R"("40")", "40", R"({"field":"%s","op":"from","values":["12.5"]})"},
    {FieldType::kBoolean, "Attended", "yes", "true", "false", "false", R"({"field":"%s","op":"in","values":["true"]})"},
    {FieldType::kDate, "Met", "2026-05-31", "2026-05-31", R"("2026-06-01")", "2026-06-01",
     R"({"field":"%s","op":"from","values":["2026-05-31"]})"},
    {FieldType::kDateTime, "Scanned", "2026-05-31T10:00:00Z", "2026-05-31T10:00:00Z", R"("2026-06-01T00:00:00Z")",
     "2026-06-01T00:00:00Z", R"({"field":"%s","op":"not_blank"})"},
    {FieldType::kPicklist, "Region", "emea", "emea", R"("apac")", "apac",
     R"({"field":"%s","op":"in","values":["EMEA"]})"},
    {FieldType::kMultiPicklist, "Interests", "Chess; boats", "boats;chess", R"(["chess"])", "chess",
     R"({"field":"%s","op":"in","values":["boats"]})"},
    {FieldType::kUser, "Host", "", "", "null", "", R"({"field":"%s","op":"blank"})"},
};

std::string with_key(std::string text, const std::string& key) { return text.replace(text.find("%s"), 2, key); }

std::string csv_of(OwnEngine& own) {
  std::string text;
  LeadExport wanted;
  wanted.format = LeadFormat::kCsv;
  must(export_leads(own.engine(), own.actor, wanted, [&](std::string_view bytes) -> Result<void> {
    text += bytes;
    return {};
  }));
  return text;
}

class EachType : public ::testing::TestWithParam<TypeCase> {};

TEST_P(EachType, GoesThroughImportEditFilterExportAndUndo) {
  const TypeCase& test = GetParam();
  OwnEngine own;
  const bool has_options = test.type == FieldType::kPicklist || test.type == FieldType::kMultiPicklist;
  FieldWish wish = has_options ? with_options(test.label, {"EMEA", "APAC", "Chess", "Boats"}) : named(test.label);
  wish.aliases = Lines{"Known otherwise"};
  const leads::Field field = must(add_field(own.engine(), own.actor, "", test.type, wish));

  // By its label and by the other name that the administrator gave; the draft maps it by itself.
  const std::string cell = test.cell;
  const auto by_alias = own.draft("Last Name,Known otherwise\nLee," + cell + "\n");
  EXPECT_EQ(must(read_draft(by_alias)).columns.at(1).field, field.key);
  const auto record = own.import("Last Name," + std::string(test.label) + "\nLee," + cell + "\n");
  ASSERT_EQ(record.tally.created, 1) << (own.messages(record.write_run).empty() ? ""
                                                                                : own.messages(record.write_run)[0]);
  EXPECT_EQ(own.leads({field.key}), Lines{test.stored});

  const auto lead_ids = [&](const std::string& conditions) {
    const auto transaction = own.reading();
    const auto catalog = must(transaction->catalog().current());
    leads::LeadFilterTexts texts;
    texts.conditions = "[" + conditions + "]";
    if (test.type != FieldType::kMultiPicklist) texts.sort = field.key;
    const auto filter = must(leads::lead_filter(texts, *catalog, *base::TimeZone::find("UTC")));
    return must(transaction->leads().list(filter, 10)).leads.size();
  };
  EXPECT_EQ(lead_ids(with_key(test.filter, field.key)), 1U);

  const auto edit = must(base::parse_json("{\"" + field.key + "\":" + test.edit + "}"));
  const LeadAnswer answer = must(edit_lead(own.engine(), own.actor, 1, 1, edit.as_object(), Duplicates::kRefuse));
  ASSERT_TRUE(answer.refused.empty()) << answer.refused.front().error.message();
  EXPECT_EQ(own.leads({field.key}), Lines{test.edited});
  EXPECT_THAT(csv_of(own), HasSubstr(test.label));

  // What a person edited stays; another lead of the same shape goes.
  const auto second = own.import("Last Name," + std::string(test.label) + "\nRay," + cell + "\n");
  must(undo_import(own.engine(), own.actor, second.id));
  must(run_undo(own.engine(), *own.lease(second.id)));
  EXPECT_EQ(own.leads({"last_name", field.key}), Lines{std::string("Lee; ") + test.edited});

  // And the file of failed records keeps its cells.
  const auto failed = own.import("Last Name," + std::string(test.label) + ",Email\nMoe," + cell + ",nobody\n");
  EXPECT_EQ(failed.tally.failed, 1);
  EXPECT_THAT(own.failed_csv(failed), HasSubstr(test.label));
}

INSTANTIATE_TEST_SUITE_P(ChangeFields, EachType, ::testing::ValuesIn(kTypes),
                         [](const auto& each) { return std::string(leads::name_of(each.param.type)); });

std::string code_of(const Result<leads::Field>& result) {
  return result.has_value() ? "" : std::string(base::name_of(result.error().code));
}

TEST(ChangeFields, RefusesWhatCannotBe) {
  OwnEngine own;
  const auto add = [&](const std::string& key, FieldType type, const FieldWish& wish) {
    return code_of(add_field(own.engine(), own.actor, key, type, wish));
  };
  EXPECT_EQ(add("", FieldType::kText, named("Badge")), "");
  EXPECT_EQ(add("", FieldType::kText, named(" badge")), "NAME_TAKEN");
  EXPECT_EQ(add("cf_badge", FieldType::kText, named("Other")), "NAME_TAKEN");
  EXPECT_EQ(add("badge", FieldType::kText, named("Other")), "BAD_SETTING");
  EXPECT_EQ(add("cf_" + std::string(41, 'a'), FieldType::kText, named("Other")), "BAD_SETTING");
  EXPECT_EQ(add("cf_Other", FieldType::kText, named("Other")), "BAD_SETTING");
  EXPECT_EQ(add("", FieldType::kText, named("  ")), "BAD_SETTING");
  EXPECT_EQ(add("", FieldType::kText, with_options("Other", {"A"})), "BAD_SETTING");
  EXPECT_EQ(add("", FieldType::kPicklist, with_options("Other", {"A", "á"})), "BAD_SETTING");
  FieldWish wish = named("Other");
  wish.default_value = "twelve";
  EXPECT_EQ(add("", FieldType::kInteger, wish), "BAD_SETTING");
  wish = named("Other");
  wish.minimum = "5";
  wish.maximum = "4";
  EXPECT_EQ(add("", FieldType::kInteger, wish), "BAD_SETTING");
  wish = named("Other");
  wish.unique = true;
  EXPECT_EQ(add("", FieldType::kBoolean, wish), "BAD_SETTING");
  wish = FieldWish();
  wish.hidden = true;
  EXPECT_EQ(code_of(change_field(own.engine(), own.actor, "last_name", wish)), "BAD_SETTING") << "it is required";
  EXPECT_EQ(code_of(change_field(own.engine(), own.actor, "email", wish)), "BAD_SETTING") << "a criterion needs it";
  EXPECT_EQ(code_of(change_field(own.engine(), own.actor, "cf_none", wish)), "NO_SUCH_FIELD");
  access::Actor manager{1, access::RoleId::kManager};
  EXPECT_EQ(code_of(add_field(own.engine(), manager, "", FieldType::kText, named("Mine"))), "NOT_ALLOWED");
}

TEST(ChangeFields, NamesOfOtherAlphabetsGetKeysToo) {
  OwnEngine own;
  EXPECT_EQ(must(add_field(own.engine(), own.actor, "", FieldType::kText, named("Größe (cm)"))).key, "cf_grosse_cm");
  EXPECT_EQ(must(add_field(own.engine(), own.actor, "", FieldType::kText, named("住所"))).key, "cf_field");
  EXPECT_EQ(must(add_field(own.engine(), own.actor, "", FieldType::kText, named("電話"))).key, "cf_field_2");
}

TEST(ChangeFields, TwoHundredAreEnough) {
  OwnEngine own;
  for (int i = 0; i < 200; ++i)
    must(add_field(own.engine(), own.actor, "", FieldType::kText, named("Field " + std::to_string(i))));
  EXPECT_EQ(code_of(add_field(own.engine(), own.actor, "", FieldType::kText, named("One more"))), "BAD_SETTING");
}

TEST(ChangeFields, RequiredUniqueRangeAndLengthHoldForTheNextImport) {
  OwnEngine own;
  FieldWish wish = named("Customer No");
  wish.unique = true;
  wish.required = true;
  must(add_field(own.engine(), own.actor, "cf_no", FieldType::kText, wish));
  wish = named("Seats");
  wish.minimum = "1";
  wish.maximum = "500";
  must(add_field(own.engine(), own.actor, "cf_seats", FieldType::kInteger, wish));
  wish = named("Code");
  wish.max_length = 3;
  must(add_field(own.engine(), own.actor, "cf_code", FieldType::kText, wish));
  const auto record = own.import(
      "Last Name,Customer No,Seats,Code\n"
      "Lee,K1,500,abc\n"
      "Ray,K1,1,\n"
      "Moe,,2,\n"
      "Poe,K2,501,\n"
      "Roe,K3,,abcd\n");
  EXPECT_THAT(own.outcomes(record.write_run, false),
              ElementsAre("created", "failed UNIQUE_VIOLATION(1)", "failed MISSING_REQUIRED(1)",
                          "failed NUMBER_OUT_OF_RANGE(2)", "failed TOO_LONG(3)"));
  const auto without = own.draft("Last Name\nLee\n");
  EXPECT_FALSE(start_import(own.engine(), own.actor, without.id, 0).has_value()) << "a required field is unmapped";
  const auto edit = must(base::parse_json(R"({"cf_seats":0})"));
  EXPECT_EQ(must(edit_lead(own.engine(), own.actor, 1, 1, edit.as_object(), Duplicates::kRefuse)).refused.size(), 1U);
}

TEST(ChangeFields, AUniqueFieldNeedsLeadsThatDiffer) {
  OwnEngine own;
  must(add_field(own.engine(), own.actor, "cf_no", FieldType::kText, named("Customer No")));
  own.import("Last Name,Customer No\nLee,K1\nRay,k1\n");
  FieldWish wish;
  wish.unique = true;
  EXPECT_EQ(code_of(change_field(own.engine(), own.actor, "cf_no", wish)), "UNIQUE_VIOLATION");
  const leads::LeadId ids[] = {2};
  must(trash_leads(own.engine(), own.actor, ids));
  EXPECT_EQ(code_of(change_field(own.engine(), own.actor, "cf_no", wish)), "");
}

TEST(ChangeFields, OptionsKeepTheirIdsAndAreRetiredNotDeleted) {
  OwnEngine own;
  must(add_field(own.engine(), own.actor, "cf_region", FieldType::kPicklist,
                 with_options("Region", {"EMEA", "Asia Pacific"})));
  own.import("Last Name,Region\nLee,asia pacific\n");
  EXPECT_EQ(own.leads({"cf_region"}), Lines{"asiapacific"});

  FieldWish wish;
  wish.options = std::vector<OptionWish>{{"", "Americas", true}, {"emea", "Europe, Africa", true}};
  const leads::Field field = must(change_field(own.engine(), own.actor, "cf_region", wish));
  Lines shown;
  for (const leads::FieldOption& option : must(own.reading()->catalog().current())->find("cf_region")->options)
    shown.push_back(option.id + " " + option.label + (option.active ? "" : " retired"));
  EXPECT_THAT(shown, ElementsAre("americas Americas", "emea Europe, Africa", "asiapacific Asia Pacific retired"));
  const auto record = own.import("Last Name,Region\nRay,Asia Pacific\nMoe,americas\n");
  EXPECT_THAT(own.outcomes(record.write_run, false), ElementsAre("failed INVALID_OPTION(1)", "created"));
  EXPECT_EQ(own.leads({"cf_region"}), (Lines{"asiapacific", "americas"})) << "what a lead holds stays";
}

TEST(ChangeFields, ANewTagHasOneIdInLeadAndCatalogue) {
  OwnEngine own;
  own.import("Last Name,Tags\nLee,Trade Show 2026\n");
  EXPECT_EQ(own.leads({"tags"}), Lines{"tradeshow2026"});
  const auto catalog = must(own.reading()->catalog().current());
  const auto& options = catalog->find("tags")->options;
  ASSERT_EQ(options.size(), 1U);
  EXPECT_EQ(options.front().id, "tradeshow2026");
  EXPECT_EQ(options.front().label, "Trade Show 2026");
}

TEST(ChangeFields, HiddenOnesAreNowhereAndComeBackWithTheirValues) {
  OwnEngine own;
  must(add_field(own.engine(), own.actor, "cf_badge", FieldType::kText, named("Badge")));
  own.import("Last Name,Badge\nLee,A1\n");
  FieldWish wish;
  wish.hidden = true;
  must(change_field(own.engine(), own.actor, "cf_badge", wish));
  EXPECT_EQ(must(read_draft(own.draft("Last Name,Badge Text\nLee,A1\n"))).columns.at(1).field, "");
  EXPECT_THAT(csv_of(own), ::testing::Not(HasSubstr("Badge")));
  wish.hidden = false;
  must(change_field(own.engine(), own.actor, "cf_badge", wish));
  EXPECT_EQ(own.leads({"cf_badge"}), Lines{"A1"});
}

TEST(ChangeFields, OrderAndAuditAreKept) {
  OwnEngine own;
  must(add_field(own.engine(), own.actor, "cf_badge", FieldType::kText, named("Badge")));
  must(order_fields(own.engine(), own.actor, {"cf_badge", "email"}));
  const auto catalog = must(own.reading()->catalog().current());
  EXPECT_EQ(catalog->fields()[0].key, "cf_badge");
  EXPECT_EQ(catalog->fields()[1].key, "email");
  EXPECT_EQ(catalog->fields()[2].key, "title");
  Lines actions;
  for (const auto& entry : must(own.reading()->audit().list(0, 10)))
    actions.push_back(entry.action + " " + entry.subject);
  EXPECT_THAT(actions, ::testing::UnorderedElementsAre("fields.ordered fields", "field.created field cf_badge"));
}

TEST(ChangeFields, UseIsCounted) {
  OwnEngine own;
  must(add_field(own.engine(), own.actor, "cf_region", FieldType::kPicklist, with_options("Region", {"EMEA", "APAC"})));
  own.import("Last Name,Region\nLee,EMEA\nRay,EMEA\nMoe,\n");
  const FieldUse use = must(field_use(own.engine(), own.actor, "cf_region"));
  EXPECT_EQ(use.leads, 2);
  EXPECT_EQ(use.without, 1);
  EXPECT_EQ(use.options.at(0), (std::pair<std::string, std::int64_t>("emea", 2)));
}

}  // namespace
}  // namespace inlet::engine
