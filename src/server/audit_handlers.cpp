// SPDX-License-Identifier: Apache-2.0
#include "server/audit_handlers.h"

#include <map>

#include "base/clock/iso_time.h"
#include "engine/verbs/audit.h"
#include "server/download.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

Result<std::optional<base::TimePoint>> query_time(const Request& request, std::string_view name) {
  INLET_ASSIGN(const std::string text, query_text(request, name, 40));
  if (text.empty()) return std::optional<base::TimePoint>();
  const auto time = base::parse_iso_time(text);
  if (!time) return bad_request("“" + std::string(name) + "” is not a time like 2026-05-31T14:30:00Z.");
  return std::optional<base::TimePoint>(*time);
}

Result<store::AuditFilter> filter_of(const Request& request) {
  store::AuditFilter filter;
  INLET_ASSIGN(filter.by, query_integer(request, "by", 1));
  INLET_ASSIGN(filter.action, query_text(request, "action", 60));
  INLET_ASSIGN(filter.subject, query_text(request, "subject", 100));
  INLET_ASSIGN(filter.since, query_time(request, "since"));
  INLET_ASSIGN(filter.until, query_time(request, "until"));
  return filter;
}

Result<std::map<access::UserId, std::string>> names_of_users(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  std::map<access::UserId, std::string> names;
  for (const access::User& user : users) names[user.id] = user.name;
  return names;
}

}  // namespace

Result<Response> list_audit(Call& call) {
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const store::AuditFilter filter, filter_of(call.request));
  INLET_ASSIGN(const std::int64_t before, id_of_cursor(page.cursor));
  INLET_ASSIGN(auto entries, engine::list_audit(call.engine(), call.actor(), filter, before, page.limit + 1));
  INLET_ASSIGN(const auto names, names_of_users(call));
  JsonObject json{{"next", nullptr}, {"entries", nullptr}};
  if (entries.size() > page.limit) {
    entries.pop_back();
    json["next"] = std::to_string(entries.back().id);
  }
  JsonArray array;
  for (const store::AuditEntry& entry : entries) {
    INLET_ASSIGN(const base::JsonValue details, base::parse_json(entry.json));
    const auto name = names.find(entry.by);
    JsonObject item{{"id", entry.id},         {"at", base::iso_time(entry.at)}, {"by", nullptr},
                    {"action", entry.action}, {"subject", entry.subject},       {"details", details},
                    {"from", entry.from}};
    if (name != names.end()) item["by"] = JsonObject{{"id", entry.by}, {"name", name->second}};
    array.emplace_back(std::move(item));
  }
  json["entries"] = std::move(array);
  return json_response(200, base::write_json(json));
}

Result<Response> get_audit_csv(Call& call) {
  INLET_ASSIGN(const store::AuditFilter filter, filter_of(call.request));
  INLET_ASSIGN(
      Response response,
      csv_download([&](const auto& sink) { return engine::export_audit(call.engine(), call.actor(), filter, sink); },
                   "inlet audit log.csv"));
  INLET_TRY(engine::audit_alone(call.engine(), call.actor(), "audit.exported", "audit"));
  return response;
}

}  // namespace inlet::server
