// SPDX-License-Identifier: Apache-2.0
#include "cli/foreground_job.h"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/terminal_progress.h"
#include "engine/pipeline/import_job.h"
#include "engine/undo/undo_job.h"
#include "engine/workers/worker_lock.h"

namespace inlet::cli {
namespace {

using imports::ImportRecord;
using imports::ImportState;

constexpr std::chrono::milliseconds kLook{200};  // how often a job that another process has is looked at

// The import's newest job, if it is free or was left by a process that is gone.
Result<std::optional<jobs::LeasedJob>> take(engine::Engine& engine, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  INLET_ASSIGN(const auto workers, transaction->jobs().workers());
  INLET_TRY(transaction->jobs().rescue(now, engine::WorkerLock::dead_of(engine.worker_folder, workers)));
  INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(id));
  std::optional<jobs::LeasedJob> leased;
  if (job) {
    INLET_ASSIGN(leased, transaction->jobs().lease_job(job->id, engine.worker, now, engine.limits.lease));
  }
  INLET_TRY(transaction->commit());
  return leased;
}

Result<void> ask_to_stop(engine::Engine& engine, jobs::JobId job) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->jobs().ask(job, jobs::JobWish::kStop, engine.clock.now()));
  return transaction->commit();
}

struct Look {
  ImportRecord record;
  imports::Tally tally;  // while it runs, that of its run
};

Result<Look> look(engine::Engine& engine, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(auto record, transaction->ledger().find(id));
  if (!record) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Import " + std::to_string(id)});
  }
  imports::Tally tally = record->tally;
  if (!imports::is_end(record->state)) {
    INLET_ASSIGN(tally, transaction->ledger().tally(record->write_run));
  }
  return Look{std::move(*record), tally};
}

bool goes_on(const ImportRecord& record) {
  return record.undo_state == imports::UndoState::kUndoing || !imports::is_end(record.state);
}

// Told once that it should stop, it does so at the next border of a batch.
Result<void> run(engine::Engine& engine, const jobs::LeasedJob& leased) {
  bool was_told = false;
  const auto listen = [&] {
    if (Interrupt::was_asked() && !was_told) was_told = ask_to_stop(engine, leased.job.id).has_value();
  };
  if (leased.job.kind == jobs::JobKind::kUndo) {
    return engine::run_undo(engine, leased, [&](const imports::UndoTally&) { listen(); });
  }
  TerminalProgress progress("Importing");
  const auto ran = engine::run_job(engine, leased, [&](const imports::Tally& tally) {
    progress.show(tally);
    listen();
  });
  progress.end();
  return ran;
}

}  // namespace

Result<ImportRecord> run_in_foreground(engine::Engine& engine, imports::ImportId id) {
  const Interrupt interrupt;
  std::optional<TerminalProgress> watched;
  while (true) {
    INLET_ASSIGN(const auto leased, take(engine, id));
    if (leased) INLET_TRY(run(engine, *leased));
    INLET_ASSIGN(auto now, look(engine, id));
    const bool was_paused_here = leased && now.record.state == ImportState::kPaused;
    if (!goes_on(now.record) || was_paused_here || Interrupt::was_asked()) {
      if (watched) watched->end();
      return std::move(now.record);
    }
    if (leased) continue;
    if (!watched) {
      print_message("Another process has the job; watching it.");
      watched.emplace("Importing");
    }
    if (now.record.undo_state == imports::UndoState::kNone) watched->show(now.tally);
    std::this_thread::sleep_for(kLook);
  }
}

}  // namespace inlet::cli
