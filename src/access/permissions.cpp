// SPDX-License-Identifier: Apache-2.0
#include "access/permissions.h"

#include <algorithm>

#include "base/json/json.h"

namespace inlet::access {
namespace {

constexpr std::string_view kAccessNames[] = {"hidden", "read_only", "editable"};

// What a title is made of. It would tell what is hidden there.
constexpr std::string_view kInTitle[] = {"first_name", "last_name", "company"};

}  // namespace

std::string_view name_of(FieldAccess access) { return kAccessNames[static_cast<std::size_t>(access)]; }

std::optional<FieldAccess> field_access_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kAccessNames); ++i) {
    if (kAccessNames[i] == name) return static_cast<FieldAccess>(i);
  }
  return std::nullopt;
}

Permissions::Permissions(RoleId role) {
  for (const Right right : all_rights()) set(right, scope_of(role, right));
}

FieldAccess Permissions::field(std::string_view key) const {
  const auto is_hidden = [this](std::string_view part) { return field(part) == FieldAccess::kHidden; };
  if (key == "title" && std::ranges::any_of(kInTitle, is_hidden)) return FieldAccess::kHidden;
  const auto place = fields_.find(key);
  return place == fields_.end() ? FieldAccess::kEditable : place->second;
}

void Permissions::set_field(std::string_view key, FieldAccess access) {
  if (access == FieldAccess::kEditable) {
    if (const auto place = fields_.find(key); place != fields_.end()) fields_.erase(place);
    return;
  }
  fields_[std::string(key)] = access;
}

bool Permissions::include(const Permissions& other) const {
  const auto reaches = [](const Permissions& permissions, Right right) {
    const Scope scope = permissions.scope(right);
    return scope == Scope::kOwn && !knows_own(right) ? Scope::kAll : scope;
  };
  return std::ranges::all_of(all_rights(),
                             [&](Right right) { return reaches(*this, right) >= reaches(other, right); }) &&
         std::ranges::all_of(fields_,
                             [&](const auto& limited) { return other.field(limited.first) <= limited.second; });
}

void Permissions::keep_only(std::span<const Right> rights) {
  for (const Right right : all_rights()) {
    if (std::ranges::find(rights, right) == rights.end()) set(right, Scope::kNone);
  }
}

std::string to_json(const Permissions& permissions) {
  base::JsonObject rights;
  for (const Right right : all_rights()) rights[name_of(right)] = name_of(permissions.scope(right));
  base::JsonObject fields;
  for (const auto& [key, access] : permissions.limited_fields()) fields[key] = name_of(access);
  return base::write_json(base::JsonObject{{"rights", std::move(rights)}, {"fields", std::move(fields)}});
}

Result<Permissions> permissions_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  Permissions permissions(RoleId::kUser);
  permissions.keep_only({});
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    reader.find_object("rights", [&](base::JsonReader& member) {
      for (const std::string& name : member.names()) {
        const auto scope = scope_named(member.find_text(name).value_or(""));
        const auto right = right_named(name);
        if (right && scope) permissions.set(*right, *scope);
      }
    });
    reader.find_object("fields", [&](base::JsonReader& member) {
      for (const std::string& key : member.names()) {
        const auto access = field_access_named(member.find_text(key).value_or(""));
        if (access) permissions.set_field(key, *access);
      }
    });
  }));
  return permissions;
}

}  // namespace inlet::access
