// SPDX-License-Identifier: Apache-2.0
//
// Fixes in place (promise 61, semantics 6 "as corrected"): cells, values and rows, the same in check, import and files.
#include "engine/verbs/fix_rows.h"

#include <gmock/gmock.h>

#include "engine/report/fix_list.h"
#include "engine/report/reason_values.h"
#include "engine/verbs/change_leads.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Lines = std::vector<std::string>;

constexpr const char* kFile =
    "Last Name,Email,Country,Company\n"
    "Lee,ann@example.com,Germany,Acme\n"
    "Ray,bob(at)example.com,Germnay,Beta\n"
    "Fox,cid@example.com,Germnay,Gamma\n"
    ",dee@example.com,Germany,Delta\n"
    "Poe,eve(at)example.com,Germany,Eta\n";

FixWish cell(std::int64_t record, std::uint32_t column, std::optional<std::string> text) {
  FixWish wish;
  wish.cells.push_back({record, column, std::move(text)});
  return wish;
}

FixWish value(std::uint32_t column, std::string text, std::optional<std::string> with) {
  FixWish wish;
  wish.values.push_back({column, std::move(text), std::move(with)});
  return wish;
}

imports::ImportRecord fix(OwnEngine& own, imports::ImportId id, const FixWish& wish) {
  return must(fix_rows(own.engine(), own.actor, id, own.find(id).version, wish));
}

TEST(FixRows, ACellIsReadAsCorrectedInCheckAndImport) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  own.check(draft.id);
  fix(own, draft.id, cell(1, 1, "bob@example.com"));
  EXPECT_EQ(own.find(draft.id).check_run, 0) << "the check says nothing about the fixed file";
  fix(own, draft.id, cell(3, 0, "Moe"));
  const auto checked = own.check(draft.id);
  const Lines predicted = own.outcomes(checked.check_run, false);
  EXPECT_THAT(predicted, ElementsAre("created", "failed INVALID_OPTION(2)", "failed INVALID_OPTION(2)", "created",
                                     "failed INVALID_EMAIL(1)"));
  own.start(draft.id);
  own.work(draft.id);
  EXPECT_EQ(own.outcomes(own.find(draft.id).write_run, false), predicted);
  EXPECT_EQ(own.leads({"last_name"}), (Lines{"Lee", "Moe"}));
}

TEST(FixRows, AValueIsReplacedWhereverItStandsInTheColumn) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  fix(own, draft.id, value(2, "Germnay", "Germany"));
  fix(own, draft.id, cell(2, 2, "France"));
  own.start(draft.id);
  own.work(draft.id);
  EXPECT_THAT(own.outcomes(own.find(draft.id).write_run, false),
              ElementsAre("created", "failed INVALID_EMAIL(1)", "created", "failed MISSING_REQUIRED(0)",
                          "failed INVALID_EMAIL(1)"));
  EXPECT_EQ(own.leads({"last_name", "country"}), (Lines{"Lee; DE", "Fox; FR"})) << "the cell's own fix comes first";
}

TEST(FixRows, RowsAreLeftOutOneByOneOrAsAGroup) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  own.check(draft.id);
  FixWish wish;
  wish.rows.push_back({0, true});
  wish.groups.push_back({base::Code::kInvalidEmail, 1, std::nullopt});
  fix(own, draft.id, wish);
  own.check(draft.id);
  own.start(draft.id);
  own.work(draft.id);
  const auto done = own.find(draft.id);
  EXPECT_THAT(own.outcomes(done.write_run, false),
              ElementsAre("skipped LEFT_OUT_BY_PERSON", "skipped LEFT_OUT_BY_PERSON", "failed INVALID_OPTION(2)",
                          "failed MISSING_REQUIRED(0)", "skipped LEFT_OUT_BY_PERSON"));
  const std::string failed = own.failed_csv(done);
  EXPECT_THAT(failed, Not(HasSubstr("Acme"))) << "semantics 6: failed records and skipped duplicates alone";
  EXPECT_THAT(failed, HasSubstr("Gamma"));
  const auto counts = must(failed_counts(*own.reading(), done));
  EXPECT_EQ(counts.of(FailedKind::kAll), 2);
  EXPECT_THAT(own.receipt(done), HasSubstr("2,skipped,,LEFT_OUT_BY_PERSON"));
}

TEST(FixRows, FilesHaveTheRowsAsCorrected) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  fix(own, draft.id, cell(4, 1, "eve at example.com"));
  own.start(draft.id);
  own.work(draft.id);
  const auto done = own.find(draft.id);
  EXPECT_THAT(own.failed_csv(done), HasSubstr("Poe,eve at example.com,"));
  EXPECT_THAT(own.receipt(done), HasSubstr("Email: “eve(at)example.com” became “eve at example.com”"));
  const auto page = must(report_rows(own.engine(), own.actor, done, {}, PageDirection::kForward, 4, 10));
  ASSERT_EQ(page.rows.size(), 1U);
  EXPECT_EQ(page.rows[0].cells[1], "eve at example.com");
  EXPECT_EQ(page.rows[0].mended.at(0).original, "eve(at)example.com");
}

TEST(FixRows, AreListedAndTakenBack) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  fix(own, draft.id, cell(1, 1, "bob@example.com"));
  fix(own, draft.id, cell(1, 3, "Beta Ltd"));
  fix(own, draft.id, value(2, "Germnay", "Germany"));
  auto page = must(list_fixes(own.engine(), own.find(draft.id), -1, 0, 1));
  EXPECT_TRUE(page.has_more);
  EXPECT_EQ(page.cells.at(0).original, "bob(at)example.com");
  EXPECT_EQ(page.cells.at(0).row, 3);
  page = must(list_fixes(own.engine(), own.find(draft.id), 1, 1, 10));
  EXPECT_EQ(page.cells.at(0).fix.text, "Beta Ltd");
  EXPECT_EQ(page.values.at(0).value, "Germnay");

  fix(own, draft.id, cell(1, 1, std::nullopt));
  fix(own, draft.id, value(2, "Germnay", std::nullopt));
  EXPECT_EQ(must(own.reading()->fixes().count(draft.id)).all(), 1);
  must(remove_fixes(own.engine(), own.actor, draft.id, own.find(draft.id).version));
  EXPECT_EQ(must(own.reading()->fixes().count(draft.id)).all(), 0);
}

TEST(FixRows, BelongToOneReadingOfTheFile) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  fix(own, draft.id, cell(1, 1, "bob@example.com"));
  tables::SourceChoices source;
  source.header_row = 2;
  const auto changed = must(choose_source(own.engine(), own.actor, draft.id, own.find(draft.id).version, source));
  EXPECT_EQ(must(own.reading()->fixes().count(draft.id)).all(), 0);
  EXPECT_THAT(must(read_draft(changed)).dropped, ::testing::Contains("1 fix"));
}

std::string code_of(const Result<imports::ImportRecord>& result) {
  return result.has_value() ? "" : std::string(base::name_of(result.error().code));
}

TEST(FixRows, RefuseWhatIsNotInTheFileAndWhatIsOver) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  const auto try_fix = [&](const FixWish& wish, std::int64_t version) {
    return code_of(fix_rows(own.engine(), own.actor, draft.id, version, wish));
  };
  const std::int64_t version = own.find(draft.id).version;
  EXPECT_EQ(try_fix(cell(5, 0, "x"), version), "BAD_REQUEST");
  EXPECT_EQ(try_fix(cell(0, 4, "x"), version), "BAD_REQUEST");
  EXPECT_EQ(try_fix(cell(0, 0, "x"), version - 1), "CONFLICT");
  own.start(draft.id);
  EXPECT_EQ(try_fix(cell(0, 0, "x"), own.find(draft.id).version), "ILLEGAL_TRANSITION") << "a started import is frozen";
}

TEST(FixRows, TheValuesBehindAGroupComeWithWhatCouldBeMeant) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  own.check(draft.id);
  const auto record = own.find(draft.id);
  auto page = must(reason_values(own.engine(), own.actor, record, base::Code::kInvalidEmail, 1, 0, 10));
  ASSERT_EQ(page.total, 2);
  EXPECT_EQ(page.values[0].proposals.at(0).text, "bob@example.com");
  page = must(reason_values(own.engine(), own.actor, record, base::Code::kInvalidOption, 2, 0, 10));
  ASSERT_EQ(page.total, 1);
  EXPECT_EQ(page.values[0].value.count, 2);
  EXPECT_EQ(page.values[0].proposals.at(0).option, "DE");
  imports::OutcomeFilter filter;
  filter.code = base::Code::kInvalidEmail;
  filter.value = "eve(at)example.com";
  EXPECT_EQ(must(report_rows(own.engine(), own.actor, record, filter, PageDirection::kForward, 0, 10)).rows.size(), 1U);
}

TEST(FixRows, PagesGoBothWays) {
  OwnEngine own;
  std::string text = "Last Name,Email\n";
  for (int i = 0; i < 25; ++i) text += "L" + std::to_string(i) + ",nobody\n";
  const auto record = own.import(text);
  const auto rows_of = [&](PageDirection direction, std::int64_t place) {
    const auto page = must(report_rows(own.engine(), own.actor, record, {}, direction, place, 10));
    return std::to_string(page.rows.front().outcome.record) + "-" + std::to_string(page.rows.back().outcome.record) +
           (page.has_previous ? " <" : "") + (page.next_record >= 0 ? " >" : "");
  };
  EXPECT_EQ(rows_of(PageDirection::kForward, 0), "0-9 >");
  EXPECT_EQ(rows_of(PageDirection::kForward, 20), "20-24 <");
  EXPECT_EQ(rows_of(PageDirection::kBackward, 20), "10-19 < >");
  EXPECT_EQ(rows_of(PageDirection::kBackward, 10), "0-9 >");
}

TEST(FixRows, TheAnnotatedFileOfACheckNeedsNoImport) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  own.check(draft.id);
  const auto record = own.find(draft.id);
  EXPECT_THAT(own.failed_csv(record), HasSubstr("INVALID_EMAIL"));
  EXPECT_EQ(must(failed_counts(*own.reading(), record)).failed, 4);
  EXPECT_TRUE(own.leads().empty());
}

// Semantics 47.
TEST(FixRows, ARowThatComesOutDifferentlyThanCheckedIsTold) {
  OwnEngine own;
  const auto draft = own.draft("Last Name,Email\nLee,ann@example.com\nRay,bob@example.com\nFox,nobody\n");
  own.check(draft.id);
  own.import("Last Name,Email\nOther,bob@example.com\n");
  own.start(draft.id);
  own.work(draft.id);
  const auto done = own.find(draft.id);
  EXPECT_THAT(own.outcomes(done.write_run, false),
              ElementsAre("created", "skipped DUPLICATE_EXISTING CHANGED_SINCE_CHECK", "failed INVALID_EMAIL(1)"));
  EXPECT_EQ(done.tally.warnings, 1);
  EXPECT_THAT(own.messages(done.write_run),
              ::testing::Contains(HasSubstr("The check said created; it became skipped")));
}

TEST(FixRows, NothingIsToldWhereTheCheckWasRightOrOutOfDate) {
  OwnEngine own;
  const auto draft = own.draft("Last Name,Email\nLee,ann@example.com\n");
  own.check(draft.id);
  fix(own, draft.id, cell(0, 1, "bob@example.com"));
  own.import("Last Name,Email\nOther,bob@example.com\n");
  own.start(draft.id);
  own.work(draft.id);
  EXPECT_THAT(own.outcomes(own.find(draft.id).write_run, false), ElementsAre("skipped DUPLICATE_EXISTING"));
}

}  // namespace
}  // namespace inlet::engine
