// SPDX-License-Identifier: Apache-2.0
#include "jobs/retry_policy.h"

#include <algorithm>

namespace inlet::jobs {
namespace {

using base::ErrorKind;

constexpr base::Duration kFirstPause{1'000};
constexpr base::Duration kLongestPause{60'000};

base::Duration pause_after(int attempt) {
  const int doublings = std::clamp(attempt - 1, 0, 6);
  return std::min(kFirstPause * (1 << doublings), kLongestPause);
}

}  // namespace

JobVerdict verdict_on(const base::Error& error, int attempt) {
  switch (error.kind) {
    case ErrorKind::kUnavailable: return {JobEnd::kRetryLater, pause_after(attempt)};
    case ErrorKind::kConflict:  // somebody else has the job
      return {JobEnd::kReleased, {}};
    case ErrorKind::kCancelled: return {JobEnd::kCancelled, {}};
    case ErrorKind::kInternal:
      return attempt < 2 ? JobVerdict{JobEnd::kRetryLater, kFirstPause} : JobVerdict{JobEnd::kFailed, {}};
    case ErrorKind::kInvalidInput:
    case ErrorKind::kNotFound:
    case ErrorKind::kCorrupt:
    case ErrorKind::kLimit:
    case ErrorKind::kForbidden: return {JobEnd::kFailed, {}};
  }
  return {JobEnd::kFailed, {}};
}

}  // namespace inlet::jobs
