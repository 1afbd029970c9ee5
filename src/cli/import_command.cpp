// SPDX-License-Identifier: Apache-2.0
//
// inlet import FILE: the whole job in the foreground, by the same verbs and the same run as the server's.
#include <utility>

#include "cli/command.h"
#include "cli/earlier_files_message.h"
#include "cli/exit_code.h"
#include "cli/foreground_job.h"
#include "cli/import_options.h"
#include "cli/import_report.h"
#include "cli/result_files.h"
#include "engine/verbs/run_import.h"

namespace inlet::cli {
namespace {

struct Options : ImportOptions {
  ResultFiles files;
};

Result<int> import_file(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  INLET_ASSIGN(auto record, make_draft(engine, opened.actor, options));
  INLET_TRY(tell_of_earlier_files(engine, opened.actor, record));
  if (!options.yes) {
    INLET_ASSIGN(const bool goes_on,
                 confirm("Import " + std::to_string(record.tally.total) + " records of " + record.file_name + "?"));
    if (!goes_on) return kCancelled;
  }
  INLET_TRY(save_wanted_template(opened, record, options.files));
  INLET_ASSIGN(record, engine::start_import(engine, opened.actor, record.id, record.version));
  INLET_ASSIGN(record, run_in_foreground(engine, record.id));
  if (record.state != imports::ImportState::kFailed) INLET_TRY(write_result_files(opened, record, options.files));
  return report_end(invocation, opened, record);
}

}  // namespace

void add_import(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("import", "Import a file: upload, map, check and write");
  command->footer("Example: inlet import trade-show.csv --map \"Work mail=email\" --failed failed.csv --yes");
  auto options = std::make_shared<Options>();
  add_import_options(*command, *options);
  add_result_options(*command, options->files);
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return import_file(invocation, *options); };
  });
}

}  // namespace inlet::cli
