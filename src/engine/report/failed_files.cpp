// SPDX-License-Identifier: Apache-2.0
//
// The files that a person can download: failed records as CSV and XLSX, and the receipt.
#include <algorithm>
#include <utility>

#include "engine/report/failed_rows.h"
#include "engine/report/import_rows.h"
#include "engine/report/import_summary.h"
#include "tables/rows/csv/csv_writer.h"
#include "tables/rows/xlsx/xlsx_writer.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kReceiptPage = 5'000;

// Columns that are Inlet's own, from an earlier round, are not written twice; hidden ones are not written.
std::vector<std::uint32_t> original_columns(const RunPlan& plan, const Veil& veil) {
  std::vector<std::uint32_t> columns;
  for (std::uint32_t column = 0; column < plan.column_names.size(); ++column) {
    const bool is_own = plan.profile.is_failed_records_file && tables::is_own_column(plan.column_names[column]);
    if (!is_own && !veil.hides_column(column)) columns.push_back(column);
  }
  return columns;
}

std::vector<std::string> header_of(const RunPlan& plan, const Veil& veil) {
  std::vector<std::string> names;
  for (const std::uint32_t column : original_columns(plan, veil)) names.push_back(plan.column_names[column]);
  for (const char* own : kOwnColumns) names.emplace_back(own);
  return names;
}

std::vector<std::string> own_cells(const imports::ImportRecord& record, const RunPlan& plan, const FailedRow& row) {
  return {std::to_string(row.original->row), imports::name_of(row.outcome), row.codes, row.messages,
          rest_of(plan, *row.original),      std::to_string(record.id)};
}

char delimiter_of(const RunPlan& plan) {
  return plan.profile.format == tables::FileFormat::kCsv ? plan.profile.delimiter : ',';
}

// The veil leaves one fault of each record.
void veil_each_record(const Veil& veil, std::vector<imports::RowError>& errors) {
  if (!veil.hides_something()) return veil.apply(errors);
  std::vector<imports::RowError> shown;
  for (auto first = errors.begin(); first != errors.end();) {
    const auto end =
        std::find_if(first, errors.end(), [&](const auto& error) { return error.record != first->record; });
    std::vector<imports::RowError> of_record(first, end);
    veil.apply(of_record);
    shown.insert(shown.end(), of_record.begin(), of_record.end());
    first = end;
  }
  errors = std::move(shown);
}

// "Email: “ann(at)example.com” became “ann@example.com”"
std::string mended_text(const RunPlan& plan, const OriginalRow& row) {
  std::string text;
  for (const MendedCell& cell : row.mended) {
    const bool has_name = cell.column < plan.column_names.size() && !plan.column_names[cell.column].empty();
    const std::string name =
        has_name ? plan.column_names[cell.column] : "Column " + tables::column_letters(cell.column);
    text += (text.empty() ? "" : "; ") + name + ": “" + cell.original + "” became “" +
            std::string(row.cells[cell.column].shown) + "”";
  }
  return text;
}

}  // namespace

Result<void> write_failed_csv(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                              FailedKind kind, const ByteSink& sink) {
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  const auto columns = original_columns(plan, veil);
  tables::CsvWriter csv(sink, {delimiter_of(plan)});
  for (const std::string& name : header_of(plan, veil)) csv.add_cell(name);
  INLET_TRY(csv.end_row());
  const auto write_row = [&](const FailedRow& row) -> Result<void> {
    for (const std::uint32_t column : columns) {
      const bool is_there = !row.original->is_bad && column < row.original->cells.size();
      csv.add_cell(is_there ? failed_cell_text(plan, column, row.original->cells[column]) : std::string());
    }
    for (const std::string& cell : own_cells(record, plan, row)) csv.add_cell(cell);
    return csv.end_row();
  };
  INLET_TRY(walk_failed_rows(engine, record, plan, veil, kind, write_row));
  return csv.finish();
}

Result<void> write_failed_xlsx(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                               FailedKind kind, const std::string& path) {
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  const auto columns = original_columns(plan, veil);
  INLET_ASSIGN(const auto writer, tables::XlsxWriter::create(path, "Failed records"));
  INLET_TRY(writer->add_header(header_of(plan, veil)));
  const auto write_row = [&](const FailedRow& row) -> Result<void> {
    std::vector<tables::XlsxCell> cells;
    std::vector<std::string> comments(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      for (const imports::RowError& error : row.errors) {
        if (error.column != static_cast<std::int32_t>(columns[i])) continue;
        comments[i] += (comments[i].empty() ? "" : "\n") + message_of(error) + " " + remedy_of(error);
      }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool is_there = !row.original->is_bad && columns[i] < row.original->cells.size();
      const tables::Cell cell = is_there ? row.original->cells[columns[i]] : tables::Cell();
      const bool is_formula = cell.kind == tables::CellKind::kFormulaNoValue;
      cells.push_back({is_formula ? tables::CellKind::kError : cell.kind, is_formula ? "#NO VALUE!" : cell.text,
                       cell.shown, comments[i]});
    }
    const auto own = own_cells(record, plan, row);
    for (const std::string& text : own) cells.push_back({tables::CellKind::kText, text, {}, {}});
    return writer->add_row(cells);
  };
  INLET_TRY(walk_failed_rows(engine, record, plan, veil, kind, write_row));
  return writer->finish();
}

Result<void> write_receipt_csv(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                               const ByteSink& sink) {
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  const imports::RunId run = shown_run(record);
  tables::CsvWriter csv(sink, {});
  for (const char* name : {"Row", "Outcome", "Lead", "Codes", "Messages", "Mended"}) csv.add_cell(name);
  INLET_TRY(csv.end_row());
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  INLET_ASSIGN(const auto originals, OriginalRows::open(engine, record.id, plan));

  // Ranges of created records and single outcomes, both in order of the record, merged.
  std::vector<imports::CreatedRange> ranges;
  std::size_t range = 0;
  imports::OutcomePage page;
  std::size_t next_outcome = 0;
  std::vector<imports::RowError> errors;
  std::size_t next_error = 0;
  OriginalRow original;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto checkpoint, transaction->ledger().checkpoint(run));
  for (std::int64_t number = 0;; ++number) {
    INLET_ASSIGN(const bool found, originals->read(number, original));
    if (!found) break;
    veil.apply(original);
    if (range == ranges.size() || number >= ranges[range].first_record + ranges[range].count) {
      if (++range >= ranges.size()) {
        INLET_ASSIGN(ranges, transaction->ledger().created(run, number, kReceiptPage));
        range = 0;
      }
    }
    if (next_outcome == page.outcomes.size() && (number == 0 || page.next_record >= 0)) {
      INLET_ASSIGN(page, transaction->ledger().outcomes(run, {}, number, kReceiptPage));
      next_outcome = 0;
      std::vector<std::int64_t> records;
      for (const imports::RowOutcome& outcome : page.outcomes) records.push_back(outcome.record);
      INLET_ASSIGN(errors, transaction->ledger().errors(run, records));
      veil_each_record(veil, errors);
      next_error = 0;
    }
    std::string outcome = number < checkpoint.record ? "" : "not_processed";
    leads::LeadId lead = 0;
    if (range < ranges.size() && number >= ranges[range].first_record) {
      outcome = imports::name_of(imports::Outcome::kCreated);
      if (ranges[range].first_lead > 0) lead = ranges[range].first_lead + (number - ranges[range].first_record);
    }
    if (next_outcome < page.outcomes.size() && page.outcomes[next_outcome].record == number) {
      outcome = imports::name_of(page.outcomes[next_outcome].outcome);
      lead = page.outcomes[next_outcome].lead;
      ++next_outcome;
    }
    std::string codes;
    std::string messages;
    for (; next_error < errors.size() && errors[next_error].record == number; ++next_error) {
      const imports::RowError& error = errors[next_error];
      codes += (codes.empty() ? "" : "; ") + std::string(base::name_of(error.code));
      messages += (messages.empty() ? "" : "; ") + message_of(error) + " " + remedy_of(error);
    }
    csv.add_cell(std::to_string(original.row));
    csv.add_cell(outcome);
    csv.add_cell(lead > 0 ? std::to_string(lead) : std::string());
    csv.add_cell(codes);
    csv.add_cell(messages);
    csv.add_cell(mended_text(plan, original));
    INLET_TRY(csv.end_row());
  }
  return csv.finish();
}

}  // namespace inlet::engine
