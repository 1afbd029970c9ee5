// SPDX-License-Identifier: Apache-2.0
#include "server/template_handlers.h"

#include <algorithm>
#include <utility>

#include "engine/verbs/change_template.h"
#include "engine/verbs/save_template.h"
#include "server/api_words.h"
#include "server/http/problem.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

Result<JsonObject> template_json(store::Transaction& transaction, const access::Actor& actor,
                                 const store::StoredTemplate& stored) {
  INLET_ASSIGN(const auto saved, engine::shown_template(actor, stored));
  INLET_ASSIGN(const auto catalog, transaction.catalog().current());
  INLET_ASSIGN(const auto owner, transaction.users().find(stored.owner));
  JsonArray columns;
  JsonArray missing;
  std::int64_t fields = 0;
  for (const imports::TemplateColumn& column : saved.columns) {
    columns.emplace_back(JsonObject{{"header", column.header}, {"field", text_or_null(column.field)}});
    if (column.field.empty()) continue;
    ++fields;
    const leads::Field* field = catalog->find(column.field);
    if (field == nullptr || field->hidden) missing.emplace_back(column.field);
  }
  return JsonObject{{"id", stored.id},
                    {"version", stored.version},
                    {"name", stored.name},
                    {"shared", stored.shared},
                    {"owner", JsonObject{{"id", stored.owner}, {"name", owner ? owner->name : std::string()}}},
                    {"columns", std::move(columns)},
                    {"fields", fields},
                    {"used_at", time_or_null(stored.used_at)},
                    {"missing_fields", std::move(missing)},
                    {"may_change", engine::may_change(actor, stored)}};
}

Result<Response> template_response(Call& call, int status, const store::StoredTemplate& stored) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const JsonObject json, template_json(*transaction, call.actor(), stored));
  return json_response(status, base::write_json(json));
}

// NAME_TAKEN or CONFLICT, with the template that is in the way.
Result<Response> conflict(Call& call, const base::Error& error, const std::string& name, std::int64_t id) {
  if (error.kind != base::ErrorKind::kConflict) return error;
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto all, transaction->templates().list(call.actor().user));
  ProblemDetails details;
  base::Error told = error;
  for (const store::StoredTemplate& stored : all) {
    const bool is_same_name = engine::same_template_name(stored.name, name) && stored.id != id;
    if (is_same_name) told = base::make_error(base::ErrorKind::kConflict, base::Code::kNameTaken, {name});
    if (!is_same_name && stored.id != id) continue;
    INLET_ASSIGN(const JsonObject json, template_json(*transaction, call.actor(), stored));
    details.current_json = base::write_json(json);
    if (is_same_name) break;
  }
  return problem_response(told, call.request.id, details);
}

}  // namespace

Result<Response> list_templates(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto all, transaction->templates().list(call.actor().user));
  JsonArray templates;
  for (const store::StoredTemplate& stored : all) {
    INLET_ASSIGN(JsonObject json, template_json(*transaction, call.actor(), stored));
    templates.emplace_back(std::move(json));
  }
  return json_response(200, base::write_json(JsonObject{{"templates", std::move(templates)}}));
}

Result<Response> post_template(Call& call) {
  std::string name;
  bool shared = false;
  std::int64_t import_id = 0;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    name = reader.text("name");
    shared = reader.boolean("shared");
    import_id = reader.integer("import", 1);
  }));
  const auto stored = engine::save_template(call.engine(), call.actor(), name, shared, import_id);
  if (!stored) return conflict(call, stored.error(), name, 0);
  return template_response(call, 201, *stored);
}

Result<Response> post_template_document(Call& call) {
  std::string name;
  std::string document;
  bool shared = false;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    name = reader.find_text("name").value_or("");
    shared = reader.find_boolean("shared").value_or(false);
    const base::JsonValue* value = reader.find_any("document");
    if (value == nullptr || !value->is_object()) return reader.problem("document", "must be an object");
    document = base::write_json(*value);
    if (name.empty() && value->as_object().contains("name") && value->as_object().at("name").is_string())
      name = std::string(value->as_object().at("name").as_string());
  }));
  const auto stored = engine::import_template(call.engine(), call.actor(), document, name, shared);
  if (!stored) return conflict(call, stored.error(), name, 0);
  return template_response(call, 201, *stored);
}

Result<Response> get_template_document(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto stored, engine::find_template(*transaction, call.actor(), id));
  INLET_ASSIGN(const auto shown, engine::shown_template(call.actor(), stored));
  Response response = json_response(200, imports::to_json(shown));
  response.set("Content-Disposition", content_disposition(stored.name + ".json"));
  return response;
}

Result<Response> patch_template(Call& call) {
  engine::TemplateChange change;
  INLET_ASSIGN(change.id, path_id(call.request));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    change.version = reader.integer("version", 1);
    change.name = reader.find_text("name");
    change.shared = reader.find_boolean("shared");
    change.import_id = reader.find_integer("import", 1);
    std::vector<engine::TemplateColumnWish> columns;
    const bool has_columns = reader.find_each("columns", [&](base::JsonReader& member) {
      require_member(member, "field");
      columns.push_back({member.text("header"), member.find_text("field").value_or("")});
    });
    if (has_columns) change.columns = std::move(columns);
  }));
  const auto stored = engine::change_template(call.engine(), call.actor(), change);
  if (!stored) return conflict(call, stored.error(), change.name.value_or(""), change.id);
  return template_response(call, 200, *stored);
}

Result<Response> delete_template(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::delete_template(call.engine(), call.actor(), id));
  return no_content();
}

}  // namespace inlet::server
