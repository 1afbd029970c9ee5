// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/manage_roles.h"

#include <algorithm>
#include <utility>

#include "engine/load_actor.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/email_address.h"

namespace inlet::engine {
namespace {

using access::StoredRole;
using base::Code;
using base::ErrorKind;

std::string subject_of(std::int64_t id) { return "role " + std::to_string(id); }

Result<StoredRole> find_role(store::Transaction& transaction, std::int64_t id) {
  INLET_ASSIGN(auto role, transaction.users().find_role(id));
  if (!role) return base::make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"The role"});
  return *std::move(role);
}

Result<void> check_fields(store::Transaction& transaction, const access::Permissions& permissions) {
  INLET_ASSIGN(const auto catalog, transaction.catalog().current());
  for (const auto& [key, access] : permissions.limited_fields()) {
    if (catalog->find(key) == nullptr) return base::make_error(ErrorKind::kInvalidInput, Code::kNoSuchField, {key});
  }
  return {};
}

Result<RoleInUse> with_users(store::Transaction& transaction, StoredRole role) {
  INLET_ASSIGN(const auto users, transaction.users().list());
  const std::string key = role_key(role);
  const auto count = std::ranges::count_if(
      users, [&](const access::User& user) { return user.id != access::kCommandLineUser && role_key(user) == key; });
  return RoleInUse{std::move(role), count};
}

Result<void> tell(Engine& engine, store::Transaction& transaction, const access::Actor& actor, const char* action,
                  const StoredRole& role) {
  INLET_ASSIGN(const base::JsonValue permissions, base::parse_json(access::to_json(role.permissions)));
  return audit(engine, transaction, actor, action, subject_of(role.id),
               {{"name", role.name}, {"permissions", permissions}});
}

}  // namespace

Result<std::vector<RoleInUse>> list_roles(Engine& engine, const access::Actor& actor) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(auto roles, transaction->users().roles());
  std::vector<RoleInUse> listed;
  for (StoredRole& role : roles) {
    INLET_ASSIGN(RoleInUse in_use, with_users(*transaction, std::move(role)));
    listed.push_back(std::move(in_use));
  }
  return listed;
}

Result<RoleInUse> create_role(Engine& engine, const access::Actor& actor, StoredRole role) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_TRY(check_person_name(role.name));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(check_fields(*transaction, role.permissions));
  INLET_TRY(require_within(actor, role.permissions));
  role.built_in.reset();
  INLET_ASSIGN(role.id, transaction->users().add_role(role));
  role.version = 1;
  INLET_TRY(tell(engine, *transaction, actor, "role.created", role));
  INLET_TRY(transaction->commit());
  return RoleInUse{std::move(role), 0};
}

Result<RoleInUse> change_role(Engine& engine, const access::Actor& actor, StoredRole role) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_TRY(check_person_name(role.name));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const StoredRole before, find_role(*transaction, role.id));
  INLET_TRY(check_fields(*transaction, role.permissions));
  INLET_TRY(require_within(actor, before.permissions));
  INLET_TRY(require_within(actor, role.permissions));
  if (before.built_in) {
    access::Permissions limited(*before.built_in);
    for (const auto& [key, access] : role.permissions.limited_fields()) limited.set_field(key, access);
    const bool is_more = !(limited == role.permissions) || role.name != before.name;
    if (is_more || *before.built_in == access::RoleId::kAdmin) {
      return base::make_error(ErrorKind::kForbidden, Code::kNotAllowed);
    }
  }
  INLET_TRY(transaction->users().change_role(role));
  INLET_TRY(tell(engine, *transaction, actor, "role.changed", role));
  INLET_ASSIGN(StoredRole changed, find_role(*transaction, role.id));
  INLET_ASSIGN(RoleInUse in_use, with_users(*transaction, std::move(changed)));
  INLET_TRY(transaction->commit());
  return in_use;
}

Result<void> remove_role(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_TRY(access::require(actor, access::Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(StoredRole role, find_role(*transaction, id));
  if (role.built_in) return base::make_error(ErrorKind::kForbidden, Code::kNotAllowed);
  INLET_ASSIGN(const RoleInUse in_use, with_users(*transaction, role));
  if (in_use.users > 0) {
    return base::make_error(ErrorKind::kConflict, Code::kBadRequest,
                            {std::to_string(in_use.users) + " people have this role. Give them another one first."});
  }
  INLET_TRY(transaction->users().remove_role(id));
  INLET_TRY(audit(engine, *transaction, actor, "role.removed", subject_of(id), {{"name", role.name}}));
  return transaction->commit();
}

}  // namespace inlet::engine
