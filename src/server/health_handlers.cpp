// SPDX-License-Identifier: Apache-2.0
#include "server/health_handlers.h"

#include "base/json/json.h"
#include "base/log/log.h"
#include "engine/workers/parallel_imports.h"
#include "server/http/static_files.h"

namespace inlet::server {
namespace {

// Nothing when the database does not answer.
std::optional<std::int64_t> parallel_imports(engine::Engine& engine) {
  const auto transaction = engine.database.begin(store::Access::kRead);
  if (!transaction) return std::nullopt;
  const auto count = engine::read_parallel_imports(**transaction);
  if (count) return *count;
  base::log_warning("database.unavailable", {{"detail", count.error().detail}});
  return std::nullopt;
}

}  // namespace

Result<Response> get_health(Call& call) {
  const auto as_set = parallel_imports(call.engine());
  const bool database = as_set.has_value();
  const int given = call.context.options.workers;
  const std::int64_t workers = given == engine::kAsManyAsSet ? as_set.value_or(1) : given;
  const bool is_well = database && workers > 0;
  return json_response(is_well ? 200 : 503,
                       base::write_json(base::JsonObject{{"status", is_well ? "ok" : "degraded"},
                                                         {"database", database},
                                                         {"workers", workers},
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
