// SPDX-License-Identifier: Apache-2.0
#include "engine/report/import_summary.h"

#include <algorithm>
#include <utility>

#include "engine/report/import_rows.h"
#include "engine/report/veil.h"

namespace inlet::engine {
namespace {

int rank(base::Severity severity) {
  switch (severity) {
    case base::Severity::kFail: return 0;
    case base::Severity::kSkip: return 1;
    default: return 2;
  }
}

Result<ImportSummary> read(store::Transaction& transaction, imports::RunId run, std::vector<std::string> columns) {
  ImportSummary summary;
  summary.columns = std::move(columns);
  if (run == 0) return summary;
  INLET_ASSIGN(summary.tally, transaction.ledger().tally(run));
  INLET_ASSIGN(summary.groups, transaction.ledger().error_groups(run));
  std::ranges::stable_sort(summary.groups, {}, [](const imports::ErrorGroup& group) {
    return rank(base::catalog_entry(group.code).severity);
  });
  return summary;
}

}  // namespace

Result<ImportSummary> summarize(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record) {
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  std::vector<std::string> columns;
  if (!record.plan.empty()) {
    INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
    columns = plan.column_names;
  }
  INLET_ASSIGN(auto summary, read(*transaction, shown_run(record), std::move(columns)));
  veil.apply(summary.columns);
  veil.apply(summary.groups);
  if (record.state != imports::ImportState::kDraft) {
    if (imports::is_end(record.state)) summary.tally = record.tally;
    if (record.started_at && record.ended_at) summary.duration_ms = (*record.ended_at - *record.started_at).count();
  }
  return summary;
}

Result<ImportSummary> summarize_run(store::Transaction& transaction, imports::RunId run, const RunPlan& plan) {
  return read(transaction, run, plan.column_names);
}

std::string message_of(const imports::RowError& error) {
  return base::fill(base::catalog_entry(error.code).message, error.arguments);
}

std::string remedy_of(const imports::RowError& error) {
  return base::fill(base::catalog_entry(error.code).remedy, error.arguments);
}

}  // namespace inlet::engine
