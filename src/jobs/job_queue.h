// SPDX-License-Identifier: Apache-2.0
//
// A durable queue. Acting on a running job needs its Lease, so a forgotten worker can harm nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "jobs/job.h"

namespace inlet::jobs {

enum class JobEnd : std::uint8_t {
  kCompleted,
  kFailed,
  kCancelled,
  kReleased,  // an orderly stop: free for anybody at once, and nothing is counted
  kPaused,    // something that passes by itself stands in the way: due again later
  kTryAgain,  // a fault of ours: due again later
};

struct JobCount {
  JobKind kind = JobKind::kImport;
  JobState state = JobState::kAvailable;
  std::int64_t count = 0;
  base::TimePoint oldest{};  // when the oldest of them was due
};

class JobQueue {
 public:
  virtual ~JobQueue() = default;
  virtual Result<JobId> enqueue(JobKind kind, std::int64_t import_id, std::int64_t run_id, std::int64_t user,
                                base::TimePoint now) = 0;
  // The next job that is due: the one whose user has the fewest running, then the oldest. `worker` names the process (its
  // lock file) and is kept for rescue().
  virtual Result<std::optional<LeasedJob>> lease(std::string_view worker, base::TimePoint now,
                                                 base::Duration length) = 0;
  // The same for one job, if it is available: the command line takes its own.
  virtual Result<std::optional<LeasedJob>> lease_job(JobId job, std::string_view worker, base::TimePoint now,
                                                     base::Duration length) = 0;
  // Prolongs the lease. kConflict: it is no longer ours.
  virtual Result<JobWish> renew(const Lease& lease, base::TimePoint now, base::Duration length) = 0;
  // Called in the transaction of every batch: lost leases, pauses and faults before it don't count any more, so that only what
  // goes wrong again and again at one place ends a job.
  virtual Result<void> came_further(const Lease& lease) = 0;
  // kConflict unless the lease is the current one.
  virtual Result<void> verify(const Lease& lease) = 0;
  // `retry_after`: for kPaused and kTryAgain. kConflict: the lease is no longer ours.
  virtual Result<void> settle(const Lease& lease, JobEnd end, base::TimePoint now, base::Duration retry_after) = 0;
  // A wish to cancel stays until it is met, whoever holds the job then; a wish to stop is for the present holder. A job that
  // waits is cancelled at once.
  virtual Result<void> ask(JobId job, JobWish wish, base::TimePoint now) = 0;
  virtual Result<std::optional<Job>> find_for_import(std::int64_t import_id) = 0;  // the newest one
  // Makes jobs available again whose lease ran out at `now` or whose worker is in `dead_workers`.
  virtual Result<std::int64_t> rescue(base::TimePoint now, std::span<const std::string> dead_workers) = 0;
  // Names of workers that hold a lease now.
  virtual Result<std::vector<std::string>> workers() = 0;
  // How many waiting jobs will be taken before this one, if nothing else happens: in turns between people.
  virtual Result<std::int64_t> jobs_before(JobId job) = 0;
  // Of the jobs that have not ended.
  virtual Result<std::vector<JobCount>> counts() = 0;
  // Whether lease() would find one: a reader can ask, so that who finds nothing to do is in no writer's way.
  virtual Result<bool> has_due(base::TimePoint now) = 0;
};

}  // namespace inlet::jobs
