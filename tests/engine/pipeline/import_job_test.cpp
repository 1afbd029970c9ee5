// SPDX-License-Identifier: Apache-2.0
//
// What becomes of an import when things go wrong: what passes is waited for, our own faults are tried once more, the rest ends it.
#include "engine/pipeline/import_job.h"

#include <gtest/gtest.h>

#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using base::Code;
using base::ErrorKind;
using imports::ImportState;
using jobs::JobState;
using testing::must;
using testing::OwnEngine;

constexpr std::string_view kLeads =
    "First Name,Last Name,Email\n"
    "Ann,Lee,ann@example.com\n"
    "Bob,Ray,bob@example.com\n";

class ImportJobTest : public ::testing::Test {
 protected:
  ImportJobTest() : id_(engine_.draft(kLeads).id) { engine_.start(id_); }

  // The next batch (behind the transaction that begins the job) fails so.
  void run_into(ErrorKind kind, Code code) {
    engine_.database().fail_commit(3, base::make_error(kind, code));
    engine_.work(id_);
  }
  jobs::Job job() { return must(engine_.reading()->jobs().find_for_import(id_)).value(); }
  imports::ImportRecord record() { return engine_.find(id_); }
  std::size_t notices() { return must(engine_.reading()->notices().list(engine_.actor.user, 100)).size(); }

  OwnEngine engine_;
  imports::ImportId id_;
};

TEST_F(ImportJobTest, WaitsForRoomAsLongAsItTakesAndGoesOnByItself) {
  base::Duration last{0};
  for (int i = 0; i < 20; ++i) {
    run_into(ErrorKind::kUnavailable, Code::kNoSpace);
    EXPECT_EQ(record().state, ImportState::kPaused);
    EXPECT_EQ(record().failure->code, Code::kNoSpace);
    EXPECT_EQ(job().state, JobState::kRetryable);
    EXPECT_EQ(job().pauses, i + 1);
    const base::Duration pause = job().due_at - engine_.clock().now();
    EXPECT_GE(pause, last);
    EXPECT_LE(pause, std::chrono::seconds(60));
    last = pause;
    engine_.clock().advance(pause);
  }
  EXPECT_EQ(notices(), 0U);
  engine_.work(id_);
  EXPECT_EQ(record().state, ImportState::kCompleted);
  EXPECT_FALSE(record().failure.has_value());
  EXPECT_EQ(record().tally.created, 2);
  EXPECT_EQ(notices(), 1U);
}

TEST_F(ImportJobTest, TriesOnceMoreAfterAFaultOfOurs) {
  run_into(ErrorKind::kInternal, Code::kInternal);
  EXPECT_EQ(record().state, ImportState::kQueued);
  EXPECT_EQ(job().faults, 1);
  engine_.clock().advance(std::chrono::seconds(1));
  run_into(ErrorKind::kInternal, Code::kInternal);
  EXPECT_EQ(record().state, ImportState::kFailed);
  EXPECT_EQ(record().failure->code, Code::kInternal);
  EXPECT_EQ(record().tally.not_processed, 2);
  EXPECT_EQ(job().state, JobState::kFailed);
  EXPECT_EQ(notices(), 1U);
}

TEST_F(ImportJobTest, EndsWithTheFifthLostLeaseInARow) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(engine_.lease(id_).has_value());
    engine_.rescue();
  }
  engine_.work(id_);
  EXPECT_EQ(record().state, ImportState::kFailed);
  EXPECT_EQ(job().state, JobState::kFailed);
  EXPECT_EQ(notices(), 1U);
}

TEST_F(ImportJobTest, ACancelThatItsWorkerDidNotLiveToSeeIsKept) {
  ASSERT_TRUE(engine_.lease(id_).has_value());
  must(cancel_import(engine_.engine(), engine_.actor, id_));
  engine_.rescue();
  engine_.work(id_);
  EXPECT_EQ(record().state, ImportState::kCancelled);
  EXPECT_EQ(record().tally.not_processed, 2);
  EXPECT_TRUE(engine_.leads().empty());
  EXPECT_EQ(notices(), 1U);
}

// Promise 32: exactly one notice for each job, however it ends.
TEST_F(ImportJobTest, Promise32CancelledInTheQueueIsToldToo) {
  must(cancel_import(engine_.engine(), engine_.actor, id_));
  EXPECT_EQ(notices(), 1U);
  must(cancel_import(engine_.engine(), engine_.actor, id_));
  EXPECT_EQ(notices(), 1U);
}

TEST(ImportJob, LosesAreForgottenOnceItCameFurther) {
  EngineLimits limits;
  limits.batch_rows = 1;
  OwnEngine engine(limits);
  std::string text = "First Name,Last Name,Email\n";
  for (int i = 0; i < 20'000; ++i) text += "Ann,Lee,ann" + std::to_string(i) + "@example.com\n";
  const auto id = engine.draft(text).id;
  engine.start(id);
  // Ten times it dies behind a batch that was written: more often than a job may be lost in a row.
  for (int i = 0; i < 10; ++i) {
    const auto leased = engine.lease(id);
    ASSERT_TRUE(leased.has_value());
    engine.database().fail_commit(3, base::make_error(ErrorKind::kConflict, Code::kDatabaseLocked));
    must(run_job(engine.engine(), *leased));
    engine.rescue();
  }
  engine.work(id);
  EXPECT_EQ(engine.find(id).state, ImportState::kCompleted);
  EXPECT_EQ(engine.find(id).tally.created, 20'000);
}

}  // namespace
}  // namespace inlet::engine
