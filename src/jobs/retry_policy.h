// SPDX-License-Identifier: Apache-2.0
//
// What becomes of a job whose work ended with an Error: the one place that decides (architecture, Errors).
#pragma once

#include <optional>

#include "base/clock/clock.h"
#include "base/errors/error.h"
#include "jobs/job_queue.h"

namespace inlet::jobs {

struct JobVerdict {
  JobEnd end = JobEnd::kFailed;
  base::Duration retry_after{0};  // kPaused and kTryAgain only
};

// What passes by itself (no space, database away) is tried again for as long as it takes, at growing distances; a fault of ours or
// of the process that reads the file once more. kReleased means that somebody else has the job: there is nothing to settle.
JobVerdict verdict_on(const base::Error& error, const Job& job);

// A job whose leases are lost so often in a row takes its process down with it and is not tried again.
inline constexpr int kMostLostLeases = 5;

// Asked before a leased job is begun; the error with which it ends where it was lost too often.
std::optional<base::Error> verdict_on_losses(const Job& job);

}  // namespace inlet::jobs
