// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/criteria_job.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/log/log.h"
#include "engine/dedupe/criteria_list.h"
#include "engine/dedupe/settle_job.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using leads::CriterionRecord;
using leads::CriterionState;
using store::Transaction;

constexpr base::Duration kLookAgain{10'000};  // whether an import still works with a dropped criterion
constexpr std::int64_t kLeastBatch = 500;

enum class Next : std::uint8_t { kGoOn, kWait, kDone };

Result<void> build_some(Transaction& transaction, CriterionRecord record, std::int64_t limit) {
  INLET_ASSIGN(const auto last, transaction.criteria().build(record.criterion, record.built_to, limit));
  if (last) {
    record.built_to = *last;
  } else {
    record.is_built = true;
  }
  return transaction.criteria().change(record);
}

Result<void> take_effect(Transaction& transaction, std::vector<CriterionRecord> records, base::TimePoint now) {
  put_in_force(records);
  for (const CriterionRecord& record : records) INLET_TRY(transaction.criteria().change(record));
  store::AuditEntry entry;
  entry.at = now;
  entry.by = access::kCommandLineUser;
  entry.action = "criteria.in_force";
  entry.subject = "criteria";
  entry.json = "{}";
  return transaction.audit().add(entry);
}

// One batch of whatever comes next.
Result<Next> step(Transaction& transaction, std::int64_t limit, base::TimePoint now) {
  INLET_ASSIGN(auto records, transaction.criteria().list());
  for (const CriterionRecord& record : records) {
    if (record.state != CriterionState::kBuilding || record.is_built || !record.next_position) continue;
    INLET_TRY(build_some(transaction, record, limit));
    return Next::kGoOn;
  }
  if (has_next(records)) {
    INLET_TRY(take_effect(transaction, std::move(records), now));
    return Next::kGoOn;
  }
  bool is_waiting = false;
  for (const CriterionRecord& record : records) {
    if (record.state != CriterionState::kRetiring) continue;
    INLET_ASSIGN(const bool is_in_use, transaction.criteria().is_in_use(record.criterion.id));
    is_waiting = is_waiting || is_in_use;
    if (is_in_use) continue;
    INLET_ASSIGN(const std::int64_t removed, transaction.criteria().remove_keys(record.criterion.id, limit));
    if (removed == 0) INLET_TRY(transaction.criteria().remove(record.criterion.id));
    return Next::kGoOn;
  }
  return is_waiting ? Next::kWait : Next::kDone;
}

struct Batch {
  Next next = Next::kDone;
  jobs::JobWish wish = jobs::JobWish::kContinue;
};

Result<Batch> run_batch(Engine& engine, const jobs::LeasedJob& job, std::int64_t limit) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  Batch batch;
  // Fails with kConflict when the lease was lost, and then nothing of this batch is written.
  INLET_ASSIGN(batch.wish, transaction->jobs().renew(job.lease, now, engine.limits.lease));
  INLET_TRY(transaction->jobs().came_further(job.lease));
  INLET_ASSIGN(batch.next, step(*transaction, limit, now));
  if (batch.next == Next::kWait) {
    INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kPaused, now, kLookAgain));
  }
  if (batch.next == Next::kDone) {
    INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kCompleted, now, {}));
  }
  INLET_TRY(transaction->commit());
  return batch;
}

}  // namespace

Result<void> run_criteria(Engine& engine, const jobs::LeasedJob& job) {
  if (const auto lost = jobs::verdict_on_losses(job.job)) return settle_failed(engine, job, *lost);
  std::int64_t limit = engine.limits.batch_rows;
  for (;;) {
    const auto begun = std::chrono::steady_clock::now();
    const auto batch = run_batch(engine, job, limit);
    if (!batch.has_value()) return settle_failed(engine, job, batch.error());
    engine.signal.news();
    if (batch->next != Next::kGoOn) return {};
    if (batch->wish != jobs::JobWish::kContinue) return settle_stopped(engine, job);
    const auto took = std::chrono::steady_clock::now() - begun;
    limit = took > engine.limits.batch_time ? std::max(kLeastBatch, limit / 2)
                                            : std::min(engine.limits.batch_rows, limit * 2);
  }
}

}  // namespace inlet::engine
