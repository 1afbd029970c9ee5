// SPDX-License-Identifier: Apache-2.0
//
// inlet import FILE: the whole job in the foreground, by the same verbs and the same run as the server's.
#include <chrono>
#include <fstream>
#include <thread>
#include <utility>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/import_options.h"
#include "cli/import_report.h"
#include "cli/interrupt.h"
#include "cli/terminal_progress.h"
#include "engine/pipeline/import_job.h"
#include "engine/report/import_rows.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/run_import.h"
#include "engine/verbs/save_template.h"

namespace inlet::cli {
namespace {

struct Options : ImportOptions {
  std::string failed_path, receipt_path, template_to_save;
};

Result<imports::ImportRecord> reload(engine::Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return engine::find_import(*transaction, actor, id);
}

Result<void> ask_to_stop(engine::Engine& engine, jobs::JobId job) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->jobs().ask(job, jobs::JobWish::kStop, engine.clock.now()));
  return transaction->commit();
}

// Runs the import here, or watches it where a server was quicker to take it.
Result<imports::ImportRecord> run_here(engine::Engine& engine, const access::Actor& actor, imports::ImportId id) {
  const Interrupt interrupt;
  std::optional<jobs::LeasedJob> leased;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(id));
    if (job) {
      INLET_ASSIGN(leased,
                   transaction->jobs().lease_job(job->id, engine.worker, engine.clock.now(), engine.limits.lease));
    }
    INLET_TRY(transaction->commit());
  }
  TerminalProgress progress("Importing");
  if (leased) {
    bool was_told = false;
    const auto ran = engine::run_job(engine, *leased, [&](const imports::Tally& tally) {
      progress.show(tally);
      if (Interrupt::was_asked() && !was_told) was_told = ask_to_stop(engine, leased->job.id).has_value();
    });
    progress.end();
    if (!ran.has_value()) return ran.error();
    return reload(engine, actor, id);
  }
  print_message("A server has taken the import; watching it.");
  while (true) {
    INLET_ASSIGN(auto record, reload(engine, actor, id));
    if (imports::is_end(record.state) || Interrupt::was_asked()) {
      progress.end();
      return record;
    }
    progress.show(record.tally);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
}

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

Result<void> write_files(engine::Engine& engine, const imports::ImportRecord& record, const Options& options) {
  if (!options.failed_path.empty()) {
    if (options.failed_path.ends_with(".xlsx")) {
      INLET_TRY(engine::write_failed_xlsx(engine, record, engine::FailedKind::kAll, options.failed_path));
    } else {
      INLET_TRY(write_file(options.failed_path, [&](const engine::ByteSink& sink) {
        return engine::write_failed_csv(engine, record, engine::FailedKind::kAll, sink);
      }));
    }
  }
  if (options.receipt_path.empty()) return {};
  return write_file(options.receipt_path,
                    [&](const engine::ByteSink& sink) { return engine::write_receipt_csv(engine, record, sink); });
}

Result<int> import_file(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  INLET_ASSIGN(auto record, make_draft(engine, opened.actor, options));
  if (!options.yes) {
    INLET_ASSIGN(const bool goes_on,
                 confirm("Import " + std::to_string(record.tally.total) + " records of " + record.file_name + "?"));
    if (!goes_on) return kCancelled;
  }
  if (!options.template_to_save.empty()) {
    INLET_TRY(engine::save_template(engine, opened.actor, options.template_to_save, false, record.id));
  }
  INLET_ASSIGN(record, engine::start_import(engine, opened.actor, record.id, record.version));
  INLET_ASSIGN(record, run_here(engine, opened.actor, record.id));
  if (record.state == imports::ImportState::kFailed && record.failure) return *record.failure;

  INLET_TRY(write_files(engine, record, options));
  INLET_ASSIGN(const auto plan, engine::run_plan_from_json(record.plan));
  INLET_ASSIGN(auto summary, engine::summarize(engine, record));
  ImportReport report;
  report.job = record.id;
  report.status = imports::name_of(record.state);
  report.duration_ms = summary.duration_ms.value_or(0);
  report.summary = std::move(summary);
  report.plan = &plan;
  print(invocation.json ? report_json(report) : report_text(report));
  switch (record.state) {
    case imports::ImportState::kCompleted: return kSuccess;
    case imports::ImportState::kCompletedWithErrors: return kWithErrors;
    case imports::ImportState::kPaused: return kUnavailable;
    default: break;
  }
  print_message("Stopped. Job " + std::to_string(record.id) + " goes on with the next inlet serve or inlet worker.");
  return kCancelled;
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
