// SPDX-License-Identifier: Apache-2.0
#include "engine/load_actor.h"

#include <utility>
#include <vector>

namespace inlet::engine {

Result<access::Actor> load_actor(store::Transaction& transaction, const access::User& user, std::string from) {
  access::Actor actor{user.id, user.role, std::move(from)};
  if (user.own_role != 0) {
    INLET_ASSIGN(const auto role, transaction.users().find_role(user.own_role));
    if (!role) return base::internal_error("user " + std::to_string(user.id) + " has a role that is not there");
    actor.permissions = role->permissions;
    return actor;
  }
  if (user.role == access::RoleId::kAdmin) return actor;
  INLET_ASSIGN(const auto roles, transaction.users().roles());
  for (const access::StoredRole& role : roles) {
    if (role.built_in == user.role) actor.permissions = role.permissions;
  }
  return actor;
}

Result<void> require_within(const access::Actor& actor, const access::Permissions& permissions) {
  if (actor.permissions.include(permissions)) return {};
  return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
}

Result<std::shared_ptr<const leads::FieldCatalog>> catalog_for(store::Transaction& transaction,
                                                               const access::Actor& actor, CatalogUse use) {
  INLET_ASSIGN(auto catalog, transaction.catalog().current());
  if (actor.permissions.limited_fields().empty()) return catalog;
  std::vector<leads::Field> fields(catalog->fields().begin(), catalog->fields().end());
  for (leads::Field& field : fields) {
    const access::FieldAccess access = actor.field(field.key);
    if (access == access::FieldAccess::kEditable) continue;
    field.required = false;
    if (access == access::FieldAccess::kHidden || use == CatalogUse::kWrite) field.hidden = true;
  }
  INLET_ASSIGN(leads::FieldCatalog limited, leads::FieldCatalog::create(std::move(fields), catalog->version()));
  return std::shared_ptr<const leads::FieldCatalog>(std::make_shared<leads::FieldCatalog>(std::move(limited)));
}

std::string role_key(const access::User& user) {
  if (user.own_role != 0) return "role_" + std::to_string(user.own_role);
  return std::string(access::name_of(user.role));
}

std::string role_key(const access::StoredRole& role) {
  if (role.built_in) return std::string(access::name_of(*role.built_in));
  return "role_" + std::to_string(role.id);
}

}  // namespace inlet::engine
