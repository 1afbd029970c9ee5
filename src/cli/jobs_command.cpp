// SPDX-License-Identifier: Apache-2.0
//
// inlet jobs, job, cancel and retry: what Batch Jobs shows and does.
#include <utility>

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/foreground_job.h"
#include "cli/import_report.h"
#include "engine/report/import_rows.h"
#include "engine/report/veil.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/run_import.h"

namespace inlet::cli {
namespace {

using imports::ImportRecord;

struct Options {
  imports::ImportId job = 0;
  std::uint32_t limit = 50;
};

// The counts of an import that runs are those of its run.
Result<imports::Tally> present_tally(store::Transaction& transaction, const ImportRecord& record) {
  if (record.write_run == 0 || imports::is_end(record.state)) return record.tally;
  return transaction.ledger().tally(record.write_run);
}

base::JsonObject job_json(const ImportRecord& record, const imports::Tally& tally) {
  base::JsonObject json{{"id", record.id},
                        {"status", imports::name_of(record.state)},
                        {"undo_status", imports::name_of(record.undo_state)},
                        {"file", record.file_name},
                        {"total", tally.total},
                        {"done", tally.done()},
                        {"created", tally.created},
                        {"updated", tally.updated},
                        {"unchanged", tally.unchanged},
                        {"skipped", tally.skipped},
                        {"failed", tally.failed},
                        {"not_processed", tally.not_processed}};
  const auto time = [&](const char* name, const std::optional<base::TimePoint>& at) {
    json[name] = at ? base::JsonValue(base::iso_time(*at)) : base::JsonValue(nullptr);
  };
  time("queued_at", record.queued_at);
  time("started_at", record.started_at);
  time("ended_at", record.ended_at);
  return json;
}

std::string job_line(const ImportRecord& record, const imports::Tally& tally) {
  const std::int64_t percent = tally.total > 0 ? 100 * tally.done() / tally.total : 100;
  return std::to_string(record.id) + "  " + std::string(imports::name_of(record.state)) + "  " + record.file_name +
         "  " + std::to_string(tally.done()) + "/" + std::to_string(tally.total) + " - " + std::to_string(percent) +
         "%  " + std::to_string(tally.created) + " created, " + std::to_string(tally.updated) + " updated, " +
         std::to_string(tally.skipped) + " skipped, " + std::to_string(tally.failed) + " failed\n";
}

Result<int> list(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto page, engine::list_imports(opened.engine(), opened.actor, {}, "", options.limit));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  base::JsonArray jobs;
  std::string text;
  for (const ImportRecord& record : page.imports) {
    INLET_ASSIGN(const auto tally, present_tally(*transaction, record));
    jobs.push_back(job_json(record, tally));
    text += job_line(record, tally);
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"jobs", std::move(jobs)}}) + "\n" : text);
  return kSuccess;
}

Result<int> show(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  ImportRecord record;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(record, engine::find_import(*transaction, opened.actor, options.job));
  }
  INLET_ASSIGN(auto plan, engine::run_plan_from_json(record.plan));
  INLET_ASSIGN(const auto veil, engine::Veil::create(opened.actor, record));
  veil.apply(plan.bindings);
  ImportReport report;
  INLET_ASSIGN(report.summary, engine::summarize(opened.engine(), opened.actor, record));
  report.job = record.id;
  report.status = imports::name_of(record.state);
  report.duration_ms = report.summary.duration_ms.value_or(0);
  report.plan = &plan;
  print(invocation.json ? report_json(report) : job_line(record, report.summary.tally) + report_text(report));
  return kSuccess;
}

using Verb = Result<ImportRecord> (*)(engine::Engine&, const access::Actor&, imports::ImportId);

Result<int> act(const Invocation& invocation, const Options& options, Verb verb) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto record, verb(opened.engine(), opened.actor, options.job));
  print(invocation.json ? base::write_json(job_json(record, record.tally)) + "\n" : job_line(record, record.tally));
  return kSuccess;
}

// Goes on with what failed, was stopped or was left by a killed process.
Result<int> retry(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  ImportRecord record;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(record, engine::find_import(*transaction, opened.actor, options.job));
  }
  const bool is_under_way =
      record.undo_state == imports::UndoState::kUndoing || record.state == imports::ImportState::kQueued ||
      record.state == imports::ImportState::kProcessing || record.state == imports::ImportState::kPaused;
  if (!is_under_way) {
    INLET_ASSIGN(record, engine::retry_import(engine, opened.actor, options.job));
  }
  const bool is_undo = record.undo_state != imports::UndoState::kNone;
  INLET_ASSIGN(record, run_in_foreground(engine, record.id));
  return is_undo ? report_undo(invocation, opened, record) : report_end(invocation, opened, record);
}

}  // namespace

void add_jobs(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* jobs = program.add_subcommand("jobs", "List the imports, newest first");
  jobs->footer("Example: inlet jobs --json");
  jobs->add_option("--limit", options->limit, "How many")->capture_default_str();
  jobs->callback(
      [&invocation, options] { invocation.action = [&invocation, options] { return list(invocation, *options); }; });

  const auto add_one = [&](const char* name, const char* what, std::function<Result<int>()> action) {
    CLI::App* command = program.add_subcommand(name, what);
    command->footer("Example: inlet " + std::string(name) + " 17");
    command->add_option("JOB", options->job, "Number of the job")->required();
    command->callback([&invocation, action] { invocation.action = action; });
  };
  add_one("job", "Show one import: counts, reasons, mapping",
          [&invocation, options] { return show(invocation, *options); });
  add_one("cancel", "Stop an import at the next row border",
          [&invocation, options] { return act(invocation, *options, engine::cancel_import); });
  add_one("retry", "Go on with an import that failed, was stopped or was killed, here",
          [&invocation, options] { return retry(invocation, *options); });
}

}  // namespace inlet::cli
