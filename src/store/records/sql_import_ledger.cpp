// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_import_ledger.h"

#include <algorithm>
#include <iterator>

#include "base/text/fold.h"
#include "imports/ledger/import_cursor.h"
#include "sql/ledger.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"

namespace inlet::store {

using base::ErrorKind;
using imports::ImportId;
using imports::ImportRecord;
using imports::ImportState;
using imports::Tally;

namespace {

// Stored names of the kinds of errors, in the order of the enumerators.
constexpr std::string_view kErrorKinds[] = {"invalid_input", "not_found", "conflict",  "unavailable", "corrupt",
                                            "limit",         "cancelled", "forbidden", "internal"};

std::optional<ErrorKind> error_kind_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kErrorKinds); ++i) {
    if (kErrorKinds[i] == name) return static_cast<ErrorKind>(i);
  }
  return std::nullopt;
}

void bind_failure(Statement& statement, int place, const std::optional<base::Error>& failure) {
  if (!failure) {
    for (int i = 0; i < 4; ++i) statement.bind_null(place + i, NullOf::kText);
    return;
  }
  statement.copy_texts();
  statement.bind(place, kErrorKinds[static_cast<std::size_t>(failure->kind)]);
  statement.bind(place + 1, base::name_of(failure->code));
  statement.bind(place + 2, to_json(failure->arguments));
  statement.bind(place + 3, failure->detail);
}

Result<std::optional<base::Error>> read_failure(const Statement& row, int column) {
  if (row.is_null(column)) return std::optional<base::Error>();
  base::Error failure;
  INLET_ASSIGN(failure.kind, known(error_kind_named(row.text(column)), row.text(column)));
  INLET_ASSIGN(failure.code, known(base::code_named(row.text(column + 1)), row.text(column + 1)));
  INLET_ASSIGN(failure.arguments, text_list_from_json(row.text(column + 2)));
  failure.detail = row.text(column + 3);
  return std::optional<base::Error>(std::move(failure));
}

Result<ImportRecord> read_import(const Statement& row) {
  ImportRecord record;
  record.id = row.number(0);
  record.version = row.number(1);
  INLET_ASSIGN(record.state, known(imports::import_state_named(row.text(2)), row.text(2)));
  INLET_ASSIGN(record.undo_state, known(imports::undo_state_named(row.text(3)), row.text(3)));
  record.upload = row.number(4);
  record.file_name = row.text(5);
  record.started_by = row.number(6);
  record.step = row.text(7);
  record.source_choices = row.text(8);
  record.profile = row.text(9);
  record.mapping = row.text(10);
  record.options = row.text(11);
  record.template_name = row.text(12);
  record.plan = row.text(13);
  record.check_run = row.number(14);
  record.write_run = row.number(15);
  record.tally = read_tally(row, 16);
  INLET_ASSIGN(record.failure, read_failure(row, 26));
  record.retry_of = row.number(30);
  record.created_at = row.time(31);
  record.queued_at = row.find_time(32);
  record.started_at = row.find_time(33);
  record.ended_at = row.find_time(34);
  record.details_removed_at = row.find_time(35);
  return record;
}

Result<std::vector<ImportId>> read_ids(Statement& rows) {
  std::vector<ImportId> ids;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return ids;
    ids.push_back(rows.number(0));
  }
}

std::string_view name_of(imports::ImportSort sort) {
  static constexpr std::string_view kNames[] = {"id", "file_name", "state", "total", "failed", "duration"};
  return kNames[static_cast<std::size_t>(sort)];
}

base::Error changed_since() { return make_error(ErrorKind::kConflict, base::Code::kConflict, {"The import"}); }

}  // namespace

void bind_tally(Statement& statement, int first_place, const Tally& tally) {
  const std::int64_t counters[kTallyColumns] = {tally.total,    tally.created, tally.updated,       tally.unchanged,
                                                tally.skipped,  tally.failed,  tally.not_processed, tally.empty_rows,
                                                tally.left_out, tally.warnings};
  for (int i = 0; i < kTallyColumns; ++i) statement.bind(first_place + i, counters[i]);
}

Tally read_tally(const Statement& row, int first_column) {
  const auto at = [&](int i) { return row.number(first_column + i); };
  return {at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)};
}

Result<ImportId> SqlImportLedger::open(const ImportRecord& record) {
  INLET_ASSIGN(Statement insert, connection_.prepare(sql::kImportCreate));
  insert.copy_texts();
  insert.bind_all(record.version, imports::name_of(record.state), imports::name_of(record.undo_state), record.upload,
                  record.file_name, base::fold_text(record.file_name), record.started_by, record.step,
                  record.source_choices, record.profile, record.mapping, record.options, record.template_name,
                  record.plan, record.check_run, record.write_run);
  bind_tally(insert, 17, record.tally);
  bind_failure(insert, 27, record.failure);
  insert.bind(31, record.retry_of);
  insert.bind_value(32, record.created_at);
  insert.bind_value(33, record.queued_at);
  insert.bind_value(34, record.started_at);
  insert.bind_value(35, record.ended_at);
  INLET_TRY(insert.run());
  return connection_.last_insert_id();
}

Result<std::optional<ImportRecord>> SqlImportLedger::find(ImportId id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kImportFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<ImportRecord>();
  INLET_ASSIGN(ImportRecord record, read_import(row));
  // While the run goes on, its own tally is the one that is true.
  if (record.write_run != 0 && !imports::is_end(record.state)) {
    INLET_ASSIGN(record.tally, tally(record.write_run));
  }
  return std::optional<ImportRecord>(std::move(record));
}

Result<imports::ImportPage> SqlImportLedger::list(const imports::ImportFilter& filter, std::string_view cursor,
                                                  std::uint32_t limit) {
  const auto place = imports::read_cursor(cursor);
  if (!place && !cursor.empty()) {
    return make_error(ErrorKind::kInvalidInput, base::Code::kBadRequest, {"The cursor is of another list."});
  }
  std::string states;
  for (const ImportState state : filter.states) states += " " + std::string(imports::name_of(state)) + " ";
  const std::string file_name = base::fold_text(filter.file_name);
  imports::ImportPage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kImportCount, filter.drafts, states, filter.undone,
                                              filter.started_by, file_name, filter.from, filter.before));

  const bool backwards = place && place->backwards;
  const bool ascending = filter.ascending != backwards;
  const auto number = place ? std::optional(place->number) : std::nullopt;
  const imports::ImportCursor nowhere;
  const imports::ImportCursor& from = place ? *place : nowhere;
  INLET_ASSIGN(Statement rows,
               connection_.query(ascending ? sql::kImportListAscending : sql::kImportListDescending, filter.drafts,
                                 states, filter.undone, filter.started_by, file_name, filter.from, filter.before,
                                 name_of(filter.sort), number, from.text, from.id, limit + 1));
  std::vector<imports::ImportCursor> places;
  bool has_more = false;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) break;
    has_more = page.imports.size() == limit;
    if (has_more) break;
    INLET_ASSIGN(ImportRecord record, read_import(rows));
    places.push_back({false, rows.number(36), rows.string(37), record.id});
    if (record.write_run != 0 && !imports::is_end(record.state)) {
      INLET_ASSIGN(record.tally, tally(record.write_run));
    }
    page.imports.push_back(std::move(record));
  }
  if (places.empty()) return page;
  if (backwards) {
    std::ranges::reverse(page.imports);
    std::ranges::reverse(places);
  }
  if (backwards || has_more) page.next_cursor = imports::write_cursor(places.back());
  places.front().backwards = true;
  if (backwards ? has_more : place.has_value()) page.previous_cursor = imports::write_cursor(places.front());
  return page;
}

Result<std::vector<imports::EndedImports>> SqlImportLedger::ended_since(base::TimePoint from,
                                                                        std::optional<access::UserId> started_by) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kImportActivity, from, started_by));
  std::vector<imports::EndedImports> ended;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return ended;
    imports::EndedImports& some = ended.emplace_back();
    some.at = rows.time(0);
    some.imports = rows.number(1);
    some.rows.created = rows.number(2);
    some.rows.updated = rows.number(3);
    some.rows.unchanged = rows.number(4);
    some.rows.skipped = rows.number(5);
    some.rows.failed = rows.number(6);
  }
}

Result<std::vector<imports::ImportTotals>> SqlImportLedger::totals() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kImportTotals));
  std::vector<imports::ImportTotals> totals;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return totals;
    imports::ImportTotals total;
    INLET_ASSIGN(total.state, known(imports::import_state_named(rows.text(0)), rows.text(0)));
    total.imports = rows.number(1);
    total.rows = read_tally(rows, 2);
    totals.push_back(total);
  }
}

Result<void> SqlImportLedger::change_draft(const ImportRecord& record, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kImportChangeDraft, record.id, record.version, record.step, record.source_choices,
                            record.profile, record.mapping, record.options, record.template_name, record.check_run,
                            record.file_name, base::fold_text(record.file_name), record.upload, now));
  if (connection_.changes() == 0) return changed_since();
  return {};
}

Result<void> SqlImportLedger::remove_draft(ImportId id) { return connection_.run(sql::kImportRemoveDraft, id); }

Result<void> SqlImportLedger::move(const ImportRecord& record, ImportState before) {
  INLET_ASSIGN(Statement update, connection_.prepare(sql::kImportMove));
  update.bind_all(record.id, imports::name_of(before), imports::name_of(record.state),
                  imports::name_of(record.undo_state), record.plan, record.check_run, record.write_run);
  bind_tally(update, 8, record.tally);
  bind_failure(update, 18, record.failure);
  update.bind_value(22, record.queued_at);
  update.bind_value(23, record.started_at);
  update.bind_value(24, record.ended_at);
  update.bind_value(25, record.step);
  INLET_TRY(update.run());
  if (connection_.changes() == 0) return changed_since();
  return {};
}

Result<std::vector<ImportId>> SqlImportLedger::earlier_imports_of(std::string_view sha256, ImportId but_not) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kImportEarlierOfContent, sha256, but_not));
  return read_ids(rows);
}

Result<std::vector<ImportId>> SqlImportLedger::retries_of(ImportId id) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kImportRetries, id));
  return read_ids(rows);
}

Result<void> SqlImportLedger::tell(ImportId import_id, std::string_view kind, std::string_view json,
                                   base::TimePoint now) {
  return connection_.run(sql::kEventAdd, import_id, kind, json, now);
}

Result<std::vector<imports::ImportEvent>> SqlImportLedger::events_after(ImportId import_id, std::int64_t number,
                                                                        std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kEventList, import_id, number, limit));
  std::vector<imports::ImportEvent> events;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return events;
    events.push_back({rows.number(0), rows.string(1), rows.string(2), rows.time(3)});
  }
}

}  // namespace inlet::store
