// SPDX-License-Identifier: Apache-2.0
#include "engine/chores/retention.h"

#include <gtest/gtest.h>

#include "engine/undo/undo_job.h"
#include "engine/verbs/partial_upload.h"
#include "engine/verbs/undo_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using testing::must;
using testing::OwnEngine;

constexpr std::string_view kLeads =
    "First Name,Last Name,Email\n"
    "Ann,Lee,ann@example.com\n"
    "Bob,Ray,bob(at)example.com\n";

constexpr base::Duration days(int count) { return std::chrono::hours(24 * count); }

bool always() { return true; }

// Uploads of tests are as fresh as the machine's own clock says.
void make_old(OwnEngine& engine, const std::string& sha256) {
  std::filesystem::last_write_time(engine.engine().files.path_of(sha256),
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
}

imports::Upload upload_of(OwnEngine& engine, const imports::ImportRecord& record) {
  return must(engine.reading()->uploads().find(record.upload)).value();
}

std::size_t errors_of(OwnEngine& engine, const imports::ImportRecord& record) {
  const std::int64_t records[] = {1};
  return must(engine.reading()->ledger().errors(record.write_run, records)).size();
}

// Semantics 46: one setting for uploads, failed rows, values before, trash; jobs and counts stay.
TEST(Retention, Rule46TakesDetailsAfterTheirTimeAndLeavesTheCounts) {
  OwnEngine engine;
  const auto record = engine.import(kLeads);
  const auto upload = upload_of(engine, record);
  make_old(engine, upload.sha256);
  engine.clock().advance(days(30));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(errors_of(engine, record), 1U) << "promised until then, and a day to be sure";
  EXPECT_TRUE(engine.engine().files.open_file(upload.sha256).has_value());

  engine.clock().advance(days(2));
  const auto report = must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(report.removed.at("files"), 1);
  EXPECT_EQ(errors_of(engine, record), 0U);
  EXPECT_FALSE(engine.engine().files.open_file(upload.sha256).has_value());
  EXPECT_TRUE(upload_of(engine, record).removed_at.has_value());

  const auto after = engine.find(record.id);
  EXPECT_EQ(after.state, record.state);
  EXPECT_EQ(after.tally, record.tally);
  EXPECT_TRUE(after.details_removed_at.has_value());
  const auto groups = must(engine.reading()->ledger().error_groups(record.write_run));
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups.front().count, 1);
  EXPECT_EQ(groups.front().example.value, "") << "what was in the row is gone, how many there were is not";
  EXPECT_EQ(engine.leads({"email"}), (std::vector<std::string>{"ann@example.com"})) << "leads are no details";
}

TEST(Retention, Rule46IsDoneOnceAndThenThereIsNothingToDo) {
  OwnEngine engine;
  make_old(engine, upload_of(engine, engine.import(kLeads)).sha256);
  engine.clock().advance(days(40));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_TRUE(must(remove_what_is_old(engine.engine(), always)).removed.empty());
}

TEST(Retention, Rule46StopsWhenItIsInTheWayAndGoesOnLater) {
  OwnEngine engine;
  make_old(engine, upload_of(engine, engine.import(kLeads)).sha256);
  engine.clock().advance(days(40));
  int steps = 2;
  must(remove_what_is_old(engine.engine(), [&] { return steps-- > 0; }));
  const auto rest = must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(rest.removed.at("files"), 1);
}

TEST(Retention, Rule46KeepsAFileThatAnotherImportStillNeeds) {
  OwnEngine engine;
  const auto old = engine.import(kLeads);
  engine.clock().advance(days(40));
  const auto draft = engine.draft(kLeads);
  make_old(engine, upload_of(engine, old).sha256);
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(upload_of(engine, old).sha256, upload_of(engine, draft).sha256);
  EXPECT_TRUE(engine.engine().files.open_file(upload_of(engine, draft).sha256).has_value());
}

TEST(Retention, Rule46TakesDraftsAfterSevenDaysWithoutATouch) {
  OwnEngine engine;
  const auto forgotten = engine.draft(kLeads);
  engine.check(forgotten.id);
  const auto touched = engine.draft("First Name,Last Name,Email\nCy,Dee,cy@example.com\n");
  engine.clock().advance(days(5));
  const auto columns = must(read_draft(engine.find(touched.id))).columns;
  must(choose_mapping(engine.engine(), engine.actor, touched.id, engine.find(touched.id).version, columns));
  engine.clock().advance(days(4));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_FALSE(must(engine.reading()->ledger().find(forgotten.id)).has_value());
  EXPECT_TRUE(must(engine.reading()->ledger().find(touched.id)).has_value());
}

TEST(Retention, AFileInPartsGoesAfterADay) {
  OwnEngine engine;
  engine.clock().advance(days(30));
  const auto old = must(begin_partial_upload(engine.engine(), engine.actor, "old.csv", 10));
  engine.clock().advance(std::chrono::hours(23));
  const auto young = must(begin_partial_upload(engine.engine(), engine.actor, "young.csv", 10));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_TRUE(view_partial_upload(engine.engine(), engine.actor, old.id).has_value());
  engine.clock().advance(std::chrono::hours(2));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_FALSE(view_partial_upload(engine.engine(), engine.actor, old.id).has_value());
  EXPECT_TRUE(view_partial_upload(engine.engine(), engine.actor, young.id).has_value());
}

TEST(Retention, Rule46EmptiesTheTrash) {
  OwnEngine engine;
  const auto record = engine.import(kLeads);
  must(undo_import(engine.engine(), engine.actor, record.id));
  const auto leased = engine.lease(record.id);
  must(run_undo(engine.engine(), *leased));
  engine.clock().advance(days(32));
  const auto report = must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(report.removed.at("trash"), 1);
  EXPECT_EQ(must(engine.reading()->leads().list({}, 10)).leads.size(), 0U);
}

TEST(Retention, Rule46TheSettingDecides) {
  OwnEngine engine;
  auto settings = must(read_settings(*engine.reading()));
  settings.retention_days = 90;
  must(change_settings(engine.engine(), engine.actor, settings));
  const auto record = engine.import(kLeads);
  engine.clock().advance(days(60));
  must(remove_what_is_old(engine.engine(), always));
  EXPECT_EQ(errors_of(engine, record), 1U);
}

}  // namespace
}  // namespace inlet::engine
