// SPDX-License-Identifier: Apache-2.0
#include "jobs/retry_policy.h"

#include <gtest/gtest.h>

namespace inlet::jobs {
namespace {

using base::ErrorKind;

struct Case {
  const char* name;
  ErrorKind kind;
  int pauses;
  int faults;
  JobEnd end;
  int seconds;
};

const Case kCases[] = {
    {"database away", ErrorKind::kUnavailable, 0, 0, JobEnd::kPaused, 1},
    {"database still away", ErrorKind::kUnavailable, 2, 0, JobEnd::kPaused, 4},
    {"database away for long", ErrorKind::kUnavailable, 1000, 0, JobEnd::kPaused, 60},
    {"database away after a fault of ours", ErrorKind::kUnavailable, 0, 1, JobEnd::kPaused, 1},
    {"somebody else has it", ErrorKind::kConflict, 0, 0, JobEnd::kReleased, 0},
    {"cancelled", ErrorKind::kCancelled, 0, 0, JobEnd::kCancelled, 0},
    {"our fault", ErrorKind::kInternal, 0, 0, JobEnd::kTryAgain, 1},
    {"our fault after many pauses", ErrorKind::kInternal, 9, 0, JobEnd::kTryAgain, 1},
    {"our fault again", ErrorKind::kInternal, 0, 1, JobEnd::kFailed, 0},
    {"damaged file", ErrorKind::kCorrupt, 0, 0, JobEnd::kFailed, 0},
    {"too large", ErrorKind::kLimit, 0, 0, JobEnd::kFailed, 0},
    {"not found", ErrorKind::kNotFound, 0, 0, JobEnd::kFailed, 0},
    {"not allowed", ErrorKind::kForbidden, 0, 0, JobEnd::kFailed, 0},
};

TEST(RetryPolicy, DecidesByTheKindOfError) {
  for (const Case& c : kCases) {
    Job job;
    job.pauses = c.pauses;
    job.faults = c.faults;
    const JobVerdict verdict = verdict_on(base::make_error(c.kind, base::Code::kInternal), job);
    EXPECT_EQ(verdict.end, c.end) << c.name;
    EXPECT_EQ(verdict.retry_after, std::chrono::seconds(c.seconds)) << c.name;
  }
}

// Under thirty busy programs a good file was once too slow to read, and its import had failed for good.
TEST(RetryPolicy, AReaderThatBrokeIsTriedOnceMore) {
  for (const base::Code code : {base::Code::kReaderFailed, base::Code::kReaderTimedOut}) {
    const base::Error error = base::make_error(ErrorKind::kCorrupt, code, {"15"});
    Job job;
    EXPECT_EQ(verdict_on(error, job).end, JobEnd::kTryAgain);
    job.faults = 1;
    EXPECT_EQ(verdict_on(error, job).end, JobEnd::kFailed);
  }
}

TEST(RetryPolicy, FiveLostLeasesInARowAreTheEnd) {
  Job job;
  job.attempt = kMostLostLeases;
  EXPECT_FALSE(verdict_on_losses(job).has_value());
  ++job.attempt;
  ASSERT_TRUE(verdict_on_losses(job).has_value());
  EXPECT_EQ(verdict_on_losses(job)->detail, "the job was lost 5 times in a row");
}

TEST(Job, NamesComeBack) {
  for (const JobKind kind : {JobKind::kImport, JobKind::kCheck, JobKind::kUndo})
    EXPECT_EQ(job_kind_named(name_of(kind)), kind);
  for (int i = 0; i <= static_cast<int>(JobState::kCancelled); ++i) {
    const auto state = static_cast<JobState>(i);
    EXPECT_EQ(job_state_named(name_of(state)), state);
  }
  EXPECT_EQ(job_state_named("asleep"), std::nullopt);
}

}  // namespace
}  // namespace inlet::jobs
