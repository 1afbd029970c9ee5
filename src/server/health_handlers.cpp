// SPDX-License-Identifier: Apache-2.0
#include "server/health_handlers.h"

#include "base/json/json.h"
#include "base/log/log.h"
#include "server/http/static_files.h"

namespace inlet::server {
namespace {

bool does_database_answer(engine::Engine& engine) {
  const auto transaction = engine.database.begin(store::Access::kRead);
  if (!transaction) return false;
  const auto people = (*transaction)->users().count_people();
  if (!people) base::log_warning("database.unavailable", {{"detail", people.error().detail}});
  return people.has_value();
}

}  // namespace

Result<Response> get_health(Call& call) {
  const bool database = does_database_answer(call.engine());
  const bool is_well = database && call.context.options.workers > 0;
  return json_response(is_well ? 200 : 503,
                       base::write_json(base::JsonObject{{"status", is_well ? "ok" : "degraded"},
                                                         {"database", database},
                                                         {"workers", call.context.options.workers},
                                                         {"version", call.context.options.version}}));
}

Result<Response> get_version(Call& call) {
  return json_response(
      200, base::write_json(base::JsonObject{{"name", "Inlet"}, {"version", call.context.options.version}}));
}

Result<Response> get_contract(Call& call) {
  const Page* page = find_page(embedded_pages(), "/api/openapi.yaml");
  if (page == nullptr) return base::internal_error("openapi.yaml is not in the program");
  return page_response(*page, call.request);
}

}  // namespace inlet::server
