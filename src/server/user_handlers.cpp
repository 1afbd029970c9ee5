// SPDX-License-Identifier: Apache-2.0
#include "server/user_handlers.h"

#include "base/clock/iso_time.h"
#include "engine/load_actor.h"
#include "engine/verbs/manage_users.h"
#include "engine/verbs/own_account.h"
#include "server/api_words.h"
#include "server/request_values.h"
#include "server/token_handlers.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

Result<Response> link_response(const Call& call, const engine::UserLink& link) {
  return json_response(201, base::write_json(JsonObject{{"user", user_json(link.user, call.actor())},
                                                        {"token", link.token},
                                                        {"path", engine::path_of(link)},
                                                        {"expires_at", base::iso_time(link.expires_at)}}));
}

std::string_view state_of(const access::User& user) {
  if (!user.active) return "off";
  return user.has_password || user.id == access::kCommandLineUser ? "active" : "invited";
}

}  // namespace

JsonObject user_json(const access::User& user, const access::Actor& actor) {
  JsonObject json{
      {"id", user.id},         {"name", user.name},       {"email", user.email},    {"role", engine::role_key(user)},
      {"active", user.active}, {"state", state_of(user)}, {"last_seen_at", nullptr}};
  if (actor.may(access::Right::kAdministerUsers)) json["last_seen_at"] = time_or_null(user.last_seen_at);
  return json;
}

Result<Response> list_users(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  JsonArray array;
  for (const access::User& user : users) array.emplace_back(user_json(user, call.actor()));
  return json_response(200, base::write_json(JsonObject{{"users", std::move(array)}}));
}

Result<Response> post_user(Call& call) {
  std::string name;
  std::string email;
  std::string role;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    name = reader.text("name");
    email = reader.text("email");
    role = reader.text("role");
  }));
  INLET_ASSIGN(const auto link, engine::invite_user(call.engine(), call.actor(), name, email, role));
  return link_response(call, link);
}

Result<Response> patch_user(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  engine::UserChange change;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    change.name = reader.find_text("name");
    change.email = reader.find_text("email");
    change.role = reader.find_text("role");
    change.active = reader.find_boolean("active");
  }));
  INLET_ASSIGN(const access::User user, engine::change_user(call.engine(), call.actor(), id, change));
  return json_response(200, base::write_json(user_json(user, call.actor())));
}

Result<Response> post_user_reset(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto link, engine::reset_password(call.engine(), call.actor(), id));
  return link_response(call, link);
}

Result<Response> list_sessions_of_user(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto sessions, engine::sessions_of(call.engine(), call.actor(), id));
  return sessions_response(call, sessions);
}

Result<Response> delete_sessions_of_user(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::sign_out_user(call.engine(), call.actor(), id));
  return no_content();
}

Result<Response> list_tokens_of_user(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto tokens, engine::tokens_of(call.engine(), call.actor(), id));
  return tokens_response(tokens);
}

Result<Response> delete_token_of_user(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const std::int64_t token, path_id(call.request, "token"));
  INLET_TRY(engine::revoke_token(call.engine(), call.actor(), id, token));
  return no_content();
}

}  // namespace inlet::server
