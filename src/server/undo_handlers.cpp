// SPDX-License-Identifier: Apache-2.0
#include "server/undo_handlers.h"

#include <charconv>

#include "engine/load_actor.h"
#include "engine/verbs/list_undo.h"
#include "engine/verbs/undo_import.h"
#include "server/api_words.h"
#include "server/import_handlers.h"
#include "server/lead_names.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

Result<leads::LeadId> after_lead(const std::string& cursor) {
  leads::LeadId lead = 0;
  const char* const end = cursor.data() + cursor.size();
  const auto [place, fault] = std::from_chars(cursor.data(), end, lead);
  const bool is_whole = fault == std::errc() && place == end && lead >= 0;
  if (!cursor.empty() && !is_whole) return bad_request("The cursor is none of this list.");
  return lead;
}

JsonArray reasons_json(const std::vector<imports::KeptByUndo>& kept, const leads::FieldCatalog& catalog) {
  JsonArray reasons;
  for (const imports::KeptByUndo& each : kept) {
    const leads::Field* field = catalog.find(each.field);
    const bool is_hidden = field != nullptr && field->hidden;
    const std::string key = is_hidden ? std::string() : each.field;
    reasons.emplace_back(JsonObject{{"field", text_or_null(key)},
                                    {"label", field == nullptr || is_hidden ? key : field->label},
                                    {"code", imports::name_of(each.reason)},
                                    {"text", imports::sentence(each.reason)}});
  }
  return reasons;
}

}  // namespace

Result<Response> get_undo(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const engine::UndoView view, engine::view_undo(call.engine(), call.actor(), id));
  return json_response(200, base::write_json(base::JsonObject{{"possible", view.reason.empty()},
                                                              {"reason", view.reason},
                                                              {"until", time_or_null(view.until)},
                                                              {"trashed", view.tally.trashed},
                                                              {"restored", view.tally.restored},
                                                              {"kept", view.tally.kept},
                                                              {"done", view.tally.done()},
                                                              {"total", view.tally.total}}));
}

Result<Response> list_undo_leads(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const leads::LeadId after, after_lead(page.cursor));
  INLET_ASSIGN(const std::string word, query_text(call.request, "fate", 20));
  const auto fate = imports::undo_fate_named(word);
  if (!fate) return bad_request("“fate” must be removed, restored or kept.");
  INLET_ASSIGN(const auto list, engine::list_undo(call.engine(), call.actor(), id, *fate, after, page.limit));

  std::vector<leads::LeadId> ids;
  for (const engine::UndoneLead& each : list.leads) ids.push_back(each.lead);
  INLET_ASSIGN(const LeadNames names, LeadNames::find(call.engine(), call.actor(), ids));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, engine::catalog_for(*transaction, call.actor()));
  JsonArray leads;
  for (const engine::UndoneLead& each : list.leads) {
    leads.emplace_back(
        JsonObject{{"lead", names.reference(each.lead)}, {"reasons", reasons_json(each.kept, *catalog)}});
  }
  return json_response(
      200, base::write_json(JsonObject{{"next", text_or_null(list.next == 0 ? "" : std::to_string(list.next))},
                                       {"previous", nullptr},
                                       {"leads", std::move(leads)}}));
}

Result<Response> post_undo(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  return changed_import(call, 202, engine::undo_import(call.engine(), call.actor(), id));
}

}  // namespace inlet::server
