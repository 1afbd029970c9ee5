// SPDX-License-Identifier: Apache-2.0
//
// inlet import FILE: the whole job in the foreground, by the same verbs and the same run as the server's.
#include <fstream>
#include <utility>

#include "cli/command.h"
#include "cli/earlier_files_message.h"
#include "cli/exit_code.h"
#include "cli/foreground_job.h"
#include "cli/import_options.h"
#include "cli/import_report.h"
#include "engine/report/import_rows.h"
#include "engine/verbs/run_import.h"
#include "engine/verbs/save_template.h"

namespace inlet::cli {
namespace {

struct Options : ImportOptions {
  std::string failed_path, receipt_path, template_to_save;
};

Result<void> write_file(const std::string& path, const std::function<Result<void>(const engine::ByteSink&)>& write) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  const auto failed = [&] {
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {path, "it can't be written"});
  };
  if (!file) return failed();
  INLET_TRY(write([&](std::string_view bytes) -> Result<void> {
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file) return failed();
    return {};
  }));
  file.close();
  if (!file) return failed();
  return {};
}

Result<void> write_files(const Opened& opened, const imports::ImportRecord& record, const Options& options) {
  engine::Engine& engine = opened.engine();
  if (!options.failed_path.empty()) {
    if (options.failed_path.ends_with(".xlsx")) {
      INLET_TRY(engine::write_failed_xlsx(engine, opened.actor, record, engine::FailedKind::kAll, options.failed_path));
    } else {
      INLET_TRY(write_file(options.failed_path, [&](const engine::ByteSink& sink) {
        return engine::write_failed_csv(engine, opened.actor, record, engine::FailedKind::kAll, sink);
      }));
    }
  }
  if (options.receipt_path.empty()) return {};
  return write_file(options.receipt_path, [&](const engine::ByteSink& sink) {
    return engine::write_receipt_csv(engine, opened.actor, record, sink);
  });
}

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
  if (!options.template_to_save.empty()) {
    INLET_TRY(engine::save_template(engine, opened.actor, options.template_to_save, false, record.id));
  }
  INLET_ASSIGN(record, engine::start_import(engine, opened.actor, record.id, record.version));
  INLET_ASSIGN(record, run_in_foreground(engine, record.id));
  if (record.state != imports::ImportState::kFailed) INLET_TRY(write_files(opened, record, options));
  return report_end(invocation, opened, record);
}

}  // namespace

void add_import(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("import", "Import a file: upload, map, check and write");
  command->footer("Example: inlet import trade-show.csv --map \"Work mail=email\" --failed failed.csv --yes");
  auto options = std::make_shared<Options>();
  add_import_options(*command, *options);
  command->add_option("--failed", options->failed_path, "Write the failed records to this .csv or .xlsx file")
      ->type_name("PATH");
  command->add_option("--receipt", options->receipt_path, "Write the outcome of every record to this .csv file")
      ->type_name("PATH");
  command->add_option("--save-template", options->template_to_save, "Save mapping and choices under this name")
      ->type_name("NAME");
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return import_file(invocation, *options); };
  });
}

}  // namespace inlet::cli
