// SPDX-License-Identifier: Apache-2.0
//
// inlet check FILE: reads all rows, writes no lead, predicts every outcome. The draft it needs goes when it ends.
#include <chrono>
#include <utility>

#include "cli/command.h"
#include "cli/earlier_files_message.h"
#include "cli/exit_code.h"
#include "cli/import_options.h"
#include "cli/import_report.h"
#include "cli/result_files.h"
#include "cli/terminal_progress.h"
#include "engine/pipeline/import_run.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/plan_import.h"
#include "engine/verbs/view_source.h"

namespace inlet::cli {
namespace {

struct Options : ImportOptions {
  ResultFiles files;
};

Result<int> check(const Invocation& invocation, const Opened& opened, imports::ImportRecord record,
                  const ResultFiles& files) {
  engine::Engine& engine = opened.engine();
  const access::Actor& actor = opened.actor;
  INLET_TRY(save_wanted_template(opened, record, files));
  const auto begun = std::chrono::steady_clock::now();
  INLET_ASSIGN(const auto draft, engine::read_draft(record));
  imports::Upload upload;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(upload, engine::upload_of(*transaction, record));
  }
  INLET_ASSIGN(const auto survey, engine::survey_upload(engine, upload, draft.source));
  engine::RunPlan plan;
  imports::RunId run_id = 0;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(plan, engine::plan_import(*transaction, actor, upload, draft, survey));
    imports::Tally tally;
    tally.total = plan.records;
    tally.empty_rows = plan.empty_rows;
    tally.left_out = plan.left_out;
    INLET_ASSIGN(run_id, transaction->ledger().begin_run(record.id, imports::RunMode::kCheck, tally));
    INLET_TRY(transaction->commit());
  }
  TerminalProgress progress("Checking");
  engine::ImportRun run(engine, plan, record.id, run_id, imports::RunMode::kCheck, std::nullopt);
  const auto no_end = [](store::Transaction&, const imports::Tally&) -> Result<void> { return {}; };
  INLET_TRY(run.run(no_end, [&](const imports::Tally& tally) { progress.show(tally); }));
  progress.end();

  ImportReport report;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(report.summary, engine::summarize_run(*transaction, run_id, plan));
  }
  const bool has_failed = report.summary.tally.failed > 0;
  const auto end = has_failed ? imports::ImportState::kCompletedWithErrors : imports::ImportState::kCompleted;
  report.status = imports::name_of(end);
  const auto took = std::chrono::steady_clock::now() - begun;
  report.duration_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  report.plan = &plan;
  record.check_run = run_id;
  record.plan = engine::to_json(plan);
  INLET_TRY(write_result_files(opened, record, files));
  print(invocation.json ? report_json(report) : report_text(report));
  return has_failed ? kWithErrors : kSuccess;
}

Result<int> check_file(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto record, make_draft(opened.engine(), opened.actor, options));
  INLET_TRY(tell_of_earlier_files(opened.engine(), opened.actor, record));
  auto result = check(invocation, opened, record, options.files);
  INLET_TRY(engine::delete_draft(opened.engine(), opened.actor, record.id));
  return result;
}

}  // namespace

void add_check(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("check", "Read all rows, write nothing, and tell what an import would do");
  command->footer("Example: inlet check trade-show.csv --duplicates update");
  auto options = std::make_shared<Options>();
  add_import_options(*command, *options);
  add_result_options(*command, options->files);
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return check_file(invocation, *options); };
  });
}

}  // namespace inlet::cli
