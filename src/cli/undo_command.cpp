// SPDX-License-Identifier: Apache-2.0
//
// inlet undo JOB: takes an import back in the foreground, by the same verb and the same run as the server's.
#include <chrono>
#include <thread>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "engine/undo/undo_job.h"
#include "engine/verbs/undo_import.h"

namespace inlet::cli {
namespace {

using imports::UndoState;

struct Options {
  imports::ImportId job = 0;
  bool yes = false;
};

std::string question(const imports::UndoTally& tally) {
  return "Undo this import? " + std::to_string(tally.trashed) + " leads go to the trash, " +
         std::to_string(tally.restored) + " get their earlier values back, " + std::to_string(tally.kept) +
         " were changed since and stay. You cannot reverse an undo.";
}

// The undo's job, if it is free or was left by a process that is gone.
Result<std::optional<jobs::LeasedJob>> take(engine::Engine& engine, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  INLET_TRY(transaction->jobs().rescue(now, {}));
  INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(id));
  if (!job || job->kind != jobs::JobKind::kUndo) return std::optional<jobs::LeasedJob>();
  INLET_ASSIGN(const auto leased, transaction->jobs().lease_job(job->id, engine.worker, now, engine.limits.lease));
  INLET_TRY(transaction->commit());
  return leased;
}

Result<void> ask_to_stop(engine::Engine& engine, jobs::JobId job) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->jobs().ask(job, jobs::JobWish::kStop, engine.clock.now()));
  return transaction->commit();
}

Result<imports::ImportRecord> reload(engine::Engine& engine, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(auto record, transaction->ledger().find(id));
  if (!record)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Import " + std::to_string(id)});
  return std::move(*record);
}

// Runs the undo here, or watches it where a server was quicker to take it.
Result<imports::ImportRecord> run_here(engine::Engine& engine, imports::ImportRecord record) {
  const Interrupt interrupt;
  bool was_told = false;
  for (bool watches = false; record.undo_state == UndoState::kUndoing && !Interrupt::was_asked();) {
    INLET_ASSIGN(const auto leased, take(engine, record.id));
    if (leased) {
      INLET_TRY(engine::run_undo(engine, *leased, [&](const imports::UndoTally&) {
        if (Interrupt::was_asked() && !was_told) was_told = ask_to_stop(engine, leased->job.id).has_value();
      }));
    } else {
      if (!watches) print_message("Somebody else has taken the undo; watching it.");
      watches = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    INLET_ASSIGN(record, reload(engine, record.id));
  }
  return record;
}

Result<int> undo(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  if (!options.yes) {
    INLET_ASSIGN(const auto before, engine::view_undo(engine, opened.actor, options.job));
    INLET_ASSIGN(const bool goes_on, confirm(question(before.tally)));
    if (!goes_on) return kCancelled;
  }
  INLET_ASSIGN(auto record, engine::undo_import(engine, opened.actor, options.job));
  INLET_ASSIGN(record, run_here(engine, std::move(record)));
  INLET_ASSIGN(const auto view, engine::view_undo(engine, opened.actor, options.job));
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"job", record.id},
                                            {"status", imports::name_of(record.undo_state)},
                                            {"removed", view.tally.trashed},
                                            {"restored", view.tally.restored},
                                            {"kept", view.tally.kept}}) +
          "\n");
  } else {
    print(engine::describe(view.tally) + "\n");
  }
  if (record.undo_state == UndoState::kUndone) return kSuccess;
  print_message("Not at its end. Go on with: inlet undo " + std::to_string(record.id) + ", or by inlet serve.");
  return record.undo_state == UndoState::kUndoing ? kCancelled : kUnavailable;
}

}  // namespace

void add_undo(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("undo", "Undo an import: its leads go to the trash, earlier values come back");
  command->footer("Example: inlet undo 17");
  command->add_option("JOB", options->job, "Number of the job")->required();
  command->add_flag("--yes", options->yes, "Do not ask");
  command->callback(
      [&invocation, options] { invocation.action = [&invocation, options] { return undo(invocation, *options); }; });
}

}  // namespace inlet::cli
