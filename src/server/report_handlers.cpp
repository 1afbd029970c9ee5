// SPDX-License-Identifier: Apache-2.0
#include "server/report_handlers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

#include "engine/report/fix_failed.h"
#include "engine/report/import_activity.h"
#include "engine/report/import_rows.h"
#include "engine/report/import_summary.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/view_source.h"
#include "server/api_words.h"
#include "server/download.h"
#include "server/import_handlers.h"
#include "server/import_json.h"
#include "server/lead_names.h"
#include "server/request_values.h"
#include "server/source_json.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using imports::ImportRecord;
using imports::Outcome;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string_view severity_word(base::Code code) {
  switch (base::catalog_entry(code).severity) {
    case base::Severity::kSkip: return "skip";
    case base::Severity::kWarning: return "warning";
    default: return "fail";
  }
}

base::JsonValue column_or_null(std::int32_t column) { return column < 0 ? base::JsonValue() : base::JsonValue(column); }

JsonObject row_json(const engine::RowReport& row, const LeadNames& names) {
  JsonArray cells;
  JsonArray messages;
  JsonArray fixed;
  for (const std::string& cell : row.cells) cells.emplace_back(cell);
  for (const engine::MendedCell& cell : row.mended)
    fixed.emplace_back(JsonObject{{"column", cell.column}, {"original", cell.original}});
  const bool is_left_out =
      std::ranges::find(row.errors, base::Code::kLeftOutByPerson, &imports::RowError::code) != row.errors.end();
  for (const imports::RowError& error : row.errors) messages.emplace_back(message_json(error));
  JsonObject json{{"record", row.outcome.record},
                  {"row", row.outcome.row},
                  {"line", nullptr},
                  {"outcome", imports::name_of(row.outcome.outcome)},
                  {"lead", names.reference(row.outcome.lead)},
                  {"cells", std::move(cells)},
                  {"fixed", std::move(fixed)},
                  {"left_out", is_left_out},
                  {"messages", std::move(messages)}};
  if (row.outcome.line > 0) json["line"] = row.outcome.line;
  return json;
}

std::optional<Outcome> outcome_named(std::string_view name) {
  for (const Outcome outcome : {Outcome::kCreated, Outcome::kUpdated, Outcome::kUnchanged, Outcome::kSkipped,
                                Outcome::kFailed, Outcome::kNotProcessed}) {
    if (name == imports::name_of(outcome)) return outcome;
  }
  return std::nullopt;
}

Result<imports::OutcomeFilter> outcome_filter(const Request& request) {
  imports::OutcomeFilter filter;
  INLET_ASSIGN(const std::string outcomes, query_text(request, "outcome", 100));
  const auto words = split_list(outcomes);
  if (words.size() > 1) return bad_request("“outcome” takes one outcome at a time.");
  if (!words.empty()) {
    filter.outcome = outcome_named(words.front());
    if (!filter.outcome) return bad_request("“" + words.front() + "” is not an outcome.");
  }
  INLET_ASSIGN(const std::string code, query_text(request, "code", 100));
  if (!code.empty()) {
    filter.code = base::code_named(code);
    if (!filter.code) return bad_request("“" + code + "” is not a code.");
  }
  INLET_ASSIGN(const auto column, query_integer(request, "column", 0, 16'383));
  if (column) filter.column = static_cast<std::int32_t>(*column);
  if (const auto value = request.query_value("value")) {
    if (!filter.code) return bad_request("“value” goes with a “code”.");
    filter.value = std::string(*value);
  }
  return filter;
}

// "17": from record 17 on; "b17": the page before it.
struct RowPlace {
  engine::PageDirection direction = engine::PageDirection::kForward;
  std::int64_t record = 0;
};
Result<RowPlace> place_of_cursor(std::string_view cursor) {
  RowPlace place;
  if (cursor.empty()) return place;
  if (cursor.starts_with('b')) {
    place.direction = engine::PageDirection::kBackward;
    cursor.remove_prefix(1);
  }
  const auto [end, fault] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), place.record);
  if (fault != std::errc() || end != cursor.data() + cursor.size() || place.record < 0) {
    return bad_request("“after” is not a place in this list.");
  }
  return place;
}

JsonObject group_json(const imports::ErrorGroup& group) {
  const base::CatalogEntry& entry = base::catalog_entry(group.code);
  return JsonObject{{"code", entry.name},
                    {"severity", severity_word(group.code)},
                    {"column", column_or_null(group.column)},
                    {"field", text_or_null(group.field)},
                    {"title", entry.title},
                    {"remedy", engine::remedy_of(group.example)},
                    {"count", group.count},
                    {"example", JsonObject{{"row", group.example.row},
                                           {"value", group.example.value},
                                           {"message", engine::message_of(group.example)}}}};
}

// Names of the file's columns as people see them, doubled ones numbered.
JsonArray named_columns(const std::vector<std::string>& written) {
  return columns_json(tables::make_header(written, static_cast<std::uint32_t>(written.size())));
}

Result<engine::FailedKind> failed_kind(const Request& request) {
  INLET_ASSIGN(const std::string word, query_text(request, "kind", 30));
  if (word.empty() || word == "all") return engine::FailedKind::kAll;
  if (word == "failed") return engine::FailedKind::kFailed;
  if (word == "skipped") return engine::FailedKind::kSkipped;
  if (word == "not_processed") return engine::FailedKind::kNotProcessed;
  return bad_request("“kind” must be one of: all, failed, skipped, not_processed.");
}

// Records in the file. A draft that was not checked has no such file.
Result<std::int64_t> count_of(Call& call, const ImportRecord& record, engine::FailedKind kind) {
  if (engine::shown_run(record) == 0)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"A check of this import"});
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto counts, engine::failed_counts(*transaction, record));
  return counts.of(kind);
}

// The rows go when their time is over, or somebody was erased who stood in the file (semantics 46); the counts stay.
Result<void> expect_rows(Call& call, const ImportRecord& record) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const imports::Upload upload, engine::upload_of(*transaction, record));
  if (!record.details_removed_at && !upload.removed_at) return {};
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {"What became of the rows"});
}

// Rows leave the house here.
Result<void> audit_download(Call& call, const ImportRecord& record, std::string_view file) {
  return engine::audit_alone(call.engine(), call.actor(), "import.downloaded", "import " + std::to_string(record.id),
                             {{"file", file}});
}

}  // namespace

base::JsonObject message_json(const imports::RowError& error) {
  JsonArray arguments;
  for (const std::string& argument : error.arguments) arguments.emplace_back(argument);
  return JsonObject{{"code", base::name_of(error.code)},
                    {"severity", severity_word(error.code)},
                    {"column", column_or_null(error.column)},
                    {"field", text_or_null(error.field)},
                    {"value", error.value},
                    {"message", engine::message_of(error)},
                    {"remedy", engine::remedy_of(error)},
                    {"arguments", std::move(arguments)}};
}

Result<Response> list_rows(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_ASSIGN(const auto filter, outcome_filter(call.request));
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const RowPlace place, place_of_cursor(page.cursor));
  INLET_ASSIGN(const auto report, engine::report_rows(call.engine(), call.actor(), record, filter, place.direction,
                                                      place.record, page.limit));
  std::vector<leads::LeadId> ids;
  for (const engine::RowReport& row : report.rows) ids.push_back(row.outcome.lead);
  INLET_ASSIGN(const LeadNames names, LeadNames::find(call.engine(), call.actor(), ids));
  JsonArray rows;
  for (const engine::RowReport& row : report.rows) rows.emplace_back(row_json(row, names));
  JsonObject json{{"next", nullptr}, {"previous", nullptr}, {"total", report.total}, {"rows", std::move(rows)}};
  if (report.next_record >= 0) json["next"] = std::to_string(report.next_record);
  const std::int64_t first = report.rows.empty() ? place.record : report.rows.front().outcome.record;
  if (report.has_previous) json["previous"] = "b" + std::to_string(first);
  return json_response(200, base::write_json(json));
}

Result<Response> get_summary(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_ASSIGN(const auto summary, engine::summarize(call.engine(), call.actor(), record));
  JsonArray groups;
  for (const imports::ErrorGroup& group : summary.groups) groups.emplace_back(group_json(group));
  return json_response(200, base::write_json(JsonObject{{"tally", tally_json(summary.tally)},
                                                        {"duration_ms", number_or_null(summary.duration_ms)},
                                                        {"columns", named_columns(summary.columns)},
                                                        {"groups", std::move(groups)}}));
}

Result<Response> get_failed_csv(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_TRY(expect_rows(call, record));
  INLET_ASSIGN(const auto kind, failed_kind(call.request));
  INLET_ASSIGN(const std::int64_t count, count_of(call, record, kind));
  INLET_TRY(audit_download(call, record, "failed.csv"));
  const std::string name = engine::failed_file_name(record, kind, engine::FileKind::kCsv, count);
  return csv_download(
      [&](const auto& sink) { return engine::write_failed_csv(call.engine(), call.actor(), record, kind, sink); },
      name);
}

Result<Response> get_failed_xlsx(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_TRY(expect_rows(call, record));
  INLET_ASSIGN(const auto kind, failed_kind(call.request));
  INLET_ASSIGN(const std::int64_t count, count_of(call, record, kind));
  INLET_TRY(audit_download(call, record, "failed.xlsx"));
  const std::string name = engine::failed_file_name(record, kind, engine::FileKind::kXlsx, count);
  return download(
      [&](base::TemporaryFile& file) {
        return engine::write_failed_xlsx(call.engine(), call.actor(), record, kind, file.path());
      },
      name, kXlsx);
}

Result<Response> post_fix_failed(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const ImportRecord draft, engine::fix_failed(call.engine(), call.actor(), id));
  return import_response(call, 201, draft);
}

Result<Response> get_receipt(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_TRY(expect_rows(call, record));
  INLET_TRY(audit_download(call, record, "receipt.csv"));
  const std::string name = std::filesystem::path(record.file_name).stem().string() + " receipt.csv";
  return csv_download(
      [&](const auto& sink) { return engine::write_receipt_csv(call.engine(), call.actor(), record, sink); }, name);
}

Result<Response> get_original(Call& call) {
  INLET_ASSIGN(const ImportRecord record, unveiled_import_of_path(call));
  imports::Upload upload;
  {
    INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(upload, engine::upload_of(*transaction, record));
  }
  auto file = call.engine().files.open_file(upload.sha256);
  if (!file || upload.removed_at) return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {"The file"});
  INLET_TRY(audit_download(call, record, "original"));
  return file_response(std::move(*file), upload.name, "application/octet-stream");
}

Result<Response> get_import_activity(Call& call) {
  INLET_ASSIGN(const auto wanted, query_integer(call.request, "days", 1, 366));
  INLET_ASSIGN(const auto activity,
               engine::import_activity(call.engine(), call.actor(), static_cast<int>(wanted.value_or(30))));
  JsonArray days;
  for (const engine::DayOfImports& day : activity) {
    days.emplace_back(JsonObject{{"day", base::iso_text(day.day)},
                                 {"imports", day.imports},
                                 {"created", day.rows.created},
                                 {"updated", day.rows.updated},
                                 {"unchanged", day.rows.unchanged},
                                 {"skipped", day.rows.skipped},
                                 {"failed", day.rows.failed}});
  }
  return json_response(200, base::write_json(JsonObject{{"days", std::move(days)}}));
}

}  // namespace inlet::server
