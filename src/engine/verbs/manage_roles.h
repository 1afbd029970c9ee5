// SPDX-License-Identifier: Apache-2.0
//
// Own roles, and the fields that roles do not see. A change holds for all who have the role, at once; imports that were started
// keep what they started with.
#pragma once

#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

struct RoleInUse {
  access::StoredRole role;
  std::int64_t users = 0;
};
Result<std::vector<RoleInUse>> list_roles(Engine& engine, const access::Actor& actor);

// NO_SUCH_FIELD, NAME_TAKEN.
Result<RoleInUse> create_role(Engine& engine, const access::Actor& actor, access::StoredRole role);
// Of Manager and User only the fields, of Administrator nothing: NOT_ALLOWED. CONFLICT when the version is another.
Result<RoleInUse> change_role(Engine& engine, const access::Actor& actor, access::StoredRole role);
// kConflict while somebody has it.
Result<void> remove_role(Engine& engine, const access::Actor& actor, std::int64_t id);

}  // namespace inlet::engine
