// SPDX-License-Identifier: Apache-2.0
//
// "Fix here": the failed records of an import as a draft of their own (ux S11, semantics 7), linked both ways.
#include "engine/report/fix_failed.h"

#include <gmock/gmock.h>

#include "engine/verbs/fix_rows.h"
#include "engine/verbs/import_draft.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using ::testing::ElementsAre;

// Two columns of one name; dates whose order only the good row shows.
constexpr const char* kFile =
    "Last Name,Email,Email,Expected Close Date\n"
    "Lee,ann@example.com,a@x.org,25.12.2024\n"
    "Ray,bob(at)example.com,b@x.org,03/04/2024\n"
    "Lee,ann@example.com,c@x.org,26.12.2024\n"
    ",cy@example.com,d@x.org,05/06/2024\n";

RetryLinks links_of(OwnEngine& own, imports::ImportId id) {
  const auto transaction = own.reading();
  return must(retry_links(*transaction, own.actor, must(transaction->ledger().find(id)).value()));
}

TEST(FixFailed, TheFailedRecordsAreMendedAndImportedAsARetry) {
  OwnEngine own;
  const auto first = own.import(kFile);
  ASSERT_EQ(first.tally.failed, 2);
  const auto draft = must(fix_failed(own.engine(), own.actor, first.id));
  EXPECT_EQ(draft.tally.total, 2) << "the failed ones, and not the duplicate";
  EXPECT_EQ(draft.step, "execute");
  EXPECT_EQ(draft.retry_of, first.id);
  EXPECT_EQ(draft.file_name, "leads failed 2.csv");
  EXPECT_EQ(links_of(own, first.id).draft, draft.id);

  const auto checked = own.check(draft.id);
  EXPECT_THAT(own.outcomes(checked.check_run, false),
              ElementsAre("failed INVALID_EMAIL(1)", "failed MISSING_REQUIRED(0)"));
  const auto fixed = must(fix_rows(own.engine(), own.actor, draft.id, own.find(draft.id).version,
                                   {{{0, 1, "bob@example.com"}, {1, 0, "Dee"}}, {}, {}, {}}));
  own.start(fixed.id);
  own.work(fixed.id);
  EXPECT_EQ(own.find(fixed.id).state, imports::ImportState::kCompleted);
  // Day first, as the whole file showed; alone these two would be asked about.
  EXPECT_THAT(own.leads({"last_name", "email", "expected_close_date"}).back(), ::testing::HasSubstr("2024-06-05"));
  EXPECT_THAT(links_of(own, first.id).retries, ElementsAre(fixed.id));
  EXPECT_EQ(links_of(own, first.id).draft, std::nullopt);
  EXPECT_EQ(links_of(own, fixed.id).retry_of, first.id);
}

TEST(FixFailed, AskedTwiceItIsTheSameDraft) {
  OwnEngine own;
  const auto first = own.import(kFile);
  const auto draft = must(fix_failed(own.engine(), own.actor, first.id));
  EXPECT_EQ(must(fix_failed(own.engine(), own.actor, first.id)).id, draft.id);
}

TEST(FixFailed, WhereNothingFailedThereIsNothingToFix) {
  OwnEngine own;
  const auto record = own.import("Last Name,Email\nLee,ann@example.com\n");
  const auto refused = fix_failed(own.engine(), own.actor, record.id);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, base::ErrorKind::kNotFound);
}

TEST(FixFailed, NotWhileItRuns) {
  OwnEngine own;
  const auto draft = own.draft(kFile);
  own.start(draft.id);
  const auto refused = fix_failed(own.engine(), own.actor, draft.id);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, base::ErrorKind::kConflict);
}

// Semantics 7: a file of failed records whose `_Job` says nothing is known by its columns, if the person imported such a file.
TEST(FixFailed, AFileWithoutItsJobIsKnownByItsColumns) {
  OwnEngine own;
  const auto first = own.import(kFile);
  std::string text = own.failed_csv(first, FailedKind::kFailed);
  const std::string job = "," + std::to_string(first.id) + "\r\n";
  for (std::size_t place = text.find(job); place != std::string::npos; place = text.find(job, place))
    text.replace(place, job.size(), ",\r\n");
  const auto draft = own.draft(text);
  EXPECT_EQ(draft.retry_of, 0) << "nobody said so";
  const auto columns = must(read_draft(draft)).columns;
  EXPECT_EQ(columns[1].field, "email");
  EXPECT_EQ(columns[2].field, "") << "the second column of the same name was not imported then";
  EXPECT_EQ(columns[3].options.date_order, leads::DateOrder::kDayFirst);
}

}  // namespace
}  // namespace inlet::engine
