// SPDX-License-Identifier: Apache-2.0
#include "server/import_handlers.h"

#include <utility>

#include "engine/report/veil.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/run_import.h"
#include "engine/verbs/settled_draft.h"
#include "server/http/problem.h"
#include "server/import_json.h"
#include "server/import_list.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using imports::ImportRecord;

Result<std::int64_t> read_version(const Request& request) {
  std::int64_t version = 0;
  INLET_TRY(read_body(request, [&](base::JsonReader& reader) { version = reader.integer("version", 1); }));
  return version;
}

}  // namespace

Result<ImportRecord> import_of_path(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  return engine::find_import(*transaction, call.actor(), id);
}

Result<ImportRecord> unveiled_import_of_path(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  INLET_ASSIGN(const auto veil, engine::Veil::create(call.actor(), record));
  if (!veil.hides_something()) return record;
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing,
                          {"Import " + std::to_string(record.id)});
}

Result<Response> import_response(Call& call, int status, const ImportRecord& record) {
  INLET_ASSIGN(const ImportRecord settled, engine::settle_if_surveyed(call.engine(), call.actor(), record));
  INLET_ASSIGN(const JsonObject json, import_json(call.engine(), call.actor(), settled));
  return json_response(status, base::write_json(json));
}

Result<Response> changed_import(Call& call, int status, Result<ImportRecord> changed) {
  if (changed) return import_response(call, status, *changed);
  if (changed.error().kind != base::ErrorKind::kConflict) return changed.error();
  ProblemDetails details;
  if (const auto present = import_of_path(call)) {
    if (const auto json = import_json(call.engine(), call.actor(), *present))
      details.current_json = base::write_json(*json);
  }
  return problem_response(changed.error(), call.request.id, details);
}

Result<Response> list_imports(Call& call) {
  INLET_ASSIGN(const imports::ImportPage listing, list_imports_of(call.request, call.engine(), call.actor()));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  JsonArray items;
  for (const ImportRecord& record : listing.imports) {
    INLET_ASSIGN(JsonObject item, import_item_json(*transaction, call.actor(), record));
    items.emplace_back(std::move(item));
  }
  JsonObject page{{"next", nullptr}, {"previous", nullptr}, {"total", listing.total}, {"imports", std::move(items)}};
  if (!listing.next_cursor.empty()) page["next"] = listing.next_cursor;
  if (!listing.previous_cursor.empty()) page["previous"] = listing.previous_cursor;
  return json_response(200, base::write_json(page));
}

Result<Response> post_import(Call& call) {
  std::int64_t upload = 0;
  std::int64_t template_id = 0;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    upload = reader.integer("upload", 1);
    template_id = reader.find_integer("template", 1).value_or(0);
  }));
  INLET_ASSIGN(const ImportRecord record, engine::create_import(call.engine(), call.actor(), upload, template_id));
  return import_response(call, 201, record);
}

Result<Response> get_import(Call& call) {
  INLET_ASSIGN(const ImportRecord record, import_of_path(call));
  return import_response(call, 200, record);
}

Result<Response> delete_import(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::delete_draft(call.engine(), call.actor(), id));
  return no_content();
}

Result<Response> post_check(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const std::int64_t version, read_version(call.request));
  return changed_import(call, 202, engine::start_check(call.engine(), call.actor(), id, version));
}

Result<Response> post_start(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const std::int64_t version, read_version(call.request));
  return changed_import(call, 202, engine::start_import(call.engine(), call.actor(), id, version));
}

Result<Response> post_cancel(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  return changed_import(call, 202, engine::cancel_import(call.engine(), call.actor(), id));
}

Result<Response> post_retry(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  return changed_import(call, 202, engine::retry_import(call.engine(), call.actor(), id));
}

}  // namespace inlet::server
