// SPDX-License-Identifier: Apache-2.0
//
// Who is there: signing in, staying signed in, signing out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/actor.h"
#include "access/user.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

// A person with an open session.
struct SignedIn {
  access::User user;
  access::Session session;
  std::string token;  // for the cookie; only known to sign_in() and set_up()
  access::Permissions permissions = access::RoleId::kUser;
  std::string from;            // the address that asks now
  std::int64_t api_token = 0;  // came with an API token, not with a session

  access::Actor actor() const { return {user.id, permissions, from}; }
};

// From where somebody signs in.
struct SignInPlace {
  std::string address;
  std::string agent;  // what the browser calls itself; kept to 200 bytes
};

// What secrets of programs begin with, so that they are found where they should not be.
inline constexpr std::string_view kApiTokenPrefix = "inlet_";

enum class Remember : std::uint8_t { kUntilBrowserCloses, kThisBrowser };

// How long a session lives, and how long it may go unused.
inline constexpr base::Duration kSessionLength{12 * 3'600'000LL};
inline constexpr base::Duration kSessionIdle{4 * 3'600'000LL};
inline constexpr base::Duration kRememberedLength{30 * 24 * 3'600'000LL};
inline constexpr base::Duration kRememberedIdle{10 * 24 * 3'600'000LL};

// WRONG_PASSWORD, the same and as slow for an address that nobody has; ACCOUNT_OFF only to who knows the password. Always a
// new session, whatever the browser had before.
Result<SignedIn> sign_in(Engine& engine, std::string_view email, std::string_view password, Remember remember,
                         const SignInPlace& place = {});

// Whose session or API token this is; nothing when it was never given, has run out, or belongs to an account that is off.
Result<std::optional<SignedIn>> who_has(Engine& engine, std::string_view token, std::string_view address = {});

// The same person with the rights of this moment, for what goes on by itself; nothing once the session or token has ended. Asking is
// no use of it: a page that is left open does not keep a session alive.
Result<std::optional<SignedIn>> look_again(Engine& engine, const SignedIn& who);

// Ends the session; an API token goes on until it is revoked.
Result<void> sign_out(Engine& engine, const SignedIn& who);

// Opens a session inside a transaction: after set-up, or for a new password.
Result<SignedIn> open_session(Engine& engine, store::Transaction& transaction, const access::User& user,
                              Remember remember, const SignInPlace& place);

}  // namespace inlet::engine
