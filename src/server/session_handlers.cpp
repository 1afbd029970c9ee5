// SPDX-License-Identifier: Apache-2.0
#include "server/session_handlers.h"

#include "base/log/log.h"
#include "engine/verbs/set_up.h"
#include "server/http/problem.h"
#include "server/request_values.h"
#include "server/settings_handlers.h"

namespace inlet::server {
namespace {

using access::Right;
using base::JsonArray;
using base::JsonObject;

JsonObject user_json(const access::User& user) {
  return JsonObject{{"id", user.id},
                    {"name", user.name},
                    {"email", user.email},
                    {"role", access::name_of(user.role)},
                    {"active", user.active}};
}

JsonObject rights_json(const access::Actor& actor, const engine::Settings& settings) {
  const bool may_choose = settings.people_may_choose || actor.scope(Right::kChooseDuplicates) == access::Scope::kAll;
  return JsonObject{{"import", actor.may(Right::kImport)},
                    {"edit_leads", actor.may(Right::kEditLeads)},
                    {"see_all_imports", actor.scope(Right::kViewImports) == access::Scope::kAll},
                    {"choose_duplicates", may_choose},
                    {"change_shared_templates", actor.scope(Right::kChangeSharedTemplates) == access::Scope::kAll},
                    {"see_settings", actor.may(Right::kViewSettings)},
                    {"change_settings", actor.may(Right::kChangeSettings)},
                    {"manage_users", actor.may(Right::kAdministerUsers)}};
}

Result<std::string> session_json(Call& call, const engine::SignedIn& who) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const engine::Settings settings, engine::read_settings(*transaction));
  const auto upload_bytes = static_cast<std::int64_t>(call.engine().limits.read.file_bytes);
  return base::write_json(JsonObject{{"user", user_json(who.user)},
                                     {"rights", rights_json(who.actor(), settings)},
                                     {"csrf_token", who.session.form_token},
                                     {"organisation", organisation_json(settings.organisation)},
                                     {"limits", JsonObject{{"upload_bytes", upload_bytes},
                                                           {"retention_days", settings.retention_days},
                                                           {"draft_days", settings.draft_days}}}});
}

Result<Response> welcome(Call& call, const engine::SignedIn& who, engine::Remember remember) {
  INLET_ASSIGN(std::string json, session_json(call, who));
  Response response = json_response(201, std::move(json));
  std::optional<std::chrono::seconds> lasting;
  if (remember == engine::Remember::kThisBrowser)
    lasting = std::chrono::duration_cast<std::chrono::seconds>(engine::kRememberedLength);
  response.set("Set-Cookie", session_cookie(who.token, lasting, call.context.transport()));
  return response;
}

// Behind a proxy that speaks TLS for us, the client is whom the proxy names.
std::string client_address(const Call& call) {
  const std::string_view forwarded = call.request.header("x-forwarded-for");
  const bool is_proxy = call.context.options.secure_cookies && call.request.remote_address.starts_with("127.");
  if (!is_proxy || forwarded.empty()) return call.request.remote_address;
  std::string_view last = forwarded.substr(forwarded.rfind(',') + 1);
  while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
  return std::string(last);
}

Response too_many_tries(const Call& call, int wait_seconds) {
  ProblemDetails details;
  details.retry_after_seconds = wait_seconds;
  const auto error =
      base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyRequests, {std::to_string(wait_seconds)});
  return problem_response(error, call.request.id, details);
}

// What an installation asks for duplicates in one word; "ask": skip, and people may choose.
leads::OnDuplicate read_setup_duplicates(base::JsonReader& reader, engine::Settings& settings) {
  const std::string word = reader.find_text("duplicates").value_or("skip");
  settings.people_may_choose = word == "ask";
  if (word == "update") return leads::OnDuplicate::kUpdate;
  if (word != "skip" && word != "ask") reader.problem("duplicates", "must be one of: skip, update, ask");
  return leads::OnDuplicate::kSkip;
}

}  // namespace

Result<Response> get_set_up(Call& call) {
  INLET_ASSIGN(const bool is_needed, engine::needs_set_up(call.engine()));
  return json_response(200, base::write_json(JsonObject{{"needed", is_needed}, {"token_required", is_needed}}));
}

Result<Response> post_set_up(Call& call) {
  engine::SetUp wanted;
  std::string token;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    token = reader.find_text("token").value_or("");
    reader.object("administrator", [&](base::JsonReader& member) {
      wanted.name = member.text("name");
      wanted.email = member.text("email");
      wanted.password = member.text("password");
      if (wanted.name.empty() || wanted.name.size() > 400) member.problem("name", "must have 1 to 100 characters");
      if (wanted.email.size() > 254) member.problem("email", "must have at most 254 characters");
    });
    reader.object("organisation",
                  [&](base::JsonReader& member) { wanted.settings.organisation = read_organisation(member); });
    wanted.settings.policy.on_duplicate = read_setup_duplicates(reader, wanted.settings);
  }));
  INLET_ASSIGN(const bool is_needed, engine::needs_set_up(call.engine()));
  if (!is_needed) return base::make_error(base::ErrorKind::kNotFound, base::Code::kSetupDone);
  const base::TimePoint now = call.engine().clock.now();
  if (const auto wait = call.context.throttle.begin("set-up", client_address(call), now))
    return too_many_tries(call, *wait);
  if (!is_same_secret(token, call.context.setup_token)) {
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kWrongSetupCode);
  }
  call.context.throttle.succeed("set-up", client_address(call));
  INLET_ASSIGN(const engine::SignedIn who, engine::set_up(call.engine(), std::move(wanted)));
  base::log_info("organisation.set_up", {{"user", who.user.id}});
  return welcome(call, who, engine::Remember::kUntilBrowserCloses);
}

Result<Response> get_session(Call& call) {
  INLET_ASSIGN(std::string json, session_json(call, *call.who));
  return json_response(200, std::move(json));
}

Result<Response> post_session(Call& call) {
  std::string email;
  std::string password;
  auto remember = engine::Remember::kUntilBrowserCloses;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    email = reader.text("email");
    password = reader.text("password");
    if (reader.find_boolean("remember").value_or(false)) remember = engine::Remember::kThisBrowser;
  }));
  const std::string address = client_address(call);
  if (const auto wait = call.context.throttle.begin(email, address, call.engine().clock.now())) {
    base::log_warning("sign_in.throttled", {{"address", address}});
    return too_many_tries(call, *wait);
  }
  INLET_ASSIGN(const engine::SignedIn who, engine::sign_in(call.engine(), email, password, remember));
  call.context.throttle.succeed(email, address);
  base::log_info("sign_in.succeeded", {{"user", who.user.id}});
  return welcome(call, who, remember);
}

Result<Response> delete_session(Call& call) {
  const std::string_view header = call.request.header("authorization");
  const std::string_view token = header.starts_with("Bearer ") ? header.substr(7) : call.request.cookie(kSessionCookie);
  INLET_TRY(engine::sign_out(call.engine(), token));
  Response response = no_content();
  response.set("Set-Cookie", expired_session_cookie(call.context.transport()));
  return response;
}

Result<Response> list_users(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  JsonArray array;
  for (const access::User& user : users) array.emplace_back(user_json(user));
  return json_response(200, base::write_json(JsonObject{{"users", std::move(array)}}));
}

}  // namespace inlet::server
