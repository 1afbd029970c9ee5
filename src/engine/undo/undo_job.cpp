// SPDX-License-Identifier: Apache-2.0
#include "engine/undo/undo_job.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/json/json.h"
#include "base/log/log.h"
#include "engine/load_actor.h"
#include "engine/pipeline/import_messages.h"
#include "engine/pipeline/run_event.h"
#include "engine/undo/undo_run.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;
using imports::UndoRecord;
using imports::UndoStage;
using imports::UndoState;
using store::Transaction;

constexpr std::int64_t kLeastBatchLeads = 500;

base::JsonObject counts_json(const imports::UndoTally& tally) {
  return {{"total", tally.total}, {"trashed", tally.trashed}, {"restored", tally.restored}, {"kept", tally.kept}};
}

Result<ImportRecord> find_import(Transaction& transaction, imports::ImportId id) {
  INLET_ASSIGN(const auto record, transaction.ledger().find(id));
  if (!record)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Import " + std::to_string(id)});
  return *record;
}

// The undo state and those who watch; beside it the import stays as it is.
Result<void> move(Transaction& transaction, ImportRecord& record, UndoState state, base::TimePoint now) {
  record.undo_state = state;
  INLET_TRY(transaction.ledger().move(record, record.state));
  return transaction.ledger().tell(record.id, "state", state_event(record.state, record.tally), now);
}

Result<void> finish(Transaction& transaction, const jobs::LeasedJob& job, ImportRecord& record, const UndoRecord& undo,
                    base::TimePoint now) {
  INLET_TRY(move(transaction, record, UndoState::kUndone, now));
  INLET_TRY(tell_the_end(transaction, record, "import_undone", describe(undo.tally), now));
  store::AuditEntry entry;
  entry.at = now;
  entry.by = undo.by;
  entry.action = "import.undone";
  entry.subject = "import " + std::to_string(record.id);
  entry.json = base::write_json(counts_json(undo.tally));
  INLET_TRY(transaction.audit().add(entry));
  return transaction.jobs().settle(job.lease, jobs::JobEnd::kCompleted, now, {});
}

// Whoever began it, with the rights of this moment; it goes on when that person is turned off.
Result<access::Actor> actor_of(Transaction& transaction, const UndoRecord& undo) {
  if (undo.by == access::kCommandLineUser) return access::Actor();
  INLET_ASSIGN(const auto user, transaction.users().find(undo.by));
  if (!user) return base::internal_error("an undo by user " + std::to_string(undo.by) + ", who is not there");
  return load_actor(transaction, *user, "undo");
}

struct Step {
  UndoRecord undo;
  jobs::JobWish wish = jobs::JobWish::kContinue;
};

Result<Step> run_batch(Engine& engine, const jobs::LeasedJob& job, std::int64_t limit) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  Step step;
  // Fails with kConflict when the lease was lost, and then nothing of this batch is written.
  INLET_ASSIGN(step.wish, transaction->jobs().renew(job.lease, now, engine.limits.lease));
  INLET_TRY(transaction->jobs().came_further(job.lease));
  INLET_ASSIGN(ImportRecord record, find_import(*transaction, job.job.import_id));
  INLET_ASSIGN(const auto before, transaction->undos().find(record.id));
  if (!before || record.undo_state != UndoState::kUndoing) return base::internal_error("an undo that nobody began");
  INLET_ASSIGN(const access::Actor actor, actor_of(*transaction, *before));
  INLET_ASSIGN(auto run, UndoRun::create(*transaction, record, UndoMode::kWrite, actor));
  INLET_ASSIGN(step.undo, run.step(*before, limit, now));
  INLET_TRY(transaction->ledger().tell(record.id, "progress", base::write_json(counts_json(step.undo.tally)), now));
  if (step.undo.stage == UndoStage::kDone) INLET_TRY(finish(*transaction, job, record, step.undo, now));
  INLET_TRY(transaction->commit());
  return step;
}

Result<void> leave(Engine& engine, const jobs::LeasedJob& job, const jobs::JobVerdict& verdict) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->jobs().settle(job.lease, verdict.end, engine.clock.now(), verdict.retry_after));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return {};
}

Result<void> give_up(Engine& engine, const jobs::LeasedJob& job, const base::Error& error) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kFailed, now, {}));
  INLET_ASSIGN(ImportRecord record, find_import(*transaction, job.job.import_id));
  INLET_TRY(move(*transaction, record, UndoState::kUndoFailed, now));
  INLET_TRY(tell_the_end(*transaction, record, "import_undo_failed", error.message(), now));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return {};
}

Result<void> meet_failure(Engine& engine, const jobs::LeasedJob& job, const base::Error& error) {
  base::log_error("undo.failed", {{"job", std::to_string(job.job.id)},
                                  {"import", std::to_string(job.job.import_id)},
                                  {"code", std::string(base::name_of(error.code))},
                                  {"detail", error.detail}});
  const jobs::JobVerdict verdict = jobs::verdict_on(error, job.job);
  switch (verdict.end) {
    case jobs::JobEnd::kReleased: return {};  // somebody else has the job
    case jobs::JobEnd::kPaused:
    case jobs::JobEnd::kTryAgain: return leave(engine, job, verdict);
    case jobs::JobEnd::kCompleted:
    case jobs::JobEnd::kCancelled:
    case jobs::JobEnd::kFailed: break;
  }
  return give_up(engine, job, error);
}

}  // namespace

std::string describe(const imports::UndoTally& tally) {
  std::string text = std::to_string(tally.trashed) + (tally.trashed == 1 ? " lead" : " leads") + " removed";
  if (tally.restored > 0) text += ", " + std::to_string(tally.restored) + " restored";
  return text + ", " + std::to_string(tally.kept) + " kept.";
}

Result<void> run_undo(Engine& engine, const jobs::LeasedJob& job, const UndoProgress& progress) {
  if (const auto lost = jobs::verdict_on_losses(job.job)) return give_up(engine, job, *lost);
  std::int64_t limit = engine.limits.batch_rows;
  while (true) {
    const auto begun = std::chrono::steady_clock::now();
    const auto step = run_batch(engine, job, limit);
    if (!step.has_value()) return meet_failure(engine, job, step.error());
    engine.signal.news();
    if (progress) progress(step->undo.tally);
    if (step->undo.stage == UndoStage::kDone) return {};
    if (step->wish != jobs::JobWish::kContinue) return leave(engine, job, {jobs::JobEnd::kReleased, {}});
    // Smaller where writing is slow, so that others get their turn.
    const bool was_slow = std::chrono::steady_clock::now() - begun > engine.limits.batch_time;
    limit = was_slow ? std::max(std::min(kLeastBatchLeads, limit), limit / 2)
                     : std::min(engine.limits.batch_rows, limit * 2);
  }
}

}  // namespace inlet::engine
