// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/manage_users.h"

#include <charconv>
#include <utility>

#include "access/session_token.h"
#include "engine/load_actor.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/email_address.h"

namespace inlet::engine {
namespace {

using access::Right;
using access::User;
using access::UserId;
using base::Code;
using base::ErrorKind;

std::string subject_of(UserId id) { return "user " + std::to_string(id); }

// The account as it is may do no more than the actor.
Result<void> require_within_reach(store::Transaction& transaction, const access::Actor& actor, const User& user) {
  INLET_ASSIGN(const access::Actor other, load_actor(transaction, user, ""));
  return require_within(actor, other.permissions);
}

Result<void> choose_role(store::Transaction& transaction, User& user, const std::string& key) {
  if (const auto built_in = access::role_named(key)) {
    user.role = *built_in;
    user.own_role = 0;
    return {};
  }
  static constexpr std::string_view kPrefix = "role_";
  std::int64_t id = 0;
  if (key.starts_with(kPrefix)) std::from_chars(key.data() + kPrefix.size(), key.data() + key.size(), id);
  INLET_ASSIGN(const auto role, transaction.users().find_role(id));
  if (!role || role_key(*role) != key) return base::make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"The role"});
  user.role = access::RoleId::kUser;
  user.own_role = role->id;
  return {};
}

Result<void> give_role(store::Transaction& transaction, const access::Actor& actor, User& user,
                       const std::string& key) {
  INLET_TRY(choose_role(transaction, user, key));
  return require_within_reach(transaction, actor, user);
}

Result<UserLink> make_link(Engine& engine, store::Transaction& transaction, const access::Actor& actor, User user,
                           base::Duration length) {
  const access::SessionToken token = access::make_session_token();
  UserLink link{std::move(user), token.token, engine.clock.now() + length};
  INLET_TRY(transaction.users().invite({token.hash, link.user.id, actor.user, link.expires_at}));
  return link;
}

bool is_administrator(const User& user) {
  return user.active && user.has_password && user.role == access::RoleId::kAdmin && user.own_role == 0;
}

Result<void> end_all(store::Transaction& transaction, UserId id) {
  INLET_TRY(transaction.users().close_sessions_of(id));
  INLET_TRY(transaction.users().remove_tokens_of(id));
  return transaction.users().remove_invitations_of(id);
}

Result<void> check_own_or_administrator(const access::Actor& actor, UserId id) {
  if (actor.user == id) return {};
  return access::require(actor, Right::kAdministerUsers);
}

}  // namespace

std::string path_of(const UserLink& link) { return "/invitation#token=" + link.token; }

Result<User> find_person(store::Transaction& transaction, UserId id) {
  INLET_ASSIGN(auto user, transaction.users().find(id));
  if (!user || id == access::kCommandLineUser) {
    return base::make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"User " + std::to_string(id)});
  }
  return *std::move(user);
}

Result<UserLink> invite_user(Engine& engine, const access::Actor& actor, const std::string& name,
                             const std::string& email, const std::string& role) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  INLET_TRY(check_person_name(name));
  INLET_TRY(check_address(email));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  User wanted;
  INLET_TRY(give_role(*transaction, actor, wanted, role));
  access::NewUser user{name, email, wanted.role, "", wanted.own_role};
  INLET_ASSIGN(const UserId id, transaction->users().create(user, engine.clock.now()));
  INLET_ASSIGN(User created, find_person(*transaction, id));
  INLET_ASSIGN(UserLink link, make_link(engine, *transaction, actor, std::move(created), kInvitationLength));
  INLET_TRY(audit(engine, *transaction, actor, "user.invited", subject_of(id), {{"email", email}, {"role", role}}));
  INLET_TRY(transaction->commit());
  return link;
}

Result<User> change_user(Engine& engine, const access::Actor& actor, UserId id, const UserChange& change) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  if (change.name) INLET_TRY(check_person_name(*change.name));
  if (change.email) INLET_TRY(check_address(*change.email));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const User before, find_person(*transaction, id));
  INLET_TRY(require_within_reach(*transaction, actor, before));
  User user = before;
  base::JsonObject details;
  if (change.name && *change.name != before.name) {
    user.name = *change.name;
    details["name"] = base::JsonArray{before.name, user.name};
  }
  if (change.email && *change.email != before.email) {
    user.email = *change.email;
    details["email"] = base::JsonArray{before.email, user.email};
  }
  if (change.role && *change.role != role_key(before)) {
    INLET_TRY(give_role(*transaction, actor, user, *change.role));
    details["role"] = base::JsonArray{role_key(before), role_key(user)};
  }
  if (change.active && *change.active != before.active) {
    user.active = *change.active;
    details["active"] = user.active;
  }
  if (details.empty()) return before;
  if (is_administrator(before) && !is_administrator(user)) {
    INLET_ASSIGN(const std::int64_t administrators, transaction->users().count_administrators());
    if (administrators <= 1) return base::make_error(ErrorKind::kConflict, Code::kLastAdministrator);
  }
  INLET_TRY(transaction->users().update(user));
  if (!user.active) INLET_TRY(end_all(*transaction, id));
  const bool is_off = before.active && !user.active;
  const char* action = is_off ? "user.turned_off" : !before.active && user.active ? "user.turned_on" : "user.changed";
  INLET_TRY(audit(engine, *transaction, actor, action, subject_of(id), details));
  INLET_TRY(transaction->commit());
  return user;
}

Result<UserLink> reset_password(Engine& engine, const access::Actor& actor, UserId id) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(User user, find_person(*transaction, id));
  INLET_TRY(require_within_reach(*transaction, actor, user));
  if (!user.active) return base::make_error(ErrorKind::kConflict, Code::kAccountOff);
  INLET_TRY(transaction->users().close_sessions_of(id));
  const base::Duration length = user.has_password ? kResetLength : kInvitationLength;
  INLET_ASSIGN(UserLink link, make_link(engine, *transaction, actor, std::move(user), length));
  INLET_TRY(audit(engine, *transaction, actor, "user.password_reset", subject_of(id)));
  INLET_TRY(transaction->commit());
  return link;
}

Result<void> sign_out_user(Engine& engine, const access::Actor& actor, UserId id) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const User user, find_person(*transaction, id));
  INLET_TRY(require_within_reach(*transaction, actor, user));
  INLET_TRY(transaction->users().close_sessions_of(user.id));
  INLET_TRY(audit(engine, *transaction, actor, "user.signed_out", subject_of(id)));
  return transaction->commit();
}

Result<std::vector<access::Session>> sessions_of(Engine& engine, const access::Actor& actor, UserId id) {
  INLET_TRY(check_own_or_administrator(actor, id));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const User user, find_person(*transaction, id));
  INLET_ASSIGN(auto sessions, transaction->users().sessions_of(user.id));
  std::erase_if(sessions, [now = engine.clock.now()](const access::Session& each) { return each.expires_at <= now; });
  return sessions;
}

Result<std::vector<access::ApiToken>> tokens_of(Engine& engine, const access::Actor& actor, UserId id) {
  INLET_TRY(check_own_or_administrator(actor, id));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const User user, find_person(*transaction, id));
  return transaction->users().tokens_of(user.id);
}

}  // namespace inlet::engine
