// SPDX-License-Identifier: Apache-2.0
//
// A person who may sign in, or the built-in user "Command line" who can't; and the secrets that stand for a person: sessions,
// API tokens and one-time links. Of secrets only hashes are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/permissions.h"
#include "access/role.h"
#include "base/clock/clock.h"

namespace inlet::access {

using UserId = std::int64_t;
// The user whom whoever can open the database acts as, unless told otherwise (cli.md).
inline constexpr UserId kCommandLineUser = 1;

struct User {
  UserId id = 0;
  std::string name;
  std::string email;  // as typed; compared ignoring case
  RoleId role = RoleId::kUser;
  bool active = true;
  base::TimePoint created_at{};
  std::optional<base::TimePoint> last_seen_at;
  std::int64_t own_role = 0;  // a StoredRole that stands for `role`; 0: none
  bool has_password = false;  // false: invited
};

// A role as it is stored: one of a fresh installation, of which only the fields can be limited, or an own one.
struct StoredRole {
  std::int64_t id = 0;
  std::int64_t version = 1;
  std::string name;
  std::optional<RoleId> built_in;
  Permissions permissions = RoleId::kUser;
};

// A signed-in browser. The token itself is only ever in the cookie; its hash is stored.
struct Session {
  std::string token_hash;
  UserId user = 0;
  base::TimePoint created_at{};
  base::TimePoint expires_at{};  // absolute end
  base::TimePoint last_seen_at{};
  std::string form_token;  // what changing requests must repeat in a header
  std::string address;     // where it was opened
  std::string agent;       // by which browser, as it says itself
};

// What a program shows instead of a session. It can do what its person can, and of that only `rights`.
struct ApiToken {
  std::int64_t id = 0;
  UserId user = 0;
  std::string name;
  std::string token_hash;
  std::string beginning;  // of the token, so that people tell them apart
  std::vector<Right> rights;
  base::TimePoint created_at{};
  std::optional<base::TimePoint> expires_at;
  std::optional<base::TimePoint> last_used_at;
};

// A one-time link with which a person sets a password: the first one, or another.
struct Invitation {
  std::string token_hash;
  UserId user = 0;
  UserId by = 0;
  base::TimePoint expires_at{};
};

}  // namespace inlet::access
