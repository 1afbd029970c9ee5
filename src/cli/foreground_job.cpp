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
#include "engine/worker_lock.h"

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
Result<void> run_leased(engine::Engine& engine, const jobs::LeasedJob& leased) {
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

// The database can't be reached: what was committed is there when it comes back, so nothing is lost by waiting.
bool is_away(const base::Error& error) { return error.code == base::Code::kDatabaseUnavailable; }

bool waits_for_database(const ImportRecord& record) {
  return record.state == ImportState::kPaused && record.failure && is_away(*record.failure);
}

class ForegroundJob {
 public:
  ForegroundJob(engine::Engine& engine, imports::ImportId id) : engine_(&engine), id_(id) {}

  Result<ImportRecord> run() {
    while (true) {
      auto round = run_once();
      if (round.has_value() && *round) {
        if (watched_) watched_->end();
        return std::move(**round);
      }
      if (round.has_value()) continue;
      if (!is_away(round.error()) || Interrupt::was_asked()) return std::move(round).error();
      tell_once(round.error());
      std::this_thread::sleep_for(kLook);
    }
  }

 private:
  // The import once there is nothing more to do here; nothing while there is.
  Result<std::optional<ImportRecord>> run_once() {
    INLET_TRY(give_back());
    INLET_ASSIGN(const auto leased, take(*engine_, id_));
    if (leased) {
      if (std::exchange(was_told_, false)) print_message("The database is back; the job goes on.");
      held_ = leased->lease;
      INLET_TRY(run_leased(*engine_, *leased));
      held_.reset();
    }
    INLET_ASSIGN(auto now, look(*engine_, id_));
    const bool waits = waits_for_database(now.record);
    const bool was_paused_here = leased && now.record.state == ImportState::kPaused && !waits;
    if (!goes_on(now.record) || was_paused_here || Interrupt::was_asked()) return std::optional(std::move(now.record));
    if (waits) {
      tell_once(*now.record.failure);
    } else if (leased) {
      return std::optional<ImportRecord>();
    } else {
      watch(now);
    }
    std::this_thread::sleep_for(kLook);
    return std::optional<ImportRecord>();
  }

  // What the database did not hear of when it went away; otherwise the job would be ours until the lease runs out.
  Result<void> give_back() {
    if (!held_) return {};
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    const auto settled = transaction->jobs().settle(*held_, jobs::JobEnd::kReleased, engine_->clock.now(), {});
    if (settled.has_value()) {
      INLET_TRY(transaction->commit());
    } else if (settled.error().kind != base::ErrorKind::kConflict) {
      return settled;
    }
    held_.reset();
    return {};
  }

  void tell_once(const base::Error& error) {
    if (!was_told_)
      print_message(error.message() + " Waiting for it; the job goes on by itself. Ctrl-C ends the wait.");
    was_told_ = true;
  }

  void watch(const Look& now) {
    if (!watched_) {
      print_message("Another process has the job; watching it.");
      watched_.emplace("Importing");
    }
    if (now.record.undo_state == imports::UndoState::kNone) watched_->show(now.tally);
  }

  engine::Engine* engine_;
  imports::ImportId id_;
  std::optional<jobs::Lease> held_;  // by a run that could not end it
  std::optional<TerminalProgress> watched_;
  bool was_told_ = false;
};

}  // namespace

Result<ImportRecord> run_in_foreground(engine::Engine& engine, imports::ImportId id) {
  const Interrupt interrupt;
  return ForegroundJob(engine, id).run();
}

}  // namespace inlet::cli
