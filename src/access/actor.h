// SPDX-License-Identifier: Apache-2.0
//
// On whose behalf something is done: passed to every verb, asked at every door.
#pragma once

#include "access/role.h"
#include "access/user.h"
#include "base/errors/result.h"

namespace inlet::access {

struct Actor {
  UserId user = kCommandLineUser;
  RoleId role = RoleId::kAdmin;

  Scope scope(Right right) const { return scope_of(role, right); }
  bool may(Right right) const { return scope(right) != Scope::kNone; }
  // For things of `owner`. What may not be seen must answer as if it did not exist.
  bool may(Right right, UserId owner) const {
    const Scope reach = scope(right);
    return reach == Scope::kAll || (reach == Scope::kOwn && owner == user);
  }
};

// kForbidden with NOT_ALLOWED when the actor lacks the right altogether.
Result<void> require(const Actor& actor, Right right);

}  // namespace inlet::access
