// SPDX-License-Identifier: Apache-2.0
//
// A person who may sign in, or the built-in user "Command line" who can't.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
};

// A signed-in browser. The token itself is only ever in the cookie; its hash is stored.
struct Session {
  std::string token_hash;
  UserId user = 0;
  base::TimePoint created_at{};
  base::TimePoint expires_at{};  // absolute end
  base::TimePoint last_seen_at{};
  std::string form_token;  // what changing requests must repeat in a header
};

}  // namespace inlet::access
