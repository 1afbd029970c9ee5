// SPDX-License-Identifier: Apache-2.0
//
// On whose behalf something is done, and from where: passed to every verb, asked at every door.
#pragma once

#include <string>

#include "access/permissions.h"
#include "access/user.h"
#include "base/errors/result.h"

namespace inlet::access {

struct Actor {
  UserId user = kCommandLineUser;
  Permissions permissions = RoleId::kAdmin;
  std::string from = "command line";  // for the audit log: an address of the network, or this

  Scope scope(Right right) const { return permissions.scope(right); }
  bool may(Right right) const { return scope(right) != Scope::kNone; }
  // For things of `owner`. What may not be seen must answer as if it did not exist.
  bool may(Right right, UserId owner) const {
    const Scope reach = scope(right);
    return reach == Scope::kAll || (reach == Scope::kOwn && owner == user);
  }
  FieldAccess field(std::string_view key) const { return permissions.field(key); }
};

// kForbidden with NOT_ALLOWED when the actor lacks the right altogether.
Result<void> require(const Actor& actor, Right right);

}  // namespace inlet::access
