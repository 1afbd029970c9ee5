// SPDX-License-Identifier: Apache-2.0
#include "jobs/retry_policy.h"

#include <algorithm>
#include <string>

namespace inlet::jobs {
namespace {

using base::ErrorKind;

constexpr base::Duration kFirstPause{1'000};
constexpr base::Duration kLongestPause{60'000};

base::Duration pause_after(int pauses) {
  const int doublings = std::clamp(pauses, 0, 6);
  return std::min(kFirstPause * (1 << doublings), kLongestPause);
}

// The file was read from end to end before the import began. A reader that breaks or stands still now is more likely short of memory or of
// the processor than at odds with the file.
bool is_of_the_reader(const base::Error& error) {
  return error.code == base::Code::kReaderFailed || error.code == base::Code::kReaderTimedOut;
}

JobVerdict once_more(const Job& job) {
  return job.faults == 0 ? JobVerdict{JobEnd::kTryAgain, kFirstPause} : JobVerdict{JobEnd::kFailed, {}};
}

}  // namespace

JobVerdict verdict_on(const base::Error& error, const Job& job) {
  if (is_of_the_reader(error)) return once_more(job);
  switch (error.kind) {
    case ErrorKind::kUnavailable: return {JobEnd::kPaused, pause_after(job.pauses)};
    case ErrorKind::kConflict:  // somebody else has the job
      return {JobEnd::kReleased, {}};
    case ErrorKind::kCancelled: return {JobEnd::kCancelled, {}};
    case ErrorKind::kInternal: return once_more(job);
    case ErrorKind::kInvalidInput:
    case ErrorKind::kNotFound:
    case ErrorKind::kCorrupt:
    case ErrorKind::kLimit:
    case ErrorKind::kForbidden: return {JobEnd::kFailed, {}};
  }
  return {JobEnd::kFailed, {}};
}

std::optional<base::Error> verdict_on_losses(const Job& job) {
  if (job.attempt <= kMostLostLeases) return std::nullopt;
  return base::internal_error("the job was lost " + std::to_string(job.attempt - 1) + " times in a row");
}

}  // namespace inlet::jobs
