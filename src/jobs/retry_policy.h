// SPDX-License-Identifier: Apache-2.0
//
// What becomes of a job whose work ended with an Error: the one place that decides (architecture, Errors).
#pragma once

#include "base/clock/clock.h"
#include "base/errors/error.h"
#include "jobs/job_queue.h"

namespace inlet::jobs {

struct JobVerdict {
  JobEnd end = JobEnd::kFailed;
  base::Duration retry_after{0};  // kRetryLater only
};

// `attempt`: leases of the job that ended without an orderly stop, plus the present one. What passes by itself (no space,
// database away) is tried again for as long as it takes, at growing distances; a fault of ours once more.
JobVerdict verdict_on(const base::Error& error, int attempt);

// A job whose leases are lost so often in a row takes its process down with it and is not tried again.
inline constexpr int kMostAttempts = 5;

}  // namespace inlet::jobs
