// SPDX-License-Identifier: Apache-2.0
#include "engine/report/failed_rows.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text/fold.h"
#include "engine/report/import_summary.h"
#include "tables/rows/csv/csv_writer.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kPage = 1'000;

bool is_wanted(FailedKind kind, imports::Outcome outcome) {
  switch (kind) {
    case FailedKind::kAll: return outcome == imports::Outcome::kFailed || outcome == imports::Outcome::kSkipped;
    case FailedKind::kFailed: return outcome == imports::Outcome::kFailed;
    case FailedKind::kSkipped: return outcome == imports::Outcome::kSkipped;
    case FailedKind::kNotProcessed: return false;
  }
  return false;
}

// A skipped row is in the file for being a duplicate; one that was left out, or had no lead to update, is not.
bool is_skipped_otherwise(const FailedRow& row) {
  return row.outcome == imports::Outcome::kSkipped &&
         std::ranges::any_of(row.errors, [](const imports::RowError& error) {
           return error.code == base::Code::kNotFound || error.code == base::Code::kLeftOutByPerson;
         });
}

void describe(const RunPlan& plan, FailedRow& row) {
  for (const imports::RowError& error : row.errors) {
    if (!row.codes.empty()) row.codes += "; ";
    row.codes += base::name_of(error.code);
    if (!row.messages.empty()) row.messages += "; ";
    const auto column = static_cast<std::size_t>(error.column);
    const std::string message = message_of(error);
    // Which column is said first, unless the sentence begins with it.
    if (error.column >= 0 && column < plan.column_names.size() && !message.starts_with(plan.column_names[column])) {
      row.messages += plan.column_names[column] + ": ";
    }
    row.messages += message + " " + remedy_of(error);
  }
}

Result<void> walk_not_processed(Engine& engine, const imports::ImportRecord& record, OriginalRows& originals,
                                const Veil& veil, const std::function<Result<void>(const FailedRow&)>& row) {
  if (record.tally.not_processed == 0) return {};
  OriginalRow original;
  FailedRow failed;
  failed.original = &original;
  failed.outcome = imports::Outcome::kNotProcessed;
  std::int64_t next = 0;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto checkpoint, transaction->ledger().checkpoint(record.write_run));
    next = checkpoint.record;
  }
  for (;; ++next) {
    INLET_ASSIGN(const bool found, originals.read(next, original));
    if (!found) return {};
    veil.apply(original);
    INLET_TRY(row(failed));
  }
}

}  // namespace

Result<void> walk_failed_rows(Engine& engine, const imports::ImportRecord& record, const RunPlan& plan,
                              const Veil& veil, FailedKind kind,
                              const std::function<Result<void>(const FailedRow&)>& row) {
  INLET_ASSIGN(const auto originals, OriginalRows::open(engine, record.id, plan));
  if (kind == FailedKind::kNotProcessed) return walk_not_processed(engine, record, *originals, veil, row);
  imports::OutcomeFilter filter;
  filter.only_problems = true;
  OriginalRow original;
  for (std::int64_t next = 0; next >= 0;) {
    imports::OutcomePage page;
    std::map<std::int64_t, std::vector<imports::RowError>> errors;
    {
      INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
      INLET_ASSIGN(page, transaction->ledger().outcomes(shown_run(record), filter, next, kPage));
      std::vector<std::int64_t> records;
      for (const imports::RowOutcome& outcome : page.outcomes) {
        if (is_wanted(kind, outcome.outcome)) records.push_back(outcome.record);
      }
      INLET_ASSIGN(auto found, transaction->ledger().errors(shown_run(record), records));
      for (imports::RowError& error : found) {
        if (base::catalog_entry(error.code).severity != base::Severity::kWarning) {
          errors[error.record].push_back(std::move(error));
        }
      }
    }
    next = page.next_record;
    for (const imports::RowOutcome& outcome : page.outcomes) {
      if (!is_wanted(kind, outcome.outcome)) continue;
      INLET_ASSIGN(const bool found, originals->read(outcome.record, original));
      if (!found) return base::internal_error("record " + std::to_string(outcome.record) + " is not in the file");
      FailedRow failed;
      failed.original = &original;
      failed.outcome = outcome.outcome;
      failed.errors = std::move(errors[outcome.record]);
      if (is_skipped_otherwise(failed)) continue;
      veil.apply(failed.errors);
      veil.apply(original);
      describe(plan, failed);
      INLET_TRY(row(failed));
    }
  }
  return {};
}

std::string failed_cell_text(const RunPlan& plan, std::uint32_t column, const tables::Cell& cell) {
  if (cell.kind == tables::CellKind::kFormulaNoValue) return "#NO VALUE!";
  std::string text(cell.shown);
  if (cell.kind != tables::CellKind::kNumber) return text;
  const auto bound = std::ranges::find(plan.bindings, column, &imports::Binding::column);
  if (bound != plan.bindings.end() && bound->options.decimal_mark == leads::DecimalMark::kComma) {
    std::ranges::replace(text, '.', ',');
  }
  return text;
}

std::string rest_of(const RunPlan& plan, const OriginalRow& row) {
  if (row.is_bad) return row.cells.empty() ? std::string() : std::string(row.cells.front().text);
  // What an earlier round could not tell apart goes from file to file until somebody mends it.
  for (std::size_t column = 0; plan.profile.is_failed_records_file && column < plan.column_names.size(); ++column) {
    const bool is_rest = plan.column_names[column] == "_Rest" && column < row.cells.size();
    if (is_rest && !base::is_blank(row.cells[column].text)) return std::string(row.cells[column].text);
  }
  std::size_t end = row.cells.size();
  while (end > plan.column_names.size() && base::is_blank(row.cells[end - 1].text)) --end;
  std::string text;
  for (std::size_t column = plan.column_names.size(); column < end; ++column) {
    if (!text.empty()) text += plan.profile.delimiter;
    tables::append_csv_cell(row.cells[column].shown, plan.profile.delimiter, text);
  }
  return text;
}

}  // namespace inlet::engine
