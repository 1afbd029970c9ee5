// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/sign_in.h"

#include <algorithm>
#include <utility>

#include "access/password.h"
#include "access/session_token.h"
#include "base/bytes/random_token.h"
#include "engine/load_actor.h"
#include "engine/verbs/audit.h"

namespace inlet::engine {
namespace {

// When a session was last used is written at most once in this time.
constexpr base::Duration kTouchEvery{60'000};
constexpr std::size_t kLongestAgent = 200;

struct Account {
  std::optional<access::User> user;
  std::string password_hash;  // empty: nobody has the address
};

Result<Account> find_account(Engine& engine, std::string_view email) {
  Account account;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(account.user, transaction->users().find_by_email(email));
  if (account.user) {
    INLET_ASSIGN(account.password_hash, transaction->users().password_hash(account.user->id));
  }
  return account;
}

// Never what was typed: it may be a password in the wrong place. Nobody has done it as far as we know.
Result<void> audit_refusal(Engine& engine, const Account& account, const SignInPlace& place, std::string_view reason) {
  const access::Actor nobody{0, access::RoleId::kUser, place.address};
  const std::string subject = account.user ? "user " + std::to_string(account.user->id) : "no account";
  return audit_alone(engine, nobody, "session.refused", subject, {{"reason", reason}});
}

bool has_run_out(const access::Session& session, base::TimePoint now) {
  const bool is_remembered = session.expires_at - session.created_at > kSessionLength;
  return now >= session.expires_at || now - session.last_seen_at > (is_remembered ? kRememberedIdle : kSessionIdle);
}

Result<void> touch(Engine& engine, const access::Session& session, base::TimePoint now) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->users().touch_session(session.token_hash, now));
  return transaction->commit();
}

}  // namespace

Result<SignedIn> open_session(Engine& engine, store::Transaction& transaction, const access::User& user,
                              Remember remember, const SignInPlace& place) {
  const base::TimePoint now = engine.clock.now();
  const access::SessionToken token = access::make_session_token();
  SignedIn signed_in;
  signed_in.user = user;
  signed_in.token = token.token;
  signed_in.session.token_hash = token.hash;
  signed_in.session.user = user.id;
  signed_in.session.created_at = now;
  signed_in.session.last_seen_at = now;
  signed_in.session.expires_at = now + (remember == Remember::kThisBrowser ? kRememberedLength : kSessionLength);
  signed_in.session.form_token = base::random_token();
  signed_in.session.address = place.address;
  signed_in.session.agent = place.agent.substr(0, kLongestAgent);
  INLET_ASSIGN(const access::Actor actor, load_actor(transaction, user, place.address));
  signed_in.permissions = actor.permissions;
  signed_in.from = actor.from;
  INLET_TRY(transaction.users().open_session(signed_in.session));
  return signed_in;
}

Result<SignedIn> sign_in(Engine& engine, std::string_view email, std::string_view password, Remember remember,
                         const SignInPlace& place) {
  // The hash is computed outside of any transaction: it takes long on purpose.
  INLET_ASSIGN(const Account account, find_account(engine, email));
  INLET_ASSIGN(const bool is_right, access::verify_password(password, account.password_hash));
  if (!account.user || !is_right) {
    INLET_TRY(audit_refusal(engine, account, place, "wrong password"));
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kWrongPassword);
  }
  if (!account.user->active) {
    INLET_TRY(audit_refusal(engine, account, place, "account is off"));
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kAccountOff);
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(SignedIn signed_in, open_session(engine, *transaction, *account.user, remember, place));
  INLET_TRY(
      audit(engine, *transaction, signed_in.actor(), "session.opened", "user " + std::to_string(account.user->id)));
  INLET_TRY(transaction->commit());
  return signed_in;
}

namespace {

Result<std::optional<SignedIn>> who_has_api_token(Engine& engine, std::string_view secret, std::string_view address) {
  const base::TimePoint now = engine.clock.now();
  SignedIn signed_in;
  std::optional<access::ApiToken> token;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(token, transaction->users().find_token(access::session_token_hash(secret)));
    if (!token || (token->expires_at && *token->expires_at <= now)) return std::optional<SignedIn>();
    INLET_ASSIGN(const auto user, transaction->users().find(token->user));
    if (!user || !user->active) return std::optional<SignedIn>();
    signed_in.user = *user;
    INLET_ASSIGN(const access::Actor actor, load_actor(*transaction, *user, std::string(address)));
    signed_in.permissions = actor.permissions;
    signed_in.from = actor.from;
  }
  signed_in.permissions.keep_only(token->rights);
  signed_in.api_token = token->id;
  if (!token->last_used_at || now - *token->last_used_at > kTouchEvery) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_TRY(transaction->users().touch_token(token->id, now));
    INLET_TRY(transaction->commit());
  }
  return std::optional(std::move(signed_in));
}

}  // namespace

Result<std::optional<SignedIn>> who_has(Engine& engine, std::string_view token, std::string_view address) {
  if (token.empty()) return std::optional<SignedIn>();
  if (token.starts_with(kApiTokenPrefix)) return who_has_api_token(engine, token, address);
  SignedIn signed_in;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto session, transaction->users().find_session(access::session_token_hash(token)));
    if (!session || has_run_out(*session, engine.clock.now())) return std::optional<SignedIn>();
    INLET_ASSIGN(const auto user, transaction->users().find(session->user));
    if (!user || !user->active) return std::optional<SignedIn>();
    signed_in.user = *user;
    signed_in.session = *session;
    INLET_ASSIGN(const access::Actor actor, load_actor(*transaction, *user, std::string(address)));
    signed_in.permissions = actor.permissions;
    signed_in.from = actor.from;
  }
  const base::TimePoint now = engine.clock.now();
  if (now - signed_in.session.last_seen_at > kTouchEvery) INLET_TRY(touch(engine, signed_in.session, now));
  return std::optional(std::move(signed_in));
}

Result<std::optional<SignedIn>> look_again(Engine& engine, const SignedIn& who) {
  const base::TimePoint now = engine.clock.now();
  const std::optional<SignedIn> nobody;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto user, transaction->users().find(who.user.id));
  if (!user || !user->active) return nobody;
  SignedIn present = who;
  present.user = *user;
  INLET_ASSIGN(const access::Actor actor, load_actor(*transaction, *user, who.from));
  present.permissions = actor.permissions;
  if (who.api_token == 0) {
    INLET_ASSIGN(const auto session, transaction->users().find_session(who.session.token_hash));
    if (!session || has_run_out(*session, now)) return nobody;
    return std::optional(std::move(present));
  }
  INLET_ASSIGN(const auto tokens, transaction->users().tokens_of(user->id));
  const auto token = std::ranges::find(tokens, who.api_token, &access::ApiToken::id);
  if (token == tokens.end() || (token->expires_at && *token->expires_at <= now)) return nobody;
  present.permissions.keep_only(token->rights);
  return std::optional(std::move(present));
}

Result<void> sign_out(Engine& engine, const SignedIn& who) {
  if (who.api_token != 0) return {};
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->users().close_session(who.session.token_hash));
  INLET_TRY(audit(engine, *transaction, who.actor(), "session.closed", "user " + std::to_string(who.user.id)));
  return transaction->commit();
}

}  // namespace inlet::engine
