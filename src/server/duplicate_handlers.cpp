// SPDX-License-Identifier: Apache-2.0
#include "server/duplicate_handlers.h"

#include <utility>

#include "engine/verbs/change_criteria.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/likely_duplicates.h"
#include "engine/verbs/merge_leads.h"
#include "server/api_words.h"
#include "server/http/problem.h"
#include "server/lead_json.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

JsonArray criteria_json(const std::vector<leads::Criterion>& criteria) {
  JsonArray array;
  for (const leads::Criterion& criterion : criteria) {
    array.emplace_back(JsonObject{{"fields", JsonArray(criterion.fields.begin(), criterion.fields.end())},
                                  {"ignore_gmail_dots", criterion.ignore_gmail_dots}});
  }
  return array;
}

Result<JsonValue> user_json(engine::Engine& engine, std::optional<access::UserId> id) {
  if (!id) return JsonValue(nullptr);
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto user, transaction->users().find(*id));
  if (!user) return JsonValue(nullptr);
  return JsonValue(JsonObject{{"id", user->id}, {"name", user->name}});
}

Result<std::string> stored_criteria(Call& call) {
  INLET_ASSIGN(const engine::CriteriaView view, engine::view_criteria(call.engine(), call.actor()));
  INLET_ASSIGN(const JsonValue changed_by, user_json(call.engine(), view.changed_by));
  JsonValue building(nullptr);
  if (view.next) {
    building = JsonObject{{"criteria", criteria_json(*view.next)}, {"done", view.done}, {"total", view.total}};
  }
  return base::write_json(JsonObject{{"version", view.version},
                                     {"criteria", criteria_json(view.criteria)},
                                     {"building", std::move(building)},
                                     {"changed_by", changed_by},
                                     {"changed_at", time_or_null(view.changed_at)}});
}

std::string_view word_of(engine::LikelySearch::State state) {
  switch (state) {
    case engine::LikelySearch::State::kNever: return "never";
    case engine::LikelySearch::State::kQueued: return "queued";
    case engine::LikelySearch::State::kRunning: return "running";
    case engine::LikelySearch::State::kDone: return "done";
  }
  return "never";
}

JsonObject search_json(const engine::LikelySearch& search) {
  return {{"state", word_of(search.state)}, {"done", search.done},         {"total", search.total},
          {"found", search.found},          {"left_out", search.left_out}, {"ended_at", time_or_null(search.ended_at)}};
}

std::string pair_json(const engine::LikelyView& view, const LeadJson& writer) {
  JsonArray reasons;
  for (const leads::LikeReason reason : view.reasons) {
    reasons.emplace_back(JsonObject{{"code", leads::name_of(reason)}, {"text", leads::sentence(reason)}});
  }
  return "{\"id\":" + std::to_string(view.pair.id) + ",\"score\":" + std::to_string(view.pair.score) +
         ",\"reasons\":" + base::write_json(reasons) + ",\"left\":" + writer.lead(view.left) +
         ",\"right\":" + writer.lead(view.right) +
         ",\"found_at\":" + base::write_json(time_or_null(view.pair.found_at)) + "}";
}

engine::LeadVersion read_version(base::JsonReader& reader) {
  engine::LeadVersion version;
  version.lead = reader.integer("id", 1);
  version.version = reader.integer("version", 1);
  return version;
}

}  // namespace

Result<Response> get_duplicate_criteria(Call& call) {
  INLET_ASSIGN(const std::string json, stored_criteria(call));
  return json_response(200, json);
}

Result<Response> put_duplicate_criteria(Call& call) {
  std::int64_t version = 0;
  std::vector<engine::CriterionWish> wishes;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version");
    reader.each("criteria", [&](base::JsonReader& member) {
      engine::CriterionWish wish;
      wish.fields = member.texts("fields");
      wish.ignore_gmail_dots = member.find_boolean("ignore_gmail_dots").value_or(false);
      wishes.push_back(std::move(wish));
    });
  }));
  const auto changed = engine::change_criteria(call.engine(), call.actor(), version, wishes);
  INLET_ASSIGN(std::string json, stored_criteria(call));
  if (changed.has_value()) return json_response(200, json);
  if (changed.error().code != base::Code::kConflict) return changed.error();
  ProblemDetails details;
  details.current_json = std::move(json);
  return problem_response(changed.error(), call.request.id, details);
}

Result<Response> list_likely_duplicates(Call& call) {
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const auto lead, query_integer(call.request, "lead", 1));
  INLET_ASSIGN(const auto import_id, query_integer(call.request, "import", 1));
  const engine::LikelyWish wish{lead.value_or(0), import_id.value_or(0)};
  INLET_ASSIGN(const auto list, engine::list_likely(call.engine(), call.actor(), wish, page.cursor, page.limit));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const LeadJson writer, LeadJson::create(*transaction, call.actor()));
  std::string pairs;
  for (const engine::LikelyView& view : list.pairs) pairs += (pairs.empty() ? "" : ",") + pair_json(view, writer);
  return json_response(200, "{\"next\":" + base::write_json(text_or_null(list.next_cursor)) +
                                ",\"previous\":null,\"total\":" + std::to_string(list.total) + ",\"pairs\":[" + pairs +
                                "],\"search\":" + base::write_json(search_json(list.search)) + "}");
}

Result<Response> post_likely_search(Call& call) {
  INLET_ASSIGN(const auto lead, query_integer(call.request, "lead", 1));
  if (lead) {
    INLET_TRY(engine::search_likely_of(call.engine(), call.actor(), *lead));
  } else {
    INLET_TRY(engine::search_likely(call.engine(), call.actor()).map([](auto&&) {}));
  }
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto search, engine::read_likely_search(*transaction));
  return json_response(lead ? 200 : 202, base::write_json(search_json(search)));
}

Result<Response> post_likely_dismiss(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::dismiss_likely(call.engine(), call.actor(), id));
  return no_content();
}

Result<Response> post_merge(Call& call) {
  engine::MergeWish wish;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    reader.object("one", [&](base::JsonReader& member) { wish.one = read_version(member); });
    reader.object("other", [&](base::JsonReader& member) { wish.other = read_version(member); });
    wish.take_from_younger = reader.texts("take_from_younger");
  }));
  INLET_ASSIGN(const leads::LeadId kept, engine::merge_leads(call.engine(), call.actor(), wish));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const leads::Lead lead, engine::find_lead(*transaction, call.actor(), kept));
  INLET_ASSIGN(const LeadJson writer, LeadJson::create(*transaction, call.actor()));
  INLET_ASSIGN(const std::string json, writer.detail(*transaction, call.actor(), lead));
  return json_response(200, json);
}

}  // namespace inlet::server
