// SPDX-License-Identifier: Apache-2.0
#include "server/bulk_handlers.h"

#include <map>
#include <utility>

#include "engine/bulk/change_in_bulk.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;
using leads::BulkAction;
using leads::BulkState;

constexpr std::size_t kMostSelected = 10'000;
constexpr std::pair<std::string_view, BulkAction> kActions[] = {
    {"edit", BulkAction::kEdit}, {"trash", BulkAction::kTrash}, {"restore", BulkAction::kRestore}};

void read_ids(base::JsonReader& reader, engine::LeadSelection& selection) {
  const JsonValue* list = reader.find_any("ids");
  if ((list == nullptr) != selection.all) return reader.problem("ids", "either ids or all must be given");
  if (list == nullptr) return;
  if (!list->is_array() || list->as_array().size() > kMostSelected) {
    return reader.problem("ids", "must be a list of at most 10,000 ids");
  }
  for (const JsonValue& id : list->as_array()) {
    if (!id.is_int64()) return reader.problem("ids", "must be a list of ids");
    selection.ids.push_back(id.as_int64());
  }
}

void read_wish(base::JsonReader& reader, engine::BulkWish& wish) {
  wish.action = reader.choice<BulkAction>("action", kActions);
  wish.selection.all = reader.find_boolean("all").value_or(false);
  wish.selection.filter.search = reader.find_text("search").value_or("");
  wish.selection.filter.conditions = reader.find_text("filter").value_or("");
  read_ids(reader, wish.selection);
  const JsonValue* values = reader.find_any("values");
  if ((wish.action == BulkAction::kEdit) != (values != nullptr)) {
    return reader.problem("values", "go with an edit, and with nothing else");
  }
  if (values == nullptr) return;
  if (!values->is_object()) return reader.problem("values", "must be an object");
  wish.values = values->as_object();
}

Result<std::map<access::UserId, std::string>> names_of_users(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  std::map<access::UserId, std::string> names;
  for (const access::User& user : users) names[user.id] = user.name;
  return names;
}

Result<JsonObject> change_json(const engine::BulkView& view, const std::map<access::UserId, std::string>& names) {
  const leads::BulkChange& change = view.change;
  JsonObject json{{"id", change.id},
                  {"action", leads::name_of(change.action)},
                  {"values", JsonObject()},
                  {"undoes", nullptr},
                  {"state", leads::name_of(change.state)},
                  {"total", change.total},
                  {"done", change.done},
                  {"changed", change.changed},
                  {"kept", change.kept},
                  {"can_undo", view.can_undo},
                  {"by", nullptr},
                  {"created_at", time_or_null(change.created_at)},
                  {"ended_at", time_or_null(change.ended_at)}};
  if (change.undoes > 0) json["undoes"] = change.undoes;
  if (change.action == BulkAction::kEdit) {
    INLET_ASSIGN(json["values"], base::parse_json(change.values));
  }
  const auto name = names.find(change.by);
  if (name != names.end()) json["by"] = JsonObject{{"id", change.by}, {"name", name->second}};
  return json;
}

// 200 for what is done, 202 for what goes on in the background.
Result<Response> change_response(Call& call, const engine::BulkView& view) {
  INLET_ASSIGN(const auto names, names_of_users(call));
  INLET_ASSIGN(const JsonObject json, change_json(view, names));
  const bool is_over = view.change.state == BulkState::kDone || view.change.state == BulkState::kFailed;
  return json_response(is_over ? 200 : 202, base::write_json(json));
}

}  // namespace

Result<Response> post_bulk_change(Call& call) {
  engine::BulkWish wish;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { read_wish(reader, wish); }));
  INLET_ASSIGN(const auto view, engine::change_in_bulk(call.engine(), call.actor(), std::move(wish)));
  return change_response(call, view);
}

Result<Response> list_bulk_changes(Call& call) {
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const std::int64_t before, id_of_cursor(page.cursor));
  INLET_ASSIGN(auto views, engine::list_bulk(call.engine(), call.actor(), before, page.limit + 1));
  INLET_ASSIGN(const auto names, names_of_users(call));
  JsonObject json{{"next", nullptr}, {"changes", nullptr}};
  if (views.size() > page.limit) {
    views.pop_back();
    json["next"] = std::to_string(views.back().change.id);
  }
  JsonArray changes;
  for (const engine::BulkView& view : views) {
    INLET_ASSIGN(JsonObject change, change_json(view, names));
    changes.emplace_back(std::move(change));
  }
  json["changes"] = std::move(changes);
  return json_response(200, base::write_json(json));
}

Result<Response> get_bulk_change(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto view, engine::find_bulk(call.engine(), call.actor(), id));
  INLET_ASSIGN(const auto names, names_of_users(call));
  INLET_ASSIGN(const JsonObject json, change_json(view, names));
  return json_response(200, base::write_json(json));
}

Result<Response> post_bulk_undo(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto view, engine::undo_in_bulk(call.engine(), call.actor(), id));
  return change_response(call, view);
}

}  // namespace inlet::server
