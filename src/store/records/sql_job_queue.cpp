// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_job_queue.h"

#include "sql/job.h"
#include "store/database/stored_name.h"

namespace inlet::store {

using jobs::Job;
using jobs::JobEnd;
using jobs::JobId;
using jobs::JobState;
using jobs::JobWish;
using jobs::Lease;
using jobs::LeasedJob;

namespace {

std::string_view name_of(JobWish wish) {
  switch (wish) {
    case JobWish::kContinue: return "continue";
    case JobWish::kStop: return "stop";
    case JobWish::kCancel: return "cancel";
  }
  return "continue";
}

JobWish wish_named(std::string_view name) {
  if (name == "stop") return JobWish::kStop;
  return name == "cancel" ? JobWish::kCancel : JobWish::kContinue;
}

Result<Job> read_job(const Statement& row) {
  Job job;
  job.id = row.number(0);
  INLET_ASSIGN(job.kind, known(jobs::job_kind_named(row.text(1)), row.text(1)));
  job.import_id = row.number(2);
  job.run_id = row.number(3);
  job.user = row.number(4);
  INLET_ASSIGN(job.state, known(jobs::job_state_named(row.text(5)), row.text(5)));
  job.attempt = static_cast<int>(row.number(6));
  job.pauses = static_cast<int>(row.number(7));
  job.faults = static_cast<int>(row.number(8));
  job.due_at = row.time(9);
  return job;
}

base::Error lease_lost(const Lease& lease) {
  return make_error(
      base::ErrorKind::kConflict, base::Code::kConflict, {"The job"},
      "lease " + std::to_string(lease.token) + " of job " + std::to_string(lease.job) + " is not the current one");
}

}  // namespace

Result<JobId> SqlJobQueue::enqueue(jobs::JobKind kind, std::int64_t import_id, std::int64_t run_id, std::int64_t user,
                                   base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kJobCreate, jobs::name_of(kind), import_id, run_id, user, now));
  return connection_.last_insert_id();
}

Result<bool> SqlJobQueue::has_due(base::TimePoint now) {
  INLET_ASSIGN(const std::optional<std::int64_t> found, connection_.find_number(sql::kJobHasDue, now));
  return found.has_value();
}

Result<std::optional<LeasedJob>> SqlJobQueue::lease(std::string_view worker, base::TimePoint now,
                                                    base::Duration length) {
  INLET_ASSIGN(const std::optional<std::int64_t> next, connection_.find_number(sql::kJobNext, now));
  if (!next) return std::optional<LeasedJob>();
  return lease_job(*next, worker, now, length);
}

Result<std::optional<LeasedJob>> SqlJobQueue::lease_job(JobId job, std::string_view worker, base::TimePoint now,
                                                        base::Duration length) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kJobLease, job, worker, now, now + length));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<LeasedJob>();
  INLET_ASSIGN(Job leased, read_job(row));
  return std::optional<LeasedJob>({leased, {leased.id, row.number(10)}});
}

Result<JobWish> SqlJobQueue::renew(const Lease& lease, base::TimePoint now, base::Duration length) {
  INLET_ASSIGN(const std::optional<std::string> wish,
               connection_.find_text(sql::kJobRenew, lease.job, lease.token, now + length));
  if (!wish) return lease_lost(lease);
  return wish_named(*wish);
}

Result<void> SqlJobQueue::came_further(const Lease& lease) {
  return connection_.run(sql::kJobCameFurther, lease.job, lease.token);
}

Result<void> SqlJobQueue::verify(const Lease& lease) {
  INLET_ASSIGN(const std::optional<std::int64_t> ours,
               connection_.find_number(sql::kJobVerify, lease.job, lease.token));
  if (!ours) return lease_lost(lease);
  return {};
}

Result<void> SqlJobQueue::settle(const Lease& lease, JobEnd end, base::TimePoint now, base::Duration retry_after) {
  switch (end) {
    case JobEnd::kReleased: INLET_TRY(connection_.run(sql::kJobRelease, lease.job, lease.token, now)); break;
    case JobEnd::kPaused: INLET_TRY(connection_.run(sql::kJobPause, lease.job, lease.token, now + retry_after)); break;
    case JobEnd::kTryAgain:
      INLET_TRY(connection_.run(sql::kJobTryAgain, lease.job, lease.token, now + retry_after));
      break;
    case JobEnd::kCompleted:
    case JobEnd::kFailed:
    case JobEnd::kCancelled: {
      const JobState state = end == JobEnd::kCompleted ? JobState::kCompleted
                             : end == JobEnd::kFailed  ? JobState::kFailed
                                                       : JobState::kCancelled;
      INLET_TRY(connection_.run(sql::kJobEnd, lease.job, lease.token, jobs::name_of(state), now));
      break;
    }
  }
  if (connection_.changes() == 0) return lease_lost(lease);
  return {};
}

Result<void> SqlJobQueue::ask(JobId job, JobWish wish, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kJobWish, job, name_of(wish)));
  if (wish == JobWish::kCancel) INLET_TRY(connection_.run(sql::kJobCancelWaiting, job, now));
  return {};
}

Result<std::optional<Job>> SqlJobQueue::find_for_import(std::int64_t import_id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kJobFindForImport, import_id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Job>();
  INLET_ASSIGN(Job job, read_job(row));
  return std::optional<Job>(job);
}

Result<std::int64_t> SqlJobQueue::rescue(base::TimePoint now, std::span<const std::string> dead_workers) {
  INLET_TRY(connection_.run(sql::kJobRescueOverdue, now));
  std::int64_t count = connection_.changes();
  for (const std::string& worker : dead_workers) {
    INLET_TRY(connection_.run(sql::kJobRescueFromWorker, now, worker));
    count += connection_.changes();
  }
  return count;
}

Result<std::vector<std::string>> SqlJobQueue::workers() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kJobWorkers));
  std::vector<std::string> names;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return names;
    names.push_back(rows.string(0));
  }
}

Result<std::int64_t> SqlJobQueue::jobs_before(JobId job) { return connection_.number(sql::kJobCountBefore, job); }

Result<std::vector<jobs::JobCount>> SqlJobQueue::counts() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kJobCounts));
  std::vector<jobs::JobCount> counts;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return counts;
    jobs::JobCount count;
    INLET_ASSIGN(count.kind, known(jobs::job_kind_named(rows.text(0)), rows.text(0)));
    INLET_ASSIGN(count.state, known(jobs::job_state_named(rows.text(1)), rows.text(1)));
    count.count = rows.number(2);
    count.oldest = rows.time(3);
    counts.push_back(count);
  }
}

}  // namespace inlet::store
