// SPDX-License-Identifier: Apache-2.0
//
// What a person does about the own account: a password by a one-time link or by hand, the name, sessions and API tokens.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/sign_in.h"

namespace inlet::engine {

// For whom a link is. WRONG_SETUP_CODE when it is not right, has run out, was used, or the account is off.
Result<access::User> view_invitation(Engine& engine, std::string_view token);
// Sets the password, ends all other sessions and the link, and signs in.
Result<SignedIn> accept_invitation(Engine& engine, std::string_view token, std::string_view password,
                                   const SignInPlace& place);

// `session`: the one that stays. WRONG_PASSWORD, WEAK_PASSWORD.
Result<void> change_password(Engine& engine, const SignedIn& who, std::string_view present, std::string_view wanted);
Result<access::User> change_own_name(Engine& engine, const SignedIn& who, const std::string& name);

// What names a session in lists; can't be used to sign in.
std::string public_id(const access::Session& session);
// NO_SUCH_THING for a session that is not the person's own.
Result<void> end_session(Engine& engine, const SignedIn& who, std::string_view public_id);
Result<void> end_other_sessions(Engine& engine, const SignedIn& who);

struct NewToken {
  access::ApiToken token;
  std::string secret;  // told this one time
};
// NOT_ALLOWED for rights that the person does not have.
Result<NewToken> create_token(Engine& engine, const access::Actor& actor, const std::string& name,
                              std::span<const access::Right> rights, std::optional<base::Duration> length);
// One's own, or anybody's for administrators. NO_SUCH_THING.
Result<void> revoke_token(Engine& engine, const access::Actor& actor, access::UserId user, std::int64_t id);

}  // namespace inlet::engine
