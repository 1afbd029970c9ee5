// SPDX-License-Identifier: Apache-2.0
//
// inlet undo JOB: takes an import back in the foreground, by the same verb and the same run as the server's.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/foreground_job.h"
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

Result<int> undo(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  if (!options.yes) {
    INLET_ASSIGN(const auto before, engine::view_undo(engine, opened.actor, options.job));
    INLET_ASSIGN(const bool goes_on, confirm(question(before.tally)));
    if (!goes_on) return kCancelled;
  }
  INLET_ASSIGN(auto record, engine::undo_import(engine, opened.actor, options.job));
  INLET_ASSIGN(record, run_in_foreground(engine, record.id));
  return report_undo(invocation, opened, record);
}

}  // namespace

Result<int> report_undo(const Invocation& invocation, const Opened& opened, const imports::ImportRecord& record) {
  INLET_ASSIGN(const auto view, engine::view_undo(opened.engine(), opened.actor, record.id));
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
  print_message("Not at its end. Go on with: inlet retry " + std::to_string(record.id) + ", or by inlet serve.");
  return record.undo_state == UndoState::kUndoing ? kCancelled : kUnavailable;
}

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
