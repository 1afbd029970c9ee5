// SPDX-License-Identifier: Apache-2.0
//
// The values of a column and what a person makes of them (semantics 26), and what a template keeps of it (promise 45).
#include "engine/verbs/column_values.h"

#include <gmock/gmock.h>

#include "engine/verbs/change_fields.h"
#include "engine/verbs/change_template.h"
#include "engine/verbs/save_template.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using ::testing::ElementsAre;
using Lines = std::vector<std::string>;

// "LATAM x2 ?": one that needs a choice.
Lines lines_of(const ColumnValues& values) {
  Lines lines;
  for (const ColumnValue& value : values.values) {
    std::string line = value.text + " x" + std::to_string(value.count);
    if (!value.option.empty()) line += " = " + value.option;
    if (!value.suggestion.empty()) line += " ~ " + value.suggestion;
    if (value.needs_choice()) line += " ?";
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_region(OwnEngine& own) {
  FieldWish wish;
  wish.label = "Region";
  wish.options = std::vector<OptionWish>{{"", "EMEA", true}, {"", "APAC", true}};
  must(add_field(own.engine(), own.actor, "cf_region", leads::FieldType::kPicklist, wish));
}

constexpr const char* kFile = "Last Name,Region\nA,emea\nB,LATAM\nC,EMAE\nD,emea\nE,LATAM\nF,World\nG,\n";

imports::ImportRecord choose(OwnEngine& own, imports::ImportId id, const std::vector<ValueChoice>& choices) {
  return must(choose_values(own.engine(), own.actor, id, own.find(id).version, 1, choices));
}

TEST(ColumnValues, AreCountedOverAllRowsThoseWithoutAnOptionFirst) {
  OwnEngine own;
  add_region(own);
  const auto draft = own.draft(kFile);
  EXPECT_THAT(lines_of(must(column_values(own.engine(), own.actor, draft, 1, ""))),
              ElementsAre("LATAM x2 ?", "EMAE x1 ~ emea ?", "World x1 ?", "emea x2 = emea"));
  EXPECT_THAT(lines_of(must(column_values(own.engine(), own.actor, draft, 0, ""))).size(), 7U);
}

TEST(ColumnValues, EveryActionDoesWhatItSays) {
  OwnEngine own;
  add_region(own);
  const auto draft = own.draft(kFile);
  choose(
      own, draft.id,
      {{"latam", ValueAction::kAdd, ""}, {"EMAE", ValueAction::kUse, "emea"}, {"World", ValueAction::kLeaveEmpty, ""}});
  EXPECT_THAT(lines_of(must(column_values(own.engine(), own.actor, own.find(draft.id), 1, ""))),
              ::testing::UnorderedElementsAre("emea x2 = emea", "LATAM x2", "EMAE x1 ~ emea", "World x1"));
  const auto checked = own.check(draft.id);
  EXPECT_EQ(own.tally(checked.check_run).created, 7);
  EXPECT_EQ(must(own.reading()->catalog().current())->find("cf_region")->options.size(), 2U) << "a check adds nothing";
  own.start(draft.id);
  own.work(draft.id);
  EXPECT_EQ(own.leads({"cf_region"}), (Lines{"emea", "latam", "emea", "emea", "latam", "", ""}));
  EXPECT_EQ(must(own.reading()->catalog().current())->find("cf_region")->options.back().label, "LATAM");
}

TEST(ColumnValues, AChoiceToFailAndOneTakenBackFail) {
  OwnEngine own;
  add_region(own);
  const auto draft = own.draft("Last Name,Region\nA,LATAM\nB,World\n");
  choose(own, draft.id, {{"LATAM", ValueAction::kFail, ""}, {"World", ValueAction::kUse, "apac"}});
  choose(own, draft.id, {{"world", std::nullopt, ""}});
  own.start(draft.id);
  own.work(draft.id);
  EXPECT_THAT(own.outcomes(own.find(draft.id).write_run, false),
              ElementsAre("failed INVALID_OPTION(1)", "failed INVALID_OPTION(1)"));
}

TEST(ColumnValues, NewOptionsNeedTheRight) {
  OwnEngine own;
  add_region(own);
  own.actor.permissions = access::RoleId::kUser;
  const auto draft = own.draft("Last Name,Region\nA,LATAM\n");
  const auto refused = choose_values(own.engine(), own.actor, draft.id, own.find(draft.id).version, 1,
                                     {{"LATAM", ValueAction::kAdd, ""}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::Code::kNotAllowed);
}

TEST(ColumnValues, OfFieldsThatHoldSeveralArePartsOfCells) {
  OwnEngine own;
  const auto draft = own.draft("Last Name,Tags\nA,vip; cold\nB,vip\n");
  EXPECT_THAT(lines_of(must(column_values(own.engine(), own.actor, draft, 1, ""))),
              ElementsAre("vip x2 ?", "cold x1 ?"));
}

TEST(ColumnValues, AreCountedWhereThereAreMoreThanTheSurveyKeeps) {
  OwnEngine own;
  std::string text = "Last Name,Company\n";
  for (int i = 0; i < 1'200; ++i) text += "L,Company " + std::to_string(i % 600) + "\n";
  const auto draft = own.draft(text);
  const auto values = must(column_values(own.engine(), own.actor, draft, 1, ""));
  EXPECT_EQ(values.distinct, 600U);
  EXPECT_TRUE(values.is_complete);
  EXPECT_EQ(values.values.front().count, 2U);
}

// Promise 45.
TEST(Templates, KeepReadingValuesDefaultsAndDuplicateRules) {
  OwnEngine own;
  add_region(own);
  leads::MatchPolicy policy;
  policy.on_duplicate = leads::OnDuplicate::kUpdate;
  const auto first = own.draft("Some list\nLast Name,Region\nA,LATAM\n", policy, {{"company", "Acme"}});
  tables::SourceChoices source;
  source.header_row = 2;
  must(choose_source(own.engine(), own.actor, first.id, own.find(first.id).version, source));
  choose(own, first.id, {{"LATAM", ValueAction::kUse, "apac"}});
  const auto saved = must(save_template(own.engine(), own.actor, "Regions", false, first.id));

  // Columns in another order, one missing, one new.
  auto again = own.draft("Some other list\nBadge,Region\n17,LATAM\n");
  again = must(choose_template(own.engine(), own.actor, again.id, again.version, saved.id));
  const ImportDraft draft = must(read_draft(again));
  EXPECT_EQ(draft.source.header_row, 2U);
  EXPECT_EQ(draft.policy.on_duplicate, leads::OnDuplicate::kUpdate);
  EXPECT_EQ(draft.defaults.at("company"), "Acme");
  EXPECT_EQ(draft.columns.at(1).options.value_map.at("LATAM"), "apac");
  imports::Upload upload;
  upload = must(own.reading()->uploads().find(again.upload)).value();
  const auto survey = must(survey_upload(own.engine(), upload, draft.source));
  const auto suggestion = must(suggest(own.engine(), own.actor, survey, saved.id));
  EXPECT_THAT(suggestion.fit.missing, ElementsAre("Last Name"));
  EXPECT_THAT(suggestion.fit.new_columns, ElementsAre(0U));
}

TEST(Templates, NoTemplateStillKnowsWhatWasChosenBefore) {
  OwnEngine own;
  auto first = own.draft("Last Name,Wert\nLee,Acme\n");
  auto columns = must(read_draft(first)).columns;
  columns[1].field = "company";
  columns[1].chosen_by = ChosenBy::kPerson;
  must(choose_mapping(own.engine(), own.actor, first.id, first.version, columns));
  own.start(first.id);
  own.work(first.id);
  auto again = own.draft("Last Name,Wert\nRay,Beta\n");
  again = must(choose_template(own.engine(), own.actor, again.id, again.version, 0));
  EXPECT_EQ(must(read_draft(again)).columns.at(1).field, "company");
}

TEST(Templates, GoToAnotherInstallationAsADocument) {
  OwnEngine here;
  const auto draft = here.draft("Last Name,Mail\nLee,ann@example.com\n");
  const auto saved = must(save_template(here.engine(), here.actor, "Mine", false, draft.id));
  OwnEngine there;
  const auto taken = must(import_template(there.engine(), there.actor, saved.json, "", true));
  EXPECT_EQ(taken.name, "Mine");
  EXPECT_TRUE(taken.shared);
  EXPECT_EQ(taken.fingerprint, saved.fingerprint);
  EXPECT_FALSE(import_template(there.engine(), there.actor, saved.json, "mine", true).has_value())
      << "the name is taken";
  EXPECT_FALSE(import_template(there.engine(), there.actor, "{\"name\":\"x\"}", "", true).has_value());

  TemplateChange change;
  change.id = taken.id;
  change.version = taken.version;
  change.columns = std::vector<TemplateColumnWish>{{"Last Name", "last_name"}, {"Mail", ""}, {"Firma", "company"}};
  const auto edited = must(change_template(there.engine(), there.actor, change));
  const auto document = must(imports::mapping_template_from_json(edited.json));
  EXPECT_EQ(document.columns.size(), 3U);
  EXPECT_EQ(document.columns[2].field, "company");
}

}  // namespace
}  // namespace inlet::engine
