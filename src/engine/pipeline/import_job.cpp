// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/import_job.h"

#include <utility>

#include "base/errors/check.h"
#include "base/errors/memory.h"
#include "base/json/json.h"
#include "base/log/log.h"
#include "engine/dedupe/likely_job.h"
#include "engine/pipeline/import_messages.h"
#include "engine/pipeline/run_event.h"
#include "imports/ledger/import_state.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using imports::ImportEventKind;
using imports::ImportRecord;
using imports::ImportState;
using store::Transaction;

Result<ImportRecord> find_import(Transaction& transaction, imports::ImportId id) {
  INLET_ASSIGN(const auto record, transaction.ledger().find(id));
  if (!record)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Import " + std::to_string(id)});
  return *record;
}

// Moves the import along a legal transition and tells those who watch.
Result<void> move(Transaction& transaction, ImportRecord& record, ImportEventKind event, base::TimePoint now) {
  const ImportState before = record.state;
  const auto after = imports::next_state(before, event);
  if (!after) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kIllegalTransition,
                            {std::string(imports::name_of(before)), "moved on"});
  }
  record.state = *after;
  if (*after == ImportState::kProcessing && !record.started_at) record.started_at = now;
  if (imports::is_end(*after)) record.ended_at = now;
  INLET_TRY(transaction.ledger().move(record, before));
  return transaction.ledger().tell(record.id, "state", state_event(*after, record.tally), now);
}

// The end of a write run, in the transaction of its last batch.
Result<void> finish(Engine& engine, Transaction& transaction, const jobs::LeasedJob& job, const imports::Tally& tally) {
  const base::TimePoint now = engine.clock.now();
  INLET_ASSIGN(ImportRecord record, find_import(transaction, job.job.import_id));
  record.tally = tally;
  record.failure.reset();
  const bool is_clean = tally.failed == 0;
  INLET_TRY(move(transaction, record, is_clean ? ImportEventKind::kEndClean : ImportEventKind::kEndWithErrors, now));
  INLET_TRY(tell_the_end(transaction, record, is_clean ? "import_completed" : "import_completed_with_errors", "", now));
  if (tally.created > 0) {
    INLET_TRY(enqueue_likely(transaction, record.id, record.started_by, now).map([](auto&&) {}));
  }
  return transaction.jobs().settle(job.lease, jobs::JobEnd::kCompleted, now, {});
}

// A stop, a cancel or a failure between two batches.
Result<void> leave(Engine& engine, const jobs::LeasedJob& job, ImportEventKind event, const jobs::JobVerdict& verdict,
                   std::optional<base::Error> failure) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  // First the proof that the job is still ours.
  INLET_TRY(transaction->jobs().settle(job.lease, verdict.end, now, verdict.retry_after));
  if (job.job.kind == jobs::JobKind::kImport) {
    INLET_ASSIGN(ImportRecord record, find_import(*transaction, job.job.import_id));
    INLET_ASSIGN(record.tally, transaction->ledger().tally(job.job.run_id));
    record.failure = std::move(failure);
    const bool is_end = event == ImportEventKind::kCancel || event == ImportEventKind::kBreak;
    if (is_end) {
      record.tally.not_processed = record.tally.to_come();
    }
    // The run of a failed import stays open: when it is tried again, it goes on where it stood.
    if (event == ImportEventKind::kCancel) {
      INLET_TRY(transaction->ledger().end_run(job.job.run_id, record.tally, now));
    }
    // What stopped before it could be noted that it was begun stays as it was.
    if (is_end || record.state == ImportState::kProcessing) INLET_TRY(move(*transaction, record, event, now));
    if (is_end) {
      const std::string detail = record.failure ? record.failure->message() : "";
      INLET_TRY(tell_the_end(*transaction, record,
                             event == ImportEventKind::kCancel ? "import_cancelled" : "import_failed", detail, now));
    }
  }
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return {};
}

Result<void> meet_failure(Engine& engine, const jobs::LeasedJob& job, base::Error error) {
  base::log_error("job.failed", {{"job", std::to_string(job.job.id)},
                                 {"import", std::to_string(job.job.import_id)},
                                 {"code", std::string(base::name_of(error.code))},
                                 {"detail", error.detail}});
  const jobs::JobVerdict verdict = jobs::verdict_on(error, job.job);
  switch (verdict.end) {
    case jobs::JobEnd::kReleased: return {};  // somebody else has the job
    case jobs::JobEnd::kPaused: return leave(engine, job, ImportEventKind::kPause, verdict, std::move(error));
    case jobs::JobEnd::kTryAgain: return leave(engine, job, ImportEventKind::kRelease, verdict, std::nullopt);
    case jobs::JobEnd::kCancelled: return leave(engine, job, ImportEventKind::kCancel, verdict, std::nullopt);
    case jobs::JobEnd::kCompleted:
    case jobs::JobEnd::kFailed: break;
  }
  return leave(engine, job, ImportEventKind::kBreak, {jobs::JobEnd::kFailed, {}}, std::move(error));
}

// kCancelled where a person cancelled while nobody held the job.
Result<RunPlan> begin(Engine& engine, const jobs::LeasedJob& job) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto wish, transaction->jobs().renew(job.lease, engine.clock.now(), engine.limits.lease));
  INLET_ASSIGN(ImportRecord record, find_import(*transaction, job.job.import_id));
  if (wish == jobs::JobWish::kCancel) return base::make_error(base::ErrorKind::kCancelled, base::Code::kStopped);
  INLET_ASSIGN(RunPlan plan, run_plan_from_json(record.plan));
  if (job.job.kind == jobs::JobKind::kImport && record.state != ImportState::kProcessing) {
    INLET_TRY(move(*transaction, record, ImportEventKind::kLease, engine.clock.now()));
  }
  INLET_TRY(transaction->commit());
  return plan;
}

}  // namespace

Result<void> run_job(Engine& engine, const jobs::LeasedJob& job, const ImportRun::Progress& progress) {
  if (auto lost = jobs::verdict_on_losses(job.job)) {
    return leave(engine, job, ImportEventKind::kBreak, {jobs::JobEnd::kFailed, {}}, std::move(lost));
  }
  auto plan = base::or_no_memory([&] { return begin(engine, job); });
  if (!plan.has_value()) return meet_failure(engine, job, std::move(plan).error());
  const bool is_check = job.job.kind == jobs::JobKind::kCheck;
  ImportRun run(engine, *plan, job.job.import_id, job.job.run_id,
                is_check ? imports::RunMode::kCheck : imports::RunMode::kWrite, job.lease);
  const auto finish_job = [&](Transaction& transaction, const imports::Tally& tally) -> Result<void> {
    if (!is_check) return finish(engine, transaction, job, tally);
    return transaction.jobs().settle(job.lease, jobs::JobEnd::kCompleted, engine.clock.now(), {});
  };
  const auto end = base::or_no_memory([&] { return run.run(finish_job, progress); });
  if (!end.has_value()) return meet_failure(engine, job, end.error());
  switch (*end) {
    case RunEnd::kFinished: break;
    case RunEnd::kStopped:
      return leave(engine, job, ImportEventKind::kRelease, {jobs::JobEnd::kReleased, {}}, std::nullopt);
    case RunEnd::kCancelled:
      return leave(engine, job, ImportEventKind::kCancel, {jobs::JobEnd::kCancelled, {}}, std::nullopt);
  }
  engine.signal.news();
  return {};
}

}  // namespace inlet::engine
