// SPDX-License-Identifier: Apache-2.0
#include "server/import_json.h"

#include "base/clock/iso_time.h"
#include "engine/load_actor.h"
#include "engine/pipeline/run_event.h"
#include "engine/report/fix_failed.h"
#include "engine/report/import_rows.h"
#include "engine/surveys/upload_survey.h"
#include "engine/verbs/clean_ups.h"
#include "engine/verbs/column_values.h"
#include "engine/verbs/earlier_files.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/plan_import.h"
#include "engine/verbs/settled_draft.h"
#include "server/api_words.h"
#include "server/http/problem.h"
#include "server/source_json.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;
using imports::ImportRecord;
using imports::ImportState;

JsonObject user_ref(store::Transaction& transaction, access::UserId id) {
  const auto user = transaction.users().find(id);
  const bool is_known = user.has_value() && user->has_value();
  return JsonObject{{"id", id}, {"name", is_known ? (*user)->name : std::string()}};
}

JsonValue template_ref(const ImportRecord& record) {
  const auto draft = engine::read_draft(record);
  if (!draft || draft->template_id == 0) return nullptr;
  return JsonObject{{"id", draft->template_id}, {"name", record.template_name}};
}

// Ended, wrote something, and not undone yet.
bool is_undoable(const ImportRecord& record) {
  return imports::is_end(record.state) && record.undo_state == imports::UndoState::kNone &&
         record.tally.created + record.tally.updated > 0;
}

JsonObject may_json(const access::Actor& actor, const ImportRecord& record) {
  const bool is_mine =
      actor.may(access::Right::kImport, record.started_by) || actor.may(access::Right::kViewImports, record.started_by);
  const auto can = [&](imports::ImportEventKind event) {
    return is_mine && imports::next_state(record.state, event).has_value() &&
           record.undo_state == imports::UndoState::kNone;
  };
  const bool may_undo = actor.may(access::Right::kUndoImports, record.started_by);
  return JsonObject{{"cancel", can(imports::ImportEventKind::kCancel)},
                    {"retry", can(imports::ImportEventKind::kTryAgain) ||
                                  (may_undo && record.undo_state == imports::UndoState::kUndoFailed)},
                    {"undo", may_undo && is_undoable(record) && !record.details_removed_at},
                    {"delete", record.state == ImportState::kDraft && record.started_by == actor.user}};
}

JsonValue duration_json(const ImportRecord& record) {
  if (!record.started_at || !record.ended_at) return nullptr;
  return (*record.ended_at - *record.started_at).count();
}

JsonObject check_json(const ImportStanding& standing) {
  return JsonObject{{"state", standing.check_state},
                    {"done", standing.check_tally.done()},
                    {"tally", tally_json(standing.check_tally)},
                    {"failure", failure_json(standing.check_failure)}};
}

JsonArray values_json(const leads::ConversionOptions& options) {
  JsonArray array;
  for (const auto& [text, option] : options.value_map) {
    const engine::ValueAction action = engine::action_of(option);
    const bool is_used = action == engine::ValueAction::kUse;
    array.emplace_back(JsonObject{
        {"text", text}, {"action", action_word(action)}, {"option", is_used ? JsonValue(option) : JsonValue()}});
  }
  return array;
}

std::string_view bad_value_word(leads::BadValue choice) {
  switch (choice) {
    case leads::BadValue::kFailRow: return "fail";
    case leads::BadValue::kLeaveOut: return "leave_out";
    case leads::BadValue::kUseDefault: return "default";
  }
  return "fail";
}

JsonObject options_json(const engine::ImportDraft& draft) {
  JsonArray defaults;
  for (const auto& [field, text] : draft.defaults) defaults.emplace_back(JsonObject{{"field", field}, {"value", text}});
  return JsonObject{{"duplicates", leads::name_of(draft.policy.on_duplicate)},
                    {"unmatched", leads::name_of(draft.policy.on_unmatched)},
                    {"merge", api_word(draft.policy.merge)},
                    {"defaults", std::move(defaults)},
                    {"erase_with_na", draft.policy.clear_with_na}};
}

// A question about a column has a code of its own: the row code of the same name is about one value.
JsonObject problem_json(const engine::MappingProblem& problem, const tables::Header& header) {
  JsonArray columns;
  JsonArray fields;
  for (const std::uint32_t column : problem.columns) columns.emplace_back(column);
  for (const std::string& field : problem.fields) fields.emplace_back(field);
  std::string code(base::name_of(problem.code));
  std::string detail = base::fill(base::catalog_entry(problem.code).message, problem.arguments);
  if (problem.is_question) {
    const bool is_date = problem.code == base::Code::kAmbiguousDate;
    const bool is_known = !problem.columns.empty() && problem.columns.front() < header.columns.size();
    const std::string name = is_known ? header.columns[problem.columns.front()].name : std::string();
    code = is_date ? "CHOOSE_DATE_ORDER" : "CHOOSE_DECIMAL_MARK";
    detail = (is_date ? "The dates of “" : "The numbers of “") + name + "” can be read in two ways.";
  }
  return JsonObject{{"code", code},
                    {"detail", detail},
                    {"remedy", base::fill(base::catalog_entry(problem.code).remedy, problem.arguments)},
                    {"columns", std::move(columns)},
                    {"fields", std::move(fields)}};
}

struct DraftView {
  JsonObject detection;
  JsonArray problems;
  tables::FileFormat format = tables::FileFormat::kCsv;
};

Result<void> settle(engine::Engine& engine, const access::Actor& actor, engine::ImportDraft& draft) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto settings, engine::read_settings(*transaction));
  engine::settle_policy(draft, settings, actor);
  return {};
}

// Until the draft is settled, as its first rows have it: what all rows would have to answer is not asked yet.
Result<DraftView> view_draft(engine::Engine& engine, const access::Actor& actor, const imports::Upload& upload,
                             const ImportRecord& record, const engine::ImportDraft& draft) {
  const bool is_final = engine::is_settled(record);
  INLET_ASSIGN(auto look, engine::look_at_upload(engine, upload, draft.source));
  tables::TableSurvey survey = std::move(look.survey);
  if (is_final) {
    INLET_ASSIGN(survey, engine::survey_of_upload(engine, upload, draft.source));
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, engine::catalog_for(*transaction, actor));
  INLET_ASSIGN(const auto settings, engine::read_settings(*transaction));
  DraftView view;
  look.detection.profile = survey.profile;
  view.detection = detection_json(look.detection, is_final ? Sureness::kFinal : Sureness::kProvisional);
  view.format = survey.profile.format;
  for (const engine::MappingProblem& problem : engine::mapping_problems(draft, *catalog, survey, settings)) {
    if (is_final || !problem.is_question) view.problems.emplace_back(problem_json(problem, survey.header));
  }
  return view;
}

DraftView view_profile(const ImportRecord& record) {
  DraftView view;
  const auto profile = tables::source_profile_from_json(record.profile);
  if (profile) view.format = profile->format;
  view.detection = detection_json(profile ? *profile : tables::SourceProfile());
  return view;
}

JsonValue seen_before_json(store::Transaction& transaction, const access::Actor& actor, const imports::Upload& upload,
                           const ImportRecord& record) {
  const auto earlier = engine::earlier_import_of(transaction, actor, upload, record.id);
  if (!earlier.has_value() || !*earlier) return nullptr;
  const ImportRecord& other = **earlier;
  return JsonObject{{"import_id", other.id},
                    {"file_name", other.file_name},
                    {"ended_at", time_or_null(other.ended_at)},
                    {"created", other.tally.created}};
}

JsonObject files_json(const ImportRecord& record, const engine::FailedCounts& counts, const imports::Upload& upload,
                      bool has_file) {
  const std::string reason = engine::why_no_workbook(record, counts);
  const bool fits = reason.empty();
  const auto& deleted_at = record.details_removed_at ? record.details_removed_at : upload.removed_at;
  const bool is_workbook = engine::default_file_kind(record) == engine::FileKind::kXlsx;
  const bool is_there = has_file && !record.details_removed_at;
  const auto if_there = [is_there](std::int64_t count) { return is_there ? count : 0; };
  return JsonObject{{"original", has_file},
                    {"failed", if_there(counts.failed)},
                    {"skipped", if_there(counts.skipped)},
                    {"not_processed", if_there(counts.not_processed)},
                    {"default_format", is_workbook && fits ? "xlsx" : "csv"},
                    {"xlsx", fits},
                    {"xlsx_reason", reason},
                    {"deleted_at", time_or_null(deleted_at)}};
}

void add_times(JsonObject& json, const ImportRecord& record) {
  json["created_at"] = base::iso_time(record.created_at);
  json["queued_at"] = time_or_null(record.queued_at);
  json["started_at"] = time_or_null(record.started_at);
  json["ended_at"] = time_or_null(record.ended_at);
  json["duration_ms"] = duration_json(record);
}

// Columns and defaults of fields that the person may not see.
void leave_out_hidden(const access::Actor& actor, engine::ImportDraft& draft) {
  const auto is_hidden = [&](const std::string& key) { return actor.field(key) == access::FieldAccess::kHidden; };
  std::erase_if(draft.columns, [&](const engine::DraftColumn& column) { return is_hidden(column.field); });
  std::erase_if(draft.defaults, [&](const auto& entry) { return is_hidden(entry.first); });
}

std::string_view step_word(const ImportRecord& record) {
  return record.step == "map" ? std::string_view("map_fields") : std::string_view(record.step);
}

}  // namespace

base::JsonObject tally_json(const imports::Tally& tally) { return engine::tally_json(tally); }

base::JsonValue failure_json(const std::optional<base::Error>& failure) {
  if (!failure) return nullptr;
  JsonArray arguments;
  for (const std::string& argument : failure->arguments) arguments.emplace_back(argument);
  return JsonObject{{"status", status_of(*failure)},        {"title", base::catalog_entry(failure->code).title},
                    {"code", base::name_of(failure->code)}, {"detail", failure->message()},
                    {"remedy", failure->remedy()},          {"arguments", std::move(arguments)}};
}

Result<ImportStanding> standing_of(store::Transaction& transaction, const ImportRecord& record, std::int64_t after) {
  ImportStanding standing;
  standing.tally = record.tally;
  standing.last_event = after;
  const bool is_running = record.state == ImportState::kProcessing || record.state == ImportState::kPaused ||
                          record.state == ImportState::kQueued;
  if (record.write_run != 0 && is_running) {
    INLET_ASSIGN(standing.tally, transaction.ledger().tally(record.write_run));
  }
  INLET_ASSIGN(const auto job, transaction.jobs().find_for_import(record.id));
  if (record.state == ImportState::kQueued && job) {
    INLET_ASSIGN(standing.queue_ahead, transaction.jobs().jobs_before(job->id));
  }
  if (record.undo_state != imports::UndoState::kNone) {
    INLET_ASSIGN(const auto undo, transaction.undos().find(record.id));
    if (undo) standing.undo = undo->tally;
  }
  if (record.check_run != 0) {
    INLET_ASSIGN(standing.check_tally, transaction.ledger().tally(record.check_run));
    INLET_ASSIGN(const bool has_ended, transaction.ledger().run_has_ended(record.check_run));
    const bool has_failed =
        !has_ended && job && job->run_id == record.check_run && job->state == jobs::JobState::kFailed;
    standing.check_state = has_ended ? "done" : has_failed ? "failed" : "running";
    if (has_failed)
      standing.check_failure = record.failure ? *record.failure : base::internal_error("the check failed");
  }
  while (true) {
    INLET_ASSIGN(const auto events, transaction.ledger().events_after(record.id, standing.last_event, 1'000));
    if (events.empty()) return standing;
    standing.last_event = events.back().number;
  }
}

base::JsonArray mapping_json(const engine::ImportDraft& draft) {
  JsonArray array;
  for (const engine::DraftColumn& column : draft.columns) {
    const leads::ConversionOptions& options = column.options;
    JsonObject json{{"column", column.column},
                    {"field", text_or_null(column.field)},
                    {"chosen_by", engine::name_of(column.chosen_by)},
                    {"date_order", word_or_null(options.date_order)},
                    {"decimal_mark", word_or_null(options.decimal_mark)},
                    {"country", text_or_null(options.phone_country)},
                    {"lenient", options.lenient_phone},
                    {"on_bad_value", bad_value_word(options.bad_value)},
                    {"default", nullptr},
                    {"merge", nullptr},
                    {"values", values_json(options)}};
    if (options.default_value) json["default"] = *options.default_value;
    if (column.merge) json["merge"] = api_word(*column.merge);
    JsonArray clean_ups;
    for (const std::string_view word : engine::clean_ups_of(options)) clean_ups.emplace_back(word);
    json["clean_up"] = std::move(clean_ups);
    json["join"] = options.join;
    json["split"] = nullptr;
    if (!options.split_to.empty()) json["split"] = JsonObject{{"at", options.split_at}, {"to", options.split_to}};
    array.emplace_back(std::move(json));
  }
  return array;
}

Result<base::JsonObject> import_json(engine::Engine& engine, const access::Actor& actor, const ImportRecord& record) {
  INLET_ASSIGN(engine::ImportDraft draft, engine::read_draft(record));
  leave_out_hidden(actor, draft);
  imports::Upload upload;
  JsonObject json{{"id", record.id},
                  {"version", record.version},
                  {"state", imports::name_of(record.state)},
                  {"undo_state", imports::name_of(record.undo_state)},
                  {"step", step_word(record)},
                  {"file_name", record.file_name}};
  ImportStanding standing;
  JsonValue started_by;
  JsonValue seen_before;
  imports::FixCount fixes;
  engine::FailedCounts counts;
  engine::RetryLinks links;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(upload, engine::upload_of(*transaction, record));
    INLET_ASSIGN(standing, standing_of(*transaction, record));
    INLET_ASSIGN(fixes, transaction->fixes().count(record.id));
    INLET_ASSIGN(counts, engine::failed_counts(*transaction, record));
    started_by = user_ref(*transaction, record.started_by);
    seen_before = seen_before_json(*transaction, actor, upload, record);
    INLET_ASSIGN(links, engine::retry_links(*transaction, actor, record));
  }
  // A node may still hold its copy of an erased file for some minutes.
  INLET_ASSIGN(const bool is_kept, engine.files.has(upload.sha256));
  const bool has_file = is_kept && !upload.removed_at;
  DraftView view = view_profile(record);
  if (record.state == ImportState::kDraft && has_file) {
    INLET_TRY(settle(engine, actor, draft));
    INLET_ASSIGN(view, view_draft(engine, actor, upload, record, draft));
  }
  JsonArray dropped;
  for (const std::string& name : draft.dropped) dropped.emplace_back(name);
  json["upload"] = has_file ? JsonValue(upload_json(upload, view.format)) : JsonValue();
  json["started_by"] = std::move(started_by);
  json["template"] = template_ref(record);
  json["source"] = source_choice_json(draft.source);
  json["detection"] = std::move(view.detection);
  json["mapping"] = mapping_json(draft);
  json["problems"] = std::move(view.problems);
  json["dropped"] = std::move(dropped);
  json["options"] = options_json(draft);
  json["fixes"] = JsonObject{{"cells", fixes.cells}, {"values", fixes.values}, {"left_out", fixes.left_out}};
  json["check"] = check_json(standing);
  json["tally"] = tally_json(standing.tally);
  json["done"] = standing.tally.done();
  json["queue_ahead"] = number_or_null(standing.queue_ahead);
  json["failure"] = failure_json(record.state == ImportState::kDraft ? std::nullopt : record.failure);
  json["seen_before"] = std::move(seen_before);
  JsonArray retries;
  for (const imports::ImportId id : links.retries) retries.emplace_back(id);
  json["retry_of"] = number_or_null(links.retry_of);
  json["retries"] = std::move(retries);
  json["retry_draft"] = number_or_null(links.draft);
  add_times(json, record);
  json["files"] = files_json(record, counts, upload, has_file);
  json["may"] = may_json(actor, record);
  json["last_event"] = standing.last_event;
  return json;
}

Result<base::JsonObject> import_item_json(store::Transaction& transaction, const access::Actor& actor,
                                          const ImportRecord& record) {
  imports::Tally tally = record.tally;
  const bool is_running = record.state == ImportState::kProcessing || record.state == ImportState::kPaused;
  if (record.write_run != 0 && is_running) {
    INLET_ASSIGN(tally, transaction.ledger().tally(record.write_run));
  }
  const auto profile = tables::source_profile_from_json(record.profile);
  JsonObject json{{"id", record.id},
                  {"state", imports::name_of(record.state)},
                  {"undo_state", imports::name_of(record.undo_state)},
                  {"step", step_word(record)},
                  {"file_name", record.file_name},
                  {"format", tables::name_of(profile ? profile->format : tables::FileFormat::kCsv)},
                  {"started_by", user_ref(transaction, record.started_by)},
                  {"template", template_ref(record)},
                  {"tally", tally_json(tally)},
                  {"done", tally.done()}};
  add_times(json, record);
  json["may"] = may_json(actor, record);
  return json;
}

base::JsonObject import_event_json(const ImportRecord& record, const ImportStanding& standing, base::TimePoint now) {
  return JsonObject{{"number", standing.last_event},           {"at", base::iso_time(now)},
                    {"state", imports::name_of(record.state)}, {"undo_state", imports::name_of(record.undo_state)},
                    {"check", check_json(standing)},           {"tally", tally_json(standing.tally)},
                    {"done", standing.tally.done()},           {"queue_ahead", number_or_null(standing.queue_ahead)},
                    {"undo_done", standing.undo.done()},       {"undo_total", standing.undo.total}};
}

}  // namespace inlet::server
