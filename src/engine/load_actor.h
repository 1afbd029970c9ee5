// SPDX-License-Identifier: Apache-2.0
//
// Who somebody is at this moment: the one place where a user becomes an actor.
#pragma once

#include <memory>
#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

// With the rights of the user's role as it is now.
Result<access::Actor> load_actor(store::Transaction& transaction, const access::User& user, std::string from);

// NOT_ALLOWED for what goes beyond the actor's own rights: nobody gives more than they have, or takes over an account that may more.
Result<void> require_within(const access::Actor& actor, const access::Permissions& permissions);

// The fields of a lead as this person has them: those that are hidden from the person are hidden, as if an administrator had
// hidden them from all, and nothing is required that the person can't fill.
// For writing, fields that the person may only read are hidden too.
enum class CatalogUse : std::uint8_t { kRead, kWrite };
Result<std::shared_ptr<const leads::FieldCatalog>> catalog_for(store::Transaction& transaction,
                                                               const access::Actor& actor,
                                                               CatalogUse use = CatalogUse::kRead);

// "admin", "manager", "user", or "role_7" for an own role.
std::string role_key(const access::User& user);
std::string role_key(const access::StoredRole& role);

}  // namespace inlet::engine
