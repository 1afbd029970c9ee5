// SPDX-License-Identifier: Apache-2.0
#include "engine/report/import_rows.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "engine/pipeline/run_plan.h"
#include "engine/report/failed_rows.h"
#include "engine/report/import_summary.h"
#include "engine/report/original_rows.h"
#include "engine/report/veil.h"
#include "tables/rows/xlsx/xlsx_writer.h"

namespace inlet::engine {

imports::RunId shown_run(const imports::ImportRecord& record) {
  return record.state == imports::ImportState::kDraft ? record.check_run : record.write_run;
}

std::int64_t FailedCounts::of(FailedKind kind) const {
  switch (kind) {
    case FailedKind::kAll: return failed + skipped;
    case FailedKind::kFailed: return failed;
    case FailedKind::kSkipped: return skipped;
    case FailedKind::kNotProcessed: return not_processed;
  }
  return 0;
}

Result<FailedCounts> failed_counts(store::Transaction& transaction, const imports::ImportRecord& record) {
  FailedCounts counts;
  const imports::RunId run = shown_run(record);
  if (run == 0) return counts;
  imports::Tally tally = record.tally;
  if (!imports::is_end(record.state)) {
    INLET_ASSIGN(tally, transaction.ledger().tally(run));
  }
  counts = {tally.failed, tally.skipped, tally.not_processed};
  if (counts.skipped == 0) return counts;
  INLET_ASSIGN(const auto groups, transaction.ledger().error_groups(run));
  for (const imports::ErrorGroup& group : groups) {
    const bool is_no_duplicate = group.code == base::Code::kNotFound || group.code == base::Code::kLeftOutByPerson;
    if (is_no_duplicate) counts.skipped -= group.count;
  }
  return counts;
}

namespace {

// Which rows a hidden column failed, and how, shows in who is listed, too.
Result<bool> asks_for_hidden(Engine& engine, const Veil& veil, imports::RunId run,
                             const imports::OutcomeFilter& filter) {
  if (!veil.hides_something()) return false;
  if (filter.value || (filter.column && veil.hides_column(*filter.column))) return true;
  if (!filter.code || filter.column) return false;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto groups, transaction->ledger().error_groups(run));
  return std::ranges::any_of(
      groups, [&](const imports::ErrorGroup& group) { return group.code == filter.code && veil.hides(group); });
}

}  // namespace

Result<RowReportPage> report_rows(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                  const imports::OutcomeFilter& filter, PageDirection direction,
                                  std::int64_t record_number, std::uint32_t limit) {
  RowReportPage page;
  const imports::RunId run = shown_run(record);
  if (run == 0) return page;
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  INLET_ASSIGN(const bool is_veiled, asks_for_hidden(engine, veil, run, filter));
  if (is_veiled) return page;
  std::vector<imports::RowError> errors;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    imports::OutcomePage found;
    if (direction == PageDirection::kForward) {
      INLET_ASSIGN(found, transaction->ledger().outcomes(run, filter, record_number, limit));
      page.next_record = found.next_record;
    } else {
      INLET_ASSIGN(found, transaction->ledger().outcomes_before(run, filter, record_number, limit));
      page.next_record = record_number;
    }
    page.has_previous = direction == PageDirection::kForward ? record_number > 0 : found.next_record >= 0;
    page.total = found.total;
    std::vector<std::int64_t> records;
    for (imports::RowOutcome& outcome : found.outcomes) {
      records.push_back(outcome.record);
      page.rows.push_back({outcome, {}, {}, {}});
    }
    INLET_ASSIGN(errors, transaction->ledger().errors(run, records));
  }
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < page.rows.size(); ++i) places[page.rows[i].outcome.record] = i;
  for (imports::RowError& error : errors) page.rows[places[error.record]].errors.push_back(std::move(error));

  for (RowReport& row : page.rows) veil.apply(row.errors);

  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  auto originals = OriginalRows::open(engine, record.id, plan);
  if (!originals.has_value()) return page;  // the file is gone; the outcomes stay
  OriginalRow original;
  for (RowReport& row : page.rows) {
    INLET_ASSIGN(const bool found, (*originals)->read(row.outcome.record, original));
    if (!found) break;
    veil.apply(original);
    row.outcome.row = original.row;
    row.outcome.line = original.line;
    for (const tables::Cell& cell : original.cells) row.cells.emplace_back(cell.shown);
    row.mended = original.mended;
  }
  return page;
}

FileKind default_file_kind(const imports::ImportRecord& record) {
  const auto profile = tables::source_profile_from_json(record.profile);
  const bool is_text = !profile.has_value() || profile->format == tables::FileFormat::kCsv;
  return is_text ? FileKind::kCsv : FileKind::kXlsx;
}

std::string why_no_workbook(const imports::ImportRecord& record, const FailedCounts& counts) {
  using tables::XlsxWriter;
  if (counts.failed + counts.skipped >= static_cast<std::int64_t>(XlsxWriter::kMostRows))
    return "More rows than a workbook can hold.";
  const auto plan = run_plan_from_json(record.plan);
  if (!plan.has_value()) return {};
  if (plan->column_names.size() + std::size(kOwnColumns) > XlsxWriter::kMostColumns)
    return "More columns than a workbook can hold.";
  if (plan->longest_cell > static_cast<std::int64_t>(XlsxWriter::kLongestText))
    return "A cell has more text than a workbook can hold.";
  return {};
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
