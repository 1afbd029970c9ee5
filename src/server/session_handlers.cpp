// SPDX-License-Identifier: Apache-2.0
#include "server/session_handlers.h"

#include "base/log/log.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/own_account.h"
#include "engine/verbs/set_up.h"
#include "server/http/problem.h"
#include "server/request_values.h"
#include "server/settings_handlers.h"
#include "server/user_handlers.h"

namespace inlet::server {
namespace {

using access::Right;
using base::JsonArray;
using base::JsonObject;

JsonObject rights_json(const access::Actor& actor, const engine::Settings& settings) {
  return JsonObject{{"import", actor.may(Right::kImport)},
                    {"create_leads", actor.may(Right::kCreateLeads)},
                    {"edit_leads", actor.may(Right::kEditLeads)},
                    {"delete_leads", actor.may(Right::kDeleteLeads)},
                    {"export_leads", actor.may(Right::kExportLeads)},
                    {"see_all_imports", actor.scope(Right::kViewImports) == access::Scope::kAll},
                    {"choose_duplicates", engine::may_choose_duplicates(actor, settings)},
                    {"change_shared_templates", actor.scope(Right::kChangeSharedTemplates) == access::Scope::kAll},
                    {"see_settings", actor.may(Right::kViewSettings)},
                    {"change_settings", actor.may(Right::kChangeSettings)},
                    {"manage_users", actor.may(Right::kAdministerUsers)}};
}

Result<std::string> session_json(Call& call, const engine::SignedIn& who) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const engine::Settings settings, engine::read_settings(*transaction));
  const auto upload_bytes = static_cast<std::int64_t>(call.engine().limits.read.file_bytes);
  return base::write_json(JsonObject{{"user", user_json(who.user, who.actor())},
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
  response.set("Set-Cookie", session_cookie(who.token, lasting, call.transport()));
  return response;
}

engine::SignInPlace place_of(const Call& call) {
  return {call.client(), std::string(call.request.header("user-agent"))};
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
  if (const auto wait = call.context.throttle.begin("set-up", call.client(), now)) return too_many_tries(call, *wait);
  if (!is_same_secret(token, call.context.setup_token)) {
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kWrongSetupCode);
  }
  call.context.throttle.succeed("set-up", call.client());
  INLET_ASSIGN(const engine::SignedIn who, engine::set_up(call.engine(), std::move(wanted), place_of(call)));
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
  const std::string address = call.client();
  if (const auto wait = call.context.throttle.begin(email, address, call.engine().clock.now())) {
    base::log_warning("sign_in.throttled", {{"address", address}});
    return too_many_tries(call, *wait);
  }
  INLET_ASSIGN(const engine::SignedIn who, engine::sign_in(call.engine(), email, password, remember, place_of(call)));
  call.context.throttle.succeed(email, address);
  base::log_info("sign_in.succeeded", {{"user", who.user.id}});
  return welcome(call, who, remember);
}

Result<Response> delete_session(Call& call) {
  INLET_TRY(engine::sign_out(call.engine(), *call.who));
  Response response = no_content();
  response.set("Set-Cookie", expired_session_cookie(call.transport()));
  return response;
}

Result<Response> put_password(Call& call) {
  std::string present;
  std::string wanted;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    present = reader.text("password");
    wanted = reader.text("new_password");
  }));
  // Whoever got hold of a session may not guess the password with it.
  const std::string account = call.who->user.email;
  if (const auto wait = call.context.throttle.begin(account, call.client(), call.engine().clock.now()))
    return too_many_tries(call, *wait);
  INLET_TRY(engine::change_password(call.engine(), *call.who, present, wanted));
  call.context.throttle.succeed(account, call.client());
  return no_content();
}

Result<Response> patch_profile(Call& call) {
  std::string name;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { name = reader.text("name"); }));
  INLET_ASSIGN(const access::User user, engine::change_own_name(call.engine(), *call.who, name));
  return json_response(200, base::write_json(user_json(user, call.actor())));
}

Result<Response> post_invitation_view(Call& call) {
  std::string token;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { token = reader.text("token"); }));
  if (const auto wait = call.context.throttle.begin("invitation", call.client(), call.engine().clock.now()))
    return too_many_tries(call, *wait);
  INLET_ASSIGN(const access::User user, engine::view_invitation(call.engine(), token));
  call.context.throttle.succeed("invitation", call.client());
  return json_response(200, base::write_json(JsonObject{
                                {"name", user.name}, {"email", user.email}, {"has_password", user.has_password}}));
}

Result<Response> post_invitation(Call& call) {
  std::string token;
  std::string password;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    token = reader.text("token");
    password = reader.text("password");
  }));
  if (const auto wait = call.context.throttle.begin("invitation", call.client(), call.engine().clock.now()))
    return too_many_tries(call, *wait);
  INLET_ASSIGN(const engine::SignedIn who, engine::accept_invitation(call.engine(), token, password, place_of(call)));
  call.context.throttle.succeed("invitation", call.client());
  base::log_info("invitation.accepted", {{"user", who.user.id}});
  return welcome(call, who, engine::Remember::kUntilBrowserCloses);
}

}  // namespace inlet::server
