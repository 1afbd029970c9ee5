// SPDX-License-Identifier: Apache-2.0
//
// Background work as a queue sees it: what it is about, how it stands, who holds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock/clock.h"

namespace inlet::jobs {

using JobId = std::int64_t;

// kCriteria, kLikely, kBulk and kInquiry belong to no import (import 0); run names the import whose leads are searched (0: all), the
// bulk change or the inquiry.
enum class JobKind : std::uint8_t { kImport, kCheck, kUndo, kCriteria, kLikely, kBulk, kInquiry };

// available -> running -> completed | failed | cancelled; running -> available (orderly stop, lease ran out);
// running -> retryable -> running (a pause, or once more after a fault of ours). `running` if and only if there is a lease token.
enum class JobState : std::uint8_t { kAvailable, kRunning, kRetryable, kCompleted, kFailed, kCancelled };

// What the holder of a job should do next, asked at each renewal of its lease.
enum class JobWish : std::uint8_t { kContinue, kStop, kCancel };

struct Job {
  JobId id = 0;
  JobKind kind = JobKind::kImport;
  std::int64_t import_id = 0;
  std::int64_t run_id = 0;
  std::int64_t user = 0;  // for fairness
  JobState state = JobState::kAvailable;
  // What went wrong since the job last came further (JobQueue::came_further):
  int attempt = 0;  // leases that ended without an orderly stop, plus the present one
  int pauses = 0;   // times it gave way to something that passes by itself
  int faults = 0;   // times it ended by a fault of ours
  base::TimePoint due_at{};
};

// Proof that a job is ours: checked in the transaction of every write. Grows by one with each lease of a job.
struct Lease {
  JobId job = 0;
  std::int64_t token = 0;
};

struct LeasedJob {
  Job job;
  Lease lease;
};

std::string_view name_of(JobKind kind);  // import, check, undo, criteria, likely, bulk, inquiry
std::optional<JobKind> job_kind_named(std::string_view name);
std::string_view name_of(JobState state);  // available, running ...
std::optional<JobState> job_state_named(std::string_view name);

}  // namespace inlet::jobs
