// SPDX-License-Identifier: Apache-2.0
#include "server/draft_handlers.h"

#include <array>
#include <utility>

#include "base/text/utf8.h"
#include "engine/surveys/upload_survey.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/clean_ups.h"
#include "engine/verbs/column_values.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/sample_leads.h"
#include "engine/verbs/view_source.h"
#include "server/api_words.h"
#include "server/import_handlers.h"
#include "server/import_json.h"
#include "server/report_handlers.h"
#include "server/request_values.h"
#include "server/source_json.h"
#include "server/survey_json.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

constexpr std::size_t kMostPreviewCharacters = 1'000;  // of a cell
constexpr std::size_t kLongestSeparator = 10;          // between two values of a cell

// An import with its file and its choices.
struct Opened {
  imports::ImportRecord record;
  imports::Upload upload;
  engine::ImportDraft draft;
};

Result<Opened> open(Call& call) {
  Opened opened;
  INLET_ASSIGN(opened.record, unveiled_import_of_path(call));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(opened.upload, engine::upload_of(*transaction, opened.record));
  INLET_ASSIGN(opened.draft, engine::read_draft(opened.record));
  return opened;
}

JsonObject row_json(const tables::ShownRow& row) {
  JsonArray cells;
  for (const std::string& cell : row.cells) {
    cells.emplace_back(base::cut_utf8(cell, kMostPreviewCharacters));
  }
  return JsonObject{{"row", row.number}, {"cells", std::move(cells)}};
}

// What is known of the file now: the first look until the survey is done, and after it failed.
struct Seen {
  tables::FirstLook look;
  tables::TableSurvey survey;
  bool is_final = false;
  std::optional<base::Error> failure;
  tables::ReadSoFar so_far;

  // The first rows of the look are those of the profile too. Those of a workbook are at hand by then, in their order.
  bool shows_rows_of(const tables::SourceProfile& profile) const {
    if (is_final && profile.format != tables::FileFormat::kCsv) return look.is_whole;
    const bool loses_rows =
        !profile.left_out.empty() && !look.rows.empty() && profile.left_out.front().first <= look.rows.back().number;
    return profile.encoding == look.detection.profile.encoding && !loses_rows;
  }
};

Result<Seen> see(Call& call, const Opened& opened) {
  Seen seen;
  INLET_ASSIGN(seen.look, engine::look_at_upload(call.engine(), opened.upload, opened.draft.source));
  INLET_ASSIGN(auto standing, engine::survey_so_far(call.engine(), opened.upload, opened.draft.source));
  seen.is_final = standing.survey.has_value();
  seen.survey = seen.is_final ? std::move(*standing.survey) : seen.look.survey;
  seen.failure = std::move(standing.failure);
  seen.so_far = standing.so_far;
  return seen;
}

Result<std::vector<tables::ShownRow>> rows_of(Call& call, const Opened& opened, const tables::SourceProfile& profile,
                                              std::uint32_t most) {
  INLET_ASSIGN(auto sample, engine::sample_rows(call.engine(), opened.upload, profile, most));
  std::vector<tables::ShownRow> rows;
  for (engine::SampleRow& row : sample) rows.push_back({static_cast<std::uint64_t>(row.row), std::move(row.cells)});
  return rows;
}

// Up to `most` records, the header and what stands above it.
JsonObject preview_json(const Seen& seen, std::uint32_t most) {
  const std::uint64_t header_row = seen.survey.profile.header_row.value_or(0);
  JsonArray above;
  JsonArray below;
  base::JsonValue header;
  for (const tables::ShownRow& row : seen.look.rows) {
    if (row.number == header_row) {
      header = row_json(row);
    } else if (row.number < header_row) {
      above.emplace_back(row_json(row));
    } else if (below.size() < most) {
      below.emplace_back(row_json(row));
    }
  }
  return JsonObject{
      {"detection", detection_json(seen.look.detection, seen.is_final ? Sureness::kFinal : Sureness::kProvisional)},
      {"columns", columns_json(seen.survey.header)},
      {"above_header", std::move(above)},
      {"header", std::move(header)},
      {"rows", std::move(below)},
      {"notes", notes_json(seen.look.detection, seen.survey)}};
}

constexpr std::array<std::pair<std::string_view, engine::ChosenBy>, 3> kChosenBy = {
    {{"suggestion", engine::ChosenBy::kSuggestion},
     {"template", engine::ChosenBy::kTemplate},
     {"person", engine::ChosenBy::kPerson}}};
constexpr std::array<std::pair<std::string_view, leads::BadValue>, 3> kBadValues = {
    {{"fail", leads::BadValue::kFailRow},
     {"leave_out", leads::BadValue::kLeaveOut},
     {"default", leads::BadValue::kUseDefault}}};

void read_value_mapping(base::JsonReader& reader, leads::ConversionOptions& options) {
  const std::string text = reader.text("text");
  const std::string option = reader.find_text("option").value_or("");
  const auto action = find_action(reader, "action");
  if (!action) return reader.problem("action", "must be one of: use, add, leave_empty, fail");
  if (*action == engine::ValueAction::kUse && option.empty()) return reader.problem("option", "is missing");
  options.value_map[text] = engine::stored_choice(*action, option);
}

// A column as it is wanted, and what of its younger members was said too.
struct ColumnWish {
  engine::DraftColumn column;
  bool has_clean_up = false, has_split = false, has_join = false;
};

ColumnWish read_column(base::JsonReader& reader) {
  ColumnWish wish;
  engine::DraftColumn& column = wish.column;
  leads::ConversionOptions& options = column.options;
  for (const std::string_view name : {"field", "country", "default"}) require_member(reader, name);
  column.column = static_cast<std::uint32_t>(reader.integer("column", 0, 16'383));
  column.field = reader.find_text("field").value_or("");
  column.chosen_by = reader.choice<engine::ChosenBy>("chosen_by", kChosenBy);
  options.date_order = read_date_order(reader, "date_order");
  options.decimal_mark = read_decimal_mark(reader, "decimal_mark");
  options.phone_country = reader.find_text("country").value_or("");
  options.lenient_phone = reader.boolean("lenient");
  options.bad_value = reader.choice<leads::BadValue>("on_bad_value", kBadValues);
  options.default_value = reader.find_text("default");
  column.merge = find_merge(reader, "merge");
  reader.each("values", [&](base::JsonReader& member) { read_value_mapping(member, options); });
  if (const auto words = reader.find_texts("clean_up")) {
    wish.has_clean_up = true;
    for (const std::string& word : *words) {
      if (!engine::add_clean_up(options, word)) reader.problem("clean_up", "has an unknown word: " + word);
    }
  }
  wish.has_split = reader.has("split") || reader.is_null("split");
  reader.find_object("split", [&](base::JsonReader& split) {
    options.split_at = split.text("at");
    options.split_to = split.text("to");
    if (options.split_at.empty() || options.split_at.size() > kLongestSeparator)
      split.problem("at", "must be 1 to 10 bytes long");
    if (options.split_to.empty()) split.problem("to", "is missing");
  });
  if (const auto join = reader.find_boolean("join")) {
    wish.has_join = true;
    options.join = *join;
  }
  return wish;
}

// What the request does not say of a column stays as it was chosen before.
std::vector<engine::DraftColumn> with_the_rest(const engine::ImportDraft& before, std::vector<ColumnWish> wishes) {
  std::vector<engine::DraftColumn> columns;
  for (ColumnWish& wish : wishes) {
    for (const engine::DraftColumn& old : before.columns) {
      if (old.column != wish.column.column || old.field != wish.column.field) continue;
      wish.column.options.epoch = old.options.epoch;
      if (!wish.has_join) wish.column.options.join = old.options.join;
      if (!wish.has_split) engine::keep_split(old.options, wish.column.options);
      if (!wish.has_clean_up) engine::keep_clean_ups(old.options, wish.column.options);
    }
    columns.push_back(std::move(wish.column));
  }
  return columns;
}

JsonObject suggestion_json(const imports::ColumnSuggestion& column) {
  JsonArray alternatives;
  for (const imports::Alternative& alternative : column.alternatives) {
    alternatives.emplace_back(JsonObject{{"field", alternative.field},
                                         {"confidence", alternative.confidence},
                                         {"reason", imports::reason_text(alternative.reason, alternative.arguments)}});
  }
  return JsonObject{{"column", column.column},
                    {"field", text_or_null(column.field)},
                    {"match", imports::name_of(column.match())},
                    {"confidence", column.confidence},
                    {"evidence", imports::name_of(column.evidence)},
                    {"reason", imports::reason_text(column.reason, column.arguments)},
                    {"alternatives", std::move(alternatives)}};
}

JsonObject sample_value_json(const engine::SampleValue& value) {
  JsonArray messages;
  for (const imports::RowError& error : value.messages) messages.emplace_back(message_json(error));
  JsonObject json{{"field", value.field},
                  {"column", nullptr},
                  {"text", value.text},
                  {"display", value.display},
                  {"messages", std::move(messages)}};
  if (value.column) json["column"] = *value.column;
  return json;
}

}  // namespace

Result<Response> put_step(Call& call) {
  std::string step;
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    step = reader.text("step");
    if (step != "upload" && step != "preview" && step != "map_fields" && step != "execute") {
      reader.problem("step", "must be one of: upload, preview, map_fields, execute");
    }
  }));
  return changed_import(call, 200, engine::choose_step(call.engine(), call.actor(), id, step));
}

Result<Response> put_source(Call& call) {
  std::int64_t version = 0;
  tables::SourceChoices source;
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    reader.object("source", [&](base::JsonReader& member) { source = read_source_choice(member); });
  }));
  return changed_import(call, 200, engine::choose_source(call.engine(), call.actor(), id, version, source));
}

Result<Response> get_preview(Call& call) {
  INLET_ASSIGN(const Opened opened, open(call));
  INLET_ASSIGN(const auto limit, query_integer(call.request, "limit", 1, 200));
  INLET_ASSIGN(auto seen, see(call, opened));
  const auto most = static_cast<std::uint32_t>(limit.value_or(20));
  const tables::SourceProfile& profile = seen.survey.profile;
  if (!seen.shows_rows_of(profile)) {
    INLET_ASSIGN(seen.look.rows, rows_of(call, opened, profile, most));
  }
  seen.look.detection.profile = profile;
  return json_response(200, base::write_json(preview_json(seen, most)));
}

Result<Response> get_columns(Call& call) {
  INLET_ASSIGN(const Opened opened, open(call));
  INLET_ASSIGN(const Seen seen, see(call, opened));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  INLET_ASSIGN(const auto similar, engine::similar_file(*transaction, call.actor(), opened.upload));
  JsonObject json = survey_json(seen.look.detection, seen.survey, opened.draft, *catalog);
  json["state"] = seen.failure ? "failed" : seen.is_final ? "done" : "running";
  json["failure"] = failure_json(seen.failure);
  json["read_bytes"] = seen.is_final ? opened.upload.size : seen.so_far.bytes_done;
  json["total_bytes"] = seen.is_final ? opened.upload.size : seen.so_far.bytes_total;
  if (!seen.is_final) json["rows"] = seen.so_far.rows;
  json["similar_file"] = similar_file_json(similar);
  return json_response(200, base::write_json(json));
}

Result<Response> get_suggestion(Call& call) {
  INLET_ASSIGN(const Opened opened, open(call));
  INLET_ASSIGN(const auto survey, engine::survey_of_upload(call.engine(), opened.upload, opened.draft.source));
  INLET_ASSIGN(const auto suggestion, engine::suggest(call.engine(), call.actor(), survey, opened.draft.template_id));
  JsonArray columns;
  for (const imports::ColumnSuggestion& column : suggestion.mapping.columns)
    columns.emplace_back(suggestion_json(column));
  JsonObject json{{"template", nullptr}, {"earlier_import", nullptr}, {"columns", std::move(columns)}};
  if (suggestion.earlier) json["earlier_import"] = suggestion.earlier->id;
  if (suggestion.saved) {
    JsonArray missing;
    JsonArray new_columns;
    JsonArray missing_fields;
    for (const std::string& header : suggestion.fit.missing) missing.emplace_back(header);
    for (const std::uint32_t column : suggestion.fit.new_columns) new_columns.emplace_back(column);
    for (const std::string& field : suggestion.fit.missing_fields) missing_fields.emplace_back(field);
    json["template"] = JsonObject{{"id", suggestion.saved->id},
                                  {"name", suggestion.saved->name},
                                  {"columns", suggestion.fit.columns},
                                  {"fitting", suggestion.fit.fitting},
                                  {"missing", std::move(missing)},
                                  {"new_columns", std::move(new_columns)},
                                  {"missing_fields", std::move(missing_fields)}};
  }
  return json_response(200, base::write_json(json));
}

Result<Response> put_mapping(Call& call) {
  std::int64_t version = 0;
  std::vector<ColumnWish> columns;
  INLET_ASSIGN(const Opened opened, open(call));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    reader.each("columns", [&](base::JsonReader& member) { columns.push_back(read_column(member)); });
  }));
  return changed_import(call, 200,
                        engine::choose_mapping(call.engine(), call.actor(), opened.record.id, version,
                                               with_the_rest(opened.draft, std::move(columns))));
}

Result<Response> put_options(Call& call) {
  std::int64_t version = 0;
  INLET_ASSIGN(const Opened opened, open(call));
  engine::DraftOptions options{opened.draft.policy, {}};
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    reader.object("options", [&](base::JsonReader& member) {
      options.policy.on_duplicate = read_duplicates(member, "duplicates");
      options.policy.on_unmatched = read_unmatched(member, "unmatched");
      options.policy.merge = read_merge(member, "merge");
      options.policy.clear_with_na = member.boolean("erase_with_na");
      member.each("defaults", [&](base::JsonReader& item) {
        std::string field = item.text("field");
        options.defaults[std::move(field)] = item.text("value");
      });
    });
  }));
  return changed_import(call, 200,
                        engine::choose_options(call.engine(), call.actor(), opened.record.id, version, options));
}

Result<Response> put_template(Call& call) {
  std::int64_t version = 0;
  std::int64_t template_id = 0;
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    require_member(reader, "template");
    template_id = reader.find_integer("template", 1).value_or(0);
  }));
  return changed_import(call, 200, engine::choose_template(call.engine(), call.actor(), id, version, template_id));
}

Result<Response> get_sample_leads(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto limit, query_integer(call.request, "limit", 1, 100));
  INLET_ASSIGN(const auto samples,
               engine::sample_leads(call.engine(), call.actor(), id, static_cast<std::uint32_t>(limit.value_or(20))));
  JsonArray leads;
  for (const engine::SampleLead& sample : samples) {
    JsonArray values;
    for (const engine::SampleValue& value : sample.values) values.emplace_back(sample_value_json(value));
    leads.emplace_back(JsonObject{{"row", sample.row}, {"values", std::move(values)}});
  }
  return json_response(200, base::write_json(JsonObject{{"leads", std::move(leads)}}));
}

}  // namespace inlet::server
