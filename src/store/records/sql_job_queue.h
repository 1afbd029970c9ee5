// SPDX-License-Identifier: Apache-2.0
//
// The queue. That transactions write one after the other keeps two workers from taking one job.
#pragma once

#include "jobs/job_queue.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlJobQueue final : public jobs::JobQueue {
 public:
  explicit SqlJobQueue(Connection& connection) : connection_(connection) {}

  Result<jobs::JobId> enqueue(jobs::JobKind kind, std::int64_t import_id, std::int64_t run_id, std::int64_t user,
                              base::TimePoint now) override;
  Result<bool> has_due(base::TimePoint now) override;
  Result<std::optional<jobs::LeasedJob>> lease(std::string_view worker, base::TimePoint now,
                                               base::Duration length) override;
  Result<std::optional<jobs::LeasedJob>> lease_job(jobs::JobId job, std::string_view worker, base::TimePoint now,
                                                   base::Duration length) override;
  Result<jobs::JobWish> renew(const jobs::Lease& lease, base::TimePoint now, base::Duration length) override;
  Result<void> came_further(const jobs::Lease& lease) override;
  Result<void> verify(const jobs::Lease& lease) override;
  Result<void> settle(const jobs::Lease& lease, jobs::JobEnd end, base::TimePoint now,
                      base::Duration retry_after) override;
  Result<void> ask(jobs::JobId job, jobs::JobWish wish, base::TimePoint now) override;
  Result<std::optional<jobs::Job>> find_for_import(std::int64_t import_id) override;
  Result<std::int64_t> rescue(base::TimePoint now, std::span<const std::string> dead_workers) override;
  Result<std::vector<std::string>> workers() override;
  Result<std::int64_t> jobs_before(jobs::JobId job) override;
  Result<std::vector<jobs::JobCount>> counts() override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
