// SPDX-License-Identifier: Apache-2.0
#include "server/lead_handlers.h"

#include <utility>

#include "base/clock/time_zone.h"
#include "engine/load_actor.h"
#include "engine/report/export_leads.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/settings.h"
#include "leads/values/lead_filter.h"
#include "server/download.h"
#include "server/http/problem.h"
#include "server/lead_json.h"
#include "server/lead_names.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonObject;
using base::JsonValue;
using leads::Lead;
using leads::LeadId;

constexpr std::size_t kMostSelected = 10'000;
constexpr std::uint32_t kMostCounts = 100;  // of values of one field

Result<leads::LeadFilter> filter_of(store::Transaction& transaction, const access::Actor& actor,
                                    const leads::LeadFilterTexts& texts) {
  INLET_ASSIGN(const auto catalog, engine::catalog_for(transaction, actor));
  INLET_ASSIGN(const auto settings, engine::read_settings(transaction));
  const auto zone = base::TimeZone::find(settings.organisation.time_zone);
  INLET_ASSIGN(leads::LeadFilter filter,
               leads::lead_filter(texts, *catalog, zone ? *zone : *base::TimeZone::find("UTC")));
  if (actor.scope(access::Right::kViewLeads) == access::Scope::kOwn) {
    filter.conditions.push_back({"owner", leads::FilterOp::kIn, {std::to_string(actor.user)}});
  }
  return filter;
}

Result<Response> detail_response(Call& call, int status, LeadId id) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const Lead lead, engine::find_lead(*transaction, call.actor(), id));
  INLET_ASSIGN(LeadJson writer, LeadJson::create(*transaction, call.actor()));
  INLET_ASSIGN(const std::string json, writer.detail(*transaction, call.actor(), lead));
  return json_response(status, json);
}

Response refusal(const Call& call, const engine::LeadAnswer& answer) {
  ProblemDetails details;
  for (const engine::RefusedValue& value : answer.refused) details.fields.push_back({value.field, value.error});
  if (!details.fields.empty()) {
    return problem_response(422,
                            base::make_error(base::ErrorKind::kInvalidInput, base::Code::kInvalidValue, {"The lead"}),
                            call.request.id, details);
  }
  base::JsonArray leads;
  for (const Lead& lead : answer.duplicates)
    leads.emplace_back(JsonObject{{"id", lead.id}, {"title", name_of(lead, call.actor())}});
  details.leads_json = base::write_json(leads);
  const std::string other =
      answer.duplicates.empty() ? "another lead" : name_of(answer.duplicates.front(), call.actor());
  return problem_response(
      409,
      base::make_error(base::ErrorKind::kConflict, base::Code::kDuplicateExisting, {answer.duplicate_field, other}),
      call.request.id, details);
}

struct LeadRequest {
  std::int64_t version = 0;
  JsonObject values;
  engine::Duplicates duplicates = engine::Duplicates::kRefuse;
};

void read_values(base::JsonReader& reader, LeadRequest& wanted) {
  const JsonValue* values = reader.find_any("values");
  if (values == nullptr || !values->is_object()) {
    reader.problem("values", "must be an object");
  } else {
    wanted.values = values->as_object();
  }
  if (reader.find_boolean("allow_duplicate").value_or(false)) wanted.duplicates = engine::Duplicates::kAllow;
}

// Ids as given, or all that fit a search and filter.
Result<std::vector<LeadId>> selection(Call& call, bool trashed) {
  std::vector<LeadId> ids;
  leads::LeadFilterTexts texts;
  bool all = false;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    all = reader.find_boolean("all").value_or(false);
    texts.search = reader.find_text("search").value_or("");
    texts.conditions = reader.find_text("filter").value_or("");
    const JsonValue* list = reader.find_any("ids");
    if ((list == nullptr) != all) return reader.problem("ids", "either ids or all must be given");
    if (list == nullptr) return;
    if (!list->is_array() || list->as_array().size() > kMostSelected)
      return reader.problem("ids", "must be a list of at most 10,000 ids");
    for (const JsonValue& id : list->as_array()) {
      if (!id.is_int64()) return reader.problem("ids", "must be a list of ids");
      ids.push_back(id.as_int64());
    }
  }));
  if (!all) return ids;
  texts.trashed = trashed;
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(leads::LeadFilter filter, filter_of(*transaction, call.actor(), texts));
  do {
    INLET_ASSIGN(const auto page, transaction->leads().list(filter, 1'000));
    for (const Lead& lead : page.leads) ids.push_back(lead.id);
    filter.cursor = page.next_cursor;
  } while (!filter.cursor.empty());
  return ids;
}

Result<Response> changed_response(std::int64_t count) {
  return json_response(200, base::write_json(JsonObject{{"changed", count}}));
}

}  // namespace

Result<Response> list_leads(Call& call) {
  leads::LeadFilterTexts texts;
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(texts.search, query_text(call.request, "search", 800));
  INLET_ASSIGN(texts.conditions, query_text(call.request, "filter", 4'000));
  INLET_ASSIGN(texts.sort, query_text(call.request, "sort", 100));
  INLET_ASSIGN(texts.trashed, query_boolean(call.request, "trash"));
  texts.cursor = page.cursor;
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const leads::LeadFilter filter, filter_of(*transaction, call.actor(), texts));
  INLET_ASSIGN(const auto found, transaction->leads().list(filter, page.limit));
  INLET_ASSIGN(LeadJson writer, LeadJson::create(*transaction, call.actor()));
  std::string json = "{\"next\":";
  if (found.next_cursor.empty()) {
    json += "null";
  } else {
    base::append_json_string(json, found.next_cursor);
  }
  json += ",\"previous\":null,\"total\":" + std::to_string(found.total) + ",\"leads\":[";
  for (std::size_t i = 0; i < found.leads.size(); ++i) json += (i > 0 ? "," : "") + writer.lead(found.leads[i]);
  return json_response(200, json + "]}");
}

Result<Response> get_leads_csv(Call& call) {
  engine::LeadExport wanted;
  wanted.format = engine::LeadFormat::kCsv;
  INLET_ASSIGN(wanted.search, query_text(call.request, "search", 800));
  INLET_ASSIGN(wanted.conditions, query_text(call.request, "filter", 4'000));
  return csv_download([&](const auto& sink) { return engine::export_leads(call.engine(), call.actor(), wanted, sink); },
                      "inlet leads.csv");
}

Result<Response> get_lead_counts(Call& call) {
  leads::LeadFilterTexts texts;
  INLET_ASSIGN(const std::string field, query_text(call.request, "field", 100));
  INLET_ASSIGN(texts.search, query_text(call.request, "search", 800));
  INLET_ASSIGN(texts.conditions, query_text(call.request, "filter", 4'000));
  if (call.actor().field(field) == access::FieldAccess::kHidden) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {field});
  }
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const leads::LeadFilter filter, filter_of(*transaction, call.actor(), texts));
  INLET_ASSIGN(const auto counts, transaction->leads().count_by(filter, field, kMostCounts));
  base::JsonArray array;
  for (const leads::LeadCount& count : counts) {
    array.emplace_back(JsonObject{{"value", count.value}, {"count", count.count}});
  }
  return json_response(200, base::write_json(JsonObject{{"counts", std::move(array)}}));
}

Result<Response> post_lead(Call& call) {
  LeadRequest wanted;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { read_values(reader, wanted); }));
  INLET_ASSIGN(const auto answer, engine::create_lead(call.engine(), call.actor(), wanted.values, wanted.duplicates));
  if (answer.lead == 0) return refusal(call, answer);
  return detail_response(call, 201, answer.lead);
}

Result<Response> get_lead(Call& call) {
  INLET_ASSIGN(const LeadId id, path_id(call.request));
  return detail_response(call, 200, id);
}

Result<Response> patch_lead(Call& call) {
  LeadRequest wanted;
  INLET_ASSIGN(const LeadId id, path_id(call.request));
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    wanted.version = reader.integer("version", 1);
    read_values(reader, wanted);
  }));
  const auto answer =
      engine::edit_lead(call.engine(), call.actor(), id, wanted.version, wanted.values, wanted.duplicates);
  if (!answer && answer.error().code == base::Code::kConflict) {
    ProblemDetails details;
    INLET_ASSIGN(const Response present, detail_response(call, 200, id));
    details.current_json = std::get<std::string>(present.body);
    return problem_response(answer.error(), call.request.id, details);
  }
  if (!answer) return answer.error();
  if (answer->lead == 0) return refusal(call, *answer);
  return detail_response(call, 200, id);
}

Result<Response> delete_lead(Call& call) {
  INLET_ASSIGN(const LeadId id, path_id(call.request));
  INLET_TRY(engine::trash_leads(call.engine(), call.actor(), std::span(&id, 1)));
  return no_content();
}

Result<Response> post_trash(Call& call) {
  INLET_ASSIGN(const auto ids, selection(call, false));
  INLET_ASSIGN(const std::int64_t count, engine::trash_leads(call.engine(), call.actor(), ids));
  return changed_response(count);
}

Result<Response> post_restore(Call& call) {
  INLET_ASSIGN(const auto ids, selection(call, true));
  INLET_ASSIGN(const std::int64_t count, engine::restore_leads(call.engine(), call.actor(), ids));
  return changed_response(count);
}

}  // namespace inlet::server
