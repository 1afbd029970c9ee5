// SPDX-License-Identifier: Apache-2.0
//
// What an administrator does about people: invite, change, give a new password, turn off, sign out. A person who is turned off
// stays, with leads and imports; imports that were started go on, as they belong to the organisation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

inline constexpr base::Duration kInvitationLength{7 * 24 * 3'600'000LL};
inline constexpr base::Duration kResetLength{24 * 3'600'000LL};

// A one-time link; the token is told this one time.
struct UserLink {
  access::User user;
  std::string token;
  base::TimePoint expires_at{};
};
// Where a link leads, below the address of the server.
std::string path_of(const UserLink& link);

// `role`: a role_key(). kConflict when the address is taken; NO_SUCH_THING for the role.
Result<UserLink> invite_user(Engine& engine, const access::Actor& actor, const std::string& name,
                             const std::string& email, const std::string& role);

struct UserChange {
  std::optional<std::string> name, email, role;
  std::optional<bool> active;
};
// LAST_ADMINISTRATOR when nobody would be left who can manage people.
Result<access::User> change_user(Engine& engine, const access::Actor& actor, access::UserId id,
                                 const UserChange& change);

// Ends all sessions of the person. The old password goes when the link is used.
Result<UserLink> reset_password(Engine& engine, const access::Actor& actor, access::UserId id);

Result<void> sign_out_user(Engine& engine, const access::Actor& actor, access::UserId id);

// Sessions and tokens of somebody: one's own, or anybody's for administrators.
Result<std::vector<access::Session>> sessions_of(Engine& engine, const access::Actor& actor, access::UserId id);
Result<std::vector<access::ApiToken>> tokens_of(Engine& engine, const access::Actor& actor, access::UserId id);

// A person for administrators; kNotFound for the command line, which is nobody.
Result<access::User> find_person(store::Transaction& transaction, access::UserId id);

}  // namespace inlet::engine
