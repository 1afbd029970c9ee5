// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/own_account.h"

#include <algorithm>
#include <utility>

#include "access/password.h"
#include "access/session_token.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/email_address.h"
#include "engine/verbs/manage_users.h"

namespace inlet::engine {
namespace {

using access::User;
using base::Code;
using base::ErrorKind;

constexpr std::size_t kPublicIdLength = 24;  // of the 64 digits of a hash
constexpr std::size_t kMostTokens = 100;     // of one person

std::string subject_of(access::UserId id) { return "user " + std::to_string(id); }

Result<User> user_of_link(Engine& engine, store::Transaction& transaction, std::string_view token) {
  const auto wrong = base::make_error(ErrorKind::kForbidden, Code::kWrongSetupCode);
  if (token.empty()) return wrong;
  INLET_ASSIGN(const auto link, transaction.users().find_invitation(access::session_token_hash(token)));
  if (!link || link->expires_at <= engine.clock.now()) return wrong;
  INLET_ASSIGN(auto user, transaction.users().find(link->user));
  if (!user || !user->active) return wrong;
  return *std::move(user);
}

}  // namespace

Result<User> view_invitation(Engine& engine, std::string_view token) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return user_of_link(engine, *transaction, token);
}

Result<SignedIn> accept_invitation(Engine& engine, std::string_view token, std::string_view password,
                                   const SignInPlace& place) {
  INLET_ASSIGN(const User seen, view_invitation(engine, token));
  INLET_TRY(access::check_password_strength(password, seen.email));
  INLET_ASSIGN(const std::string hash, access::hash_password(password));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  // Asked again inside: of two that came at once, one is the first.
  INLET_ASSIGN(const User user, user_of_link(engine, *transaction, token));
  INLET_TRY(transaction->users().set_password_hash(user.id, hash));
  INLET_TRY(transaction->users().remove_invitations_of(user.id));
  INLET_TRY(transaction->users().close_sessions_of(user.id));
  INLET_ASSIGN(SignedIn signed_in, open_session(engine, *transaction, user, Remember::kUntilBrowserCloses, place));
  INLET_TRY(audit(engine, *transaction, signed_in.actor(), "user.password_set", subject_of(user.id),
                  {{"first", !user.has_password}}));
  INLET_TRY(transaction->commit());
  return signed_in;
}

Result<void> change_password(Engine& engine, const SignedIn& who, std::string_view present, std::string_view wanted) {
  std::string old_hash;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(old_hash, transaction->users().password_hash(who.user.id));
  }
  INLET_ASSIGN(const bool is_right, access::verify_password(present, old_hash));
  if (!is_right) {
    INLET_TRY(audit_alone(engine, who.actor(), "user.password_refused", subject_of(who.user.id)));
    return base::make_error(ErrorKind::kForbidden, Code::kWrongPassword);
  }
  INLET_TRY(access::check_password_strength(wanted, who.user.email));
  INLET_ASSIGN(const std::string hash, access::hash_password(wanted));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->users().set_password_hash(who.user.id, hash));
  INLET_TRY(transaction->users().remove_invitations_of(who.user.id));
  INLET_TRY(transaction->users().close_sessions_of(who.user.id));
  INLET_TRY(transaction->users().open_session(who.session));
  INLET_TRY(audit(engine, *transaction, who.actor(), "user.password_changed", subject_of(who.user.id)));
  return transaction->commit();
}

Result<User> change_own_name(Engine& engine, const SignedIn& who, const std::string& name) {
  INLET_TRY(check_person_name(name));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(User user, find_person(*transaction, who.user.id));
  if (user.name == name) return user;
  const base::JsonObject details{{"name", base::JsonArray{user.name, name}}};
  user.name = name;
  INLET_TRY(transaction->users().update(user));
  INLET_TRY(audit(engine, *transaction, who.actor(), "user.changed", subject_of(user.id), details));
  INLET_TRY(transaction->commit());
  return user;
}

std::string public_id(const access::Session& session) { return session.token_hash.substr(0, kPublicIdLength); }

Result<void> end_session(Engine& engine, const SignedIn& who, std::string_view wanted) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto sessions, transaction->users().sessions_of(who.user.id));
  const auto found = std::ranges::find(sessions, wanted, public_id);
  if (found == sessions.end()) return base::make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"The session"});
  INLET_TRY(transaction->users().close_session(found->token_hash));
  INLET_TRY(audit(engine, *transaction, who.actor(), "session.closed", subject_of(who.user.id)));
  return transaction->commit();
}

Result<void> end_other_sessions(Engine& engine, const SignedIn& who) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->users().close_sessions_of(who.user.id));
  INLET_TRY(transaction->users().open_session(who.session));
  INLET_TRY(audit(engine, *transaction, who.actor(), "user.signed_out", subject_of(who.user.id)));
  return transaction->commit();
}

Result<NewToken> create_token(Engine& engine, const access::Actor& actor, const std::string& name,
                              std::span<const access::Right> rights, std::optional<base::Duration> length) {
  INLET_TRY(check_person_name(name));
  for (const access::Right right : rights) INLET_TRY(access::require(actor, right));
  const access::SessionToken secret = access::make_session_token();
  NewToken made;
  made.secret = std::string(kApiTokenPrefix) + secret.token;
  access::ApiToken& token = made.token;
  token.user = actor.user;
  token.name = name;
  token.token_hash = access::session_token_hash(made.secret);
  token.beginning = made.secret.substr(0, kApiTokenPrefix.size() + 4);
  token.rights.assign(rights.begin(), rights.end());
  token.created_at = engine.clock.now();
  if (length) token.expires_at = token.created_at + *length;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto present, transaction->users().tokens_of(actor.user));
  if (present.size() >= kMostTokens) {
    return base::make_error(ErrorKind::kConflict, Code::kBadRequest,
                            {"There are 100 tokens already. Revoke one that is not used any more."});
  }
  INLET_ASSIGN(token.id, transaction->users().add_token(token));
  INLET_TRY(audit(engine, *transaction, actor, "token.created", "token " + std::to_string(token.id), {{"name", name}}));
  INLET_TRY(transaction->commit());
  return made;
}

Result<void> revoke_token(Engine& engine, const access::Actor& actor, access::UserId user, std::int64_t id) {
  if (user != actor.user) INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const bool was_there, transaction->users().remove_token(user, id));
  if (!was_there) return base::make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"The token"});
  INLET_TRY(audit(engine, *transaction, actor, "token.revoked", "token " + std::to_string(id)));
  return transaction->commit();
}

}  // namespace inlet::engine
