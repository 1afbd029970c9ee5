// SPDX-License-Identifier: Apache-2.0
#include "server/role_handlers.h"

#include "engine/load_actor.h"
#include "engine/verbs/manage_roles.h"
#include "server/http/problem.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

JsonObject role_json(const engine::RoleInUse& in_use) {
  const access::StoredRole& role = in_use.role;
  JsonObject rights;
  for (const access::Right right : access::all_rights()) {
    rights[access::name_of(right)] = access::name_of(role.permissions.scope(right));
  }
  JsonObject fields;
  for (const auto& [key, access] : role.permissions.limited_fields()) fields[key] = access::name_of(access);
  return JsonObject{{"id", role.id},
                    {"key", engine::role_key(role)},
                    {"version", role.version},
                    {"name", role.name},
                    {"built_in", role.built_in.has_value()},
                    {"rights", std::move(rights)},
                    {"fields", std::move(fields)},
                    {"users", in_use.users}};
}

enum class Version : std::uint8_t { kNone, kNeeded };

Result<access::StoredRole> read_role(const Request& request, Version version) {
  access::StoredRole role;
  role.permissions.keep_only({});
  INLET_TRY(read_body(request, [&](base::JsonReader& reader) {
    if (version == Version::kNeeded) role.version = reader.integer("version", 1);
    role.name = reader.text("name");
    reader.object("rights", [&](base::JsonReader& member) {
      for (const std::string& name : member.names()) {
        const auto right = access::right_named(name);
        const auto scope = access::scope_named(member.find_text(name).value_or(""));
        if (!right) member.problem(name, "is not a right");
        if (!scope) member.problem(name, "must be one of: none, own, all");
        if (right && scope) role.permissions.set(*right, *scope);
      }
    });
    reader.object("fields", [&](base::JsonReader& member) {
      for (const std::string& key : member.names()) {
        const auto access = access::field_access_named(member.find_text(key).value_or(""));
        if (!access) member.problem(key, "must be one of: hidden, read_only, editable");
        if (access) role.permissions.set_field(key, *access);
      }
    });
  }));
  return role;
}

}  // namespace

Result<Response> list_roles(Call& call) {
  INLET_ASSIGN(const auto roles, engine::list_roles(call.engine(), call.actor()));
  JsonArray array;
  for (const engine::RoleInUse& role : roles) array.emplace_back(role_json(role));
  return json_response(200, base::write_json(JsonObject{{"roles", std::move(array)}}));
}

Result<Response> post_role(Call& call) {
  INLET_ASSIGN(access::StoredRole wanted, read_role(call.request, Version::kNone));
  INLET_ASSIGN(const auto role, engine::create_role(call.engine(), call.actor(), std::move(wanted)));
  return json_response(201, base::write_json(role_json(role)));
}

Result<Response> put_role(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(access::StoredRole wanted, read_role(call.request, Version::kNeeded));
  wanted.id = id;
  const auto changed = engine::change_role(call.engine(), call.actor(), std::move(wanted));
  if (changed) return json_response(200, base::write_json(role_json(*changed)));
  if (changed.error().code != base::Code::kConflict) return changed.error();
  ProblemDetails details;
  INLET_ASSIGN(const auto roles, engine::list_roles(call.engine(), call.actor()));
  for (const engine::RoleInUse& role : roles) {
    if (role.role.id == id) details.current_json = base::write_json(role_json(role));
  }
  return problem_response(changed.error(), call.request.id, details);
}

Result<Response> delete_role(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::remove_role(call.engine(), call.actor(), id));
  return no_content();
}

}  // namespace inlet::server
