// SPDX-License-Identifier: Apache-2.0
#include "server/import_list.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/clock/civil_date.h"
#include "base/clock/time_zone.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/settings.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using imports::ImportFilter;
using imports::ImportSort;
using imports::ImportState;

constexpr std::pair<std::string_view, ImportSort> kSorts[] = {
    {"id", ImportSort::kId},       {"file_name", ImportSort::kFileName}, {"state", ImportSort::kState},
    {"total", ImportSort::kTotal}, {"failed", ImportSort::kFailed},      {"duration_ms", ImportSort::kDuration}};

Result<std::optional<base::TimePoint>> day(const Request& request, std::string_view name, const base::TimeZone& zone,
                                           int days_later) {
  INLET_ASSIGN(const std::string text, query_text(request, name, 10));
  if (text.empty()) return std::optional<base::TimePoint>();
  const auto date = base::parse_iso_date(text);
  const auto shifted = date ? base::civil_date(base::days_since_1970(*date) + days_later) : std::nullopt;
  if (!shifted) return bad_request("“" + std::string(name) + "” must be a day like 2026-01-31.");
  base::CivilTime midnight;
  midnight.date = *shifted;
  return std::optional(zone.to_utc(midnight));
}

Result<void> read_states(const Request& request, ImportFilter& filter) {
  INLET_ASSIGN(const std::string text, query_text(request, "state", 200));
  for (const std::string& word : split_list(text)) {
    const auto state = imports::import_state_named(word);
    if (!state && word != "undone") return bad_request("“" + word + "” is not a state of an import.");
    if (!state) filter.undone = true;
    if (state == ImportState::kDraft) filter.drafts = true;
    if (state) filter.states.push_back(*state);
  }
  return {};
}

Result<void> read_sort(const Request& request, ImportFilter& filter) {
  INLET_ASSIGN(const std::string text, query_text(request, "sort", 30));
  if (text.empty()) return {};
  filter.ascending = text.front() != '-';
  const std::string_view name = std::string_view(text).substr(filter.ascending ? 0 : 1);
  const auto* const sort = std::ranges::find(kSorts, name, &std::pair<std::string_view, ImportSort>::first);
  if (sort == std::end(kSorts)) return bad_request("“" + text + "” is not a way to sort imports.");
  filter.sort = sort->second;
  return {};
}

Result<ImportFilter> read_filter(const Request& request, const base::TimeZone& zone) {
  ImportFilter filter;
  INLET_TRY(read_states(request, filter));
  INLET_ASSIGN(filter.file_name, query_text(request, "search", 800));
  INLET_ASSIGN(filter.started_by, query_integer(request, "started_by", 1));
  INLET_ASSIGN(filter.from, day(request, "from", zone, 0));
  INLET_ASSIGN(filter.before, day(request, "to", zone, 1));
  INLET_TRY(read_sort(request, filter));
  return filter;
}

}  // namespace

Result<imports::ImportPage> list_imports_of(const Request& request, engine::Engine& engine,
                                            const access::Actor& actor) {
  engine::Settings settings;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(settings, engine::read_settings(*transaction));
  }
  const auto zone = base::TimeZone::find(settings.organisation.time_zone);
  INLET_ASSIGN(const ImportFilter filter, read_filter(request, zone ? *zone : *base::TimeZone::find("UTC")));
  INLET_ASSIGN(const PageRequest page, page_request(request));
  return engine::list_imports(engine, actor, filter, page.cursor, page.limit);
}

}  // namespace inlet::server
