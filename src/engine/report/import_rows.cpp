// SPDX-License-Identifier: Apache-2.0
#include "engine/report/import_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/report/import_summary.h"
#include "engine/report/original_rows.h"

namespace inlet::engine {

imports::RunId shown_run(const imports::ImportRecord& record) {
  return record.state == imports::ImportState::kDraft ? record.check_run : record.write_run;
}

Result<RowReportPage> report_rows(Engine& engine, const imports::ImportRecord& record,
                                  const imports::OutcomeFilter& filter, std::int64_t from_record, std::uint32_t limit) {
  RowReportPage page;
  const imports::RunId run = shown_run(record);
  if (run == 0) return page;
  std::vector<imports::RowError> errors;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(auto found, transaction->ledger().outcomes(run, filter, from_record, limit));
    page.next_record = found.next_record;
    page.total = found.total;
    std::vector<std::int64_t> records;
    for (imports::RowOutcome& outcome : found.outcomes) {
      records.push_back(outcome.record);
      page.rows.push_back({outcome, {}, {}});
    }
    INLET_ASSIGN(errors, transaction->ledger().errors(run, records));
  }
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < page.rows.size(); ++i) places[page.rows[i].outcome.record] = i;
  for (imports::RowError& error : errors) page.rows[places[error.record]].errors.push_back(std::move(error));

  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  auto originals = OriginalRows::open(engine, plan);
  if (!originals.has_value()) return page;  // the file is gone; the outcomes stay
  OriginalRow original;
  for (RowReport& row : page.rows) {
    INLET_ASSIGN(const bool found, (*originals)->read(row.outcome.record, original));
    if (!found) break;
    row.outcome.row = original.row;
    row.outcome.line = original.line;
    for (const tables::Cell& cell : original.cells) row.cells.emplace_back(cell.shown);
  }
  return page;
}

FileKind default_file_kind(const imports::ImportRecord& record) {
  const auto profile = tables::source_profile_from_json(record.profile);
  const bool is_text = !profile.has_value() || profile->format == tables::FileFormat::kCsv;
  return is_text ? FileKind::kCsv : FileKind::kXlsx;
}

std::string failed_file_name(const imports::ImportRecord& record, FailedKind kind, FileKind file, std::int64_t count) {
  std::string name = record.file_name;
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos && dot > 0) name.resize(dot);
  const char* what = kind == FailedKind::kSkipped        ? " skipped "
                     : kind == FailedKind::kNotProcessed ? " not processed "
                                                         : " failed ";
  return name + what + std::to_string(count) + (file == FileKind::kXlsx ? ".xlsx" : ".csv");
}

}  // namespace inlet::engine
