// SPDX-License-Identifier: Apache-2.0
#include "cli/import_report.h"

#include <algorithm>
#include <utility>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/pipeline/run_event.h"
#include "engine/report/veil.h"

namespace inlet::cli {
namespace {

std::string column_name(const engine::ImportSummary& summary, std::int32_t column) {
  const bool is_known = column >= 0 && static_cast<std::size_t>(column) < summary.columns.size();
  return is_known ? summary.columns[static_cast<std::size_t>(column)] : std::string();
}

bool is_error(const imports::ErrorGroup& group) {
  const base::Severity severity = base::catalog_entry(group.code).severity;
  return severity == base::Severity::kFail || severity == base::Severity::kSkip;
}

base::JsonObject group_json(const engine::ImportSummary& summary, const imports::ErrorGroup& group) {
  base::JsonObject example{{"row", group.example.row},
                           {"value", group.example.value},
                           {"message", engine::message_of(group.example)},
                           {"remedy", engine::remedy_of(group.example)}};
  base::JsonObject json{{"code", base::name_of(group.code)}};
  const std::string column = column_name(summary, group.column);
  json["column"] = column.empty() ? base::JsonValue(nullptr) : base::JsonValue(column);
  json["count"] = group.count;
  json["example"] = std::move(example);
  return json;
}

}  // namespace

std::string report_json(const ImportReport& report) {
  base::JsonObject json;
  json["job"] = report.job == 0 ? base::JsonValue(nullptr) : base::JsonValue(report.job);
  json["status"] = report.status;
  for (const auto& member : engine::tally_json(report.summary.tally)) json[member.key()] = member.value();
  json["duration_ms"] = report.duration_ms;
  base::JsonArray errors;
  base::JsonArray warnings;
  for (const imports::ErrorGroup& group : report.summary.groups) {
    (is_error(group) ? errors : warnings).push_back(group_json(report.summary, group));
  }
  json["errors"] = std::move(errors);
  json["warnings"] = std::move(warnings);
  base::JsonArray mapping;
  for (std::uint32_t index = 0; index < report.summary.columns.size(); ++index) {
    const auto bound = std::ranges::find(report.plan->bindings, index, &imports::Binding::column);
    const bool is_bound = bound != report.plan->bindings.end();
    mapping.push_back(base::JsonObject{{"index", index},
                                       {"header", report.summary.columns[index]},
                                       {"field", is_bound ? base::JsonValue(bound->field) : base::JsonValue(nullptr)}});
  }
  json["mapping"] = std::move(mapping);
  return base::write_json(json) + "\n";
}

std::string report_text(const ImportReport& report) {
  const imports::Tally& tally = report.summary.tally;
  std::string text;
  const auto line = [&](std::int64_t count, const char* what) {
    if (count > 0) text += "  " + std::to_string(count) + " " + what + "\n";
  };
  text += report.job == 0 ? "Checked " : "Job " + std::to_string(report.job) + ": ";
  text += std::to_string(tally.total) + " records in " + std::to_string(report.duration_ms) + " ms\n";
  line(tally.created, report.job == 0 ? "would be created" : "created");
  line(tally.updated, report.job == 0 ? "would be updated" : "updated");
  line(tally.unchanged, "unchanged");
  line(tally.skipped, "skipped");
  line(tally.failed, report.job == 0 ? "would fail" : "failed");
  line(tally.not_processed, "not processed");
  line(tally.empty_rows, "empty rows left out");
  line(tally.left_out, "other rows left out (headers, totals, footers)");
  for (const imports::ErrorGroup& group : report.summary.groups) {
    const std::string column = column_name(report.summary, group.column);
    text += "  " + std::string(base::name_of(group.code)) + (column.empty() ? "" : " in " + column) + ": " +
            std::to_string(group.count) + " rows, such as row " + std::to_string(group.example.row) + ": " +
            engine::message_of(group.example) + " " + engine::remedy_of(group.example) + "\n";
  }
  return text;
}

Result<int> report_end(const Invocation& invocation, const Opened& opened, const imports::ImportRecord& record) {
  if (record.state == imports::ImportState::kFailed && record.failure) return *record.failure;
  INLET_ASSIGN(auto plan, engine::run_plan_from_json(record.plan));
  INLET_ASSIGN(const auto veil, engine::Veil::create(opened.actor, record));
  veil.apply(plan.bindings);
  INLET_ASSIGN(auto summary, engine::summarize(opened.engine(), opened.actor, record));
  ImportReport report;
  report.job = record.id;
  report.status = imports::name_of(record.state);
  report.duration_ms = summary.duration_ms.value_or(0);
  report.summary = std::move(summary);
  report.plan = &plan;
  print(invocation.json ? report_json(report) : report_text(report));
  const std::string job = std::to_string(record.id);
  switch (record.state) {
    case imports::ImportState::kCompleted: return kSuccess;
    case imports::ImportState::kCompletedWithErrors: return kWithErrors;
    case imports::ImportState::kPaused:
      if (record.failure) print_error(*record.failure);
      print_message("Paused. Job " + job + " goes on with: inlet retry " + job + ", or by inlet serve.");
      return kUnavailable;
    case imports::ImportState::kCancelled: return kCancelled;
    default: break;
  }
  print_message("Stopped. Job " + job + " goes on with: inlet retry " + job + ", or by inlet serve.");
  return kCancelled;
}

}  // namespace inlet::cli
