// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/settle_job.h"

#include "base/log/log.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

Result<void> settle(Engine& engine, const jobs::LeasedJob& job, const jobs::JobVerdict& verdict) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->jobs().settle(job.lease, verdict.end, engine.clock.now(), verdict.retry_after));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return {};
}

}  // namespace

Result<void> settle_stopped(Engine& engine, const jobs::LeasedJob& job) {
  return settle(engine, job, {jobs::JobEnd::kReleased, {}});
}

Result<void> settle_failed(Engine& engine, const jobs::LeasedJob& job, const base::Error& error) {
  base::log_error("job.failed", {{"job", std::to_string(job.job.id)},
                                 {"kind", std::string(jobs::name_of(job.job.kind))},
                                 {"code", std::string(base::name_of(error.code))},
                                 {"detail", error.detail}});
  const jobs::JobVerdict verdict = jobs::verdict_on(error, job.job);
  if (verdict.end == jobs::JobEnd::kReleased) return {};  // somebody else has the job
  return settle(engine, job, verdict);
}

}  // namespace inlet::engine
