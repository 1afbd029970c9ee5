// SPDX-License-Identifier: Apache-2.0
#include "jobs/retry_policy.h"

#include <gtest/gtest.h>

namespace inlet::jobs {
namespace {

using base::ErrorKind;

struct Case {
  const char* name;
  ErrorKind kind;
  int attempt;
  JobEnd end;
  int seconds;
};

const Case kCases[] = {
    {"database away", ErrorKind::kUnavailable, 1, JobEnd::kRetryLater, 1},
    {"database still away", ErrorKind::kUnavailable, 3, JobEnd::kRetryLater, 4},
    {"database away for long", ErrorKind::kUnavailable, 1000, JobEnd::kRetryLater, 60},
    {"somebody else has it", ErrorKind::kConflict, 1, JobEnd::kReleased, 0},
    {"cancelled", ErrorKind::kCancelled, 1, JobEnd::kCancelled, 0},
    {"our fault", ErrorKind::kInternal, 1, JobEnd::kRetryLater, 1},
    {"our fault again", ErrorKind::kInternal, 2, JobEnd::kFailed, 0},
    {"damaged file", ErrorKind::kCorrupt, 1, JobEnd::kFailed, 0},
    {"too large", ErrorKind::kLimit, 1, JobEnd::kFailed, 0},
    {"not found", ErrorKind::kNotFound, 1, JobEnd::kFailed, 0},
    {"not allowed", ErrorKind::kForbidden, 1, JobEnd::kFailed, 0},
};

TEST(RetryPolicy, DecidesByTheKindOfError) {
  for (const Case& c : kCases) {
    const JobVerdict verdict = verdict_on(base::make_error(c.kind, base::Code::kInternal), c.attempt);
    EXPECT_EQ(verdict.end, c.end) << c.name;
    EXPECT_EQ(verdict.retry_after, std::chrono::seconds(c.seconds)) << c.name;
  }
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
