// SPDX-License-Identifier: Apache-2.0
#include "engine/bulk/bulk_job.h"

#include <utility>

#include "base/log/log.h"
#include "engine/bulk/bulk_run.h"
#include "engine/dedupe/settle_job.h"
#include "engine/load_actor.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using leads::BulkChange;
using leads::BulkState;
using store::Transaction;

constexpr std::uint32_t kLeadsAStep = 500;

// On behalf of whoever wanted it, with the rights of this moment.
Result<access::Actor> actor_of(Transaction& transaction, const BulkChange& change) {
  if (change.by == access::kCommandLineUser) return access::Actor();
  INLET_ASSIGN(const auto user, transaction.users().find(change.by));
  if (!user || !user->active) {
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kAccountOff);
  }
  return load_actor(transaction, *user, "bulk change");
}

enum class Way : std::uint8_t { kStep, kPassOver };

struct Step {
  bool is_last = false;
  jobs::JobWish wish = jobs::JobWish::kContinue;
};

Result<Step> run_step(Engine& engine, const jobs::LeasedJob& job, std::uint32_t limit, Way way) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  Step step;
  // Fails with kConflict when the lease was lost, and then nothing of this step is written.
  INLET_ASSIGN(step.wish, transaction->jobs().renew(job.lease, now, engine.limits.lease));
  INLET_TRY(transaction->jobs().came_further(job.lease));
  INLET_ASSIGN(auto change, transaction->bulk().find(job.job.run_id));
  if (!change) return base::internal_error("bulk change " + std::to_string(job.job.run_id) + " is not there");
  INLET_ASSIGN(const access::Actor actor, actor_of(*transaction, *change));
  BulkRun run(engine, *transaction, actor, *change);
  INLET_TRY(way == Way::kStep ? run.step(limit) : run.pass_over());
  step.is_last = change->state == BulkState::kDone;
  if (step.is_last) INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kCompleted, now, {}));
  INLET_TRY(transaction->commit());
  return step;
}

// The job ends with its change, where it is not tried again.
Result<void> end_badly(Engine& engine, const jobs::LeasedJob& job, const base::Error& error) {
  if (jobs::verdict_on(error, job.job).end == jobs::JobEnd::kFailed) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(auto change, transaction->bulk().find(job.job.run_id));
    if (change) {
      change->state = BulkState::kFailed;
      change->ended_at = engine.clock.now();
      INLET_TRY(transaction->bulk().change(*change));
      INLET_TRY(transaction->commit());
    }
  }
  return settle_failed(engine, job, error);
}

}  // namespace

Result<void> run_bulk(Engine& engine, const jobs::LeasedJob& job) {
  if (const auto lost = jobs::verdict_on_losses(job.job)) return end_badly(engine, job, *lost);
  // Where one of many may not become so, they are done one by one until that one is passed over.
  std::uint32_t limit = kLeadsAStep;
  Way way = Way::kStep;
  for (;;) {
    const auto step = run_step(engine, job, limit, way);
    if (!step.has_value() && step.error().code == base::Code::kUniqueViolation) {
      if (limit == 1) way = Way::kPassOver;
      limit = 1;
      continue;
    }
    if (!step.has_value()) return end_badly(engine, job, step.error());
    engine.signal.news();
    if (step->is_last) return {};
    if (step->wish != jobs::JobWish::kContinue) return settle_stopped(engine, job);
    if (way == Way::kPassOver) limit = kLeadsAStep;
    way = Way::kStep;
  }
}

}  // namespace inlet::engine
