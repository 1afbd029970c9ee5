// SPDX-License-Identifier: Apache-2.0
#include "server/token_handlers.h"

#include "base/clock/iso_time.h"
#include "engine/verbs/manage_users.h"
#include "engine/verbs/own_account.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

constexpr std::int64_t kLongestDays = 3'650;

JsonObject token_json(const access::ApiToken& token) {
  JsonArray rights;
  for (const access::Right right : token.rights) rights.emplace_back(access::name_of(right));
  return JsonObject{{"id", token.id},
                    {"name", token.name},
                    {"beginning", token.beginning},
                    {"rights", std::move(rights)},
                    {"created_at", base::iso_time(token.created_at)},
                    {"expires_at", time_or_null(token.expires_at)},
                    {"last_used_at", time_or_null(token.last_used_at)}};
}

}  // namespace

Response sessions_response(const Call& call, const std::vector<access::Session>& sessions) {
  JsonArray array;
  for (const access::Session& session : sessions) {
    array.emplace_back(JsonObject{{"id", engine::public_id(session)},
                                  {"current", session.token_hash == call.who->session.token_hash},
                                  {"created_at", base::iso_time(session.created_at)},
                                  {"last_seen_at", base::iso_time(session.last_seen_at)},
                                  {"expires_at", base::iso_time(session.expires_at)},
                                  {"address", session.address},
                                  {"agent", session.agent}});
  }
  return json_response(200, base::write_json(JsonObject{{"sessions", std::move(array)}}));
}

Response tokens_response(const std::vector<access::ApiToken>& tokens) {
  JsonArray array;
  for (const access::ApiToken& token : tokens) array.emplace_back(token_json(token));
  return json_response(200, base::write_json(JsonObject{{"tokens", std::move(array)}}));
}

Result<Response> list_sessions(Call& call) {
  INLET_ASSIGN(const auto sessions, engine::sessions_of(call.engine(), call.actor(), call.who->user.id));
  return sessions_response(call, sessions);
}

Result<Response> delete_other_sessions(Call& call) {
  INLET_TRY(engine::end_other_sessions(call.engine(), *call.who));
  return no_content();
}

Result<Response> delete_one_session(Call& call) {
  INLET_TRY(engine::end_session(call.engine(), *call.who, call.request.path_parameter("session")));
  return no_content();
}

Result<Response> list_tokens(Call& call) {
  INLET_ASSIGN(const auto tokens, engine::tokens_of(call.engine(), call.actor(), call.who->user.id));
  return tokens_response(tokens);
}

Result<Response> post_token(Call& call) {
  std::string name;
  std::vector<access::Right> rights;
  std::optional<base::Duration> length;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    name = reader.text("name");
    for (const std::string& word : reader.texts("rights")) {
      const auto right = access::right_named(word);
      if (right) {
        rights.push_back(*right);
      } else {
        reader.problem("rights", "has a name that is not a right");
      }
    }
    if (rights.empty()) reader.problem("rights", "must name one right at least");
    const auto days = reader.find_integer("expires_in_days", 1, kLongestDays);
    if (days) length = base::Duration(*days * 24 * 3'600'000);
  }));
  INLET_ASSIGN(const auto made, engine::create_token(call.engine(), call.actor(), name, rights, length));
  JsonObject json = token_json(made.token);
  json["token"] = made.secret;
  return json_response(201, base::write_json(json));
}

Result<Response> delete_token(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::revoke_token(call.engine(), call.actor(), call.who->user.id, id));
  return no_content();
}

}  // namespace inlet::server
