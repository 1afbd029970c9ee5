// SPDX-License-Identifier: Apache-2.0
//
// What one person may do, whatever it was made of: a role of a fresh installation, an own role, or less by an API token. A value;
// an import keeps the one it was started with.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "access/role.h"
#include "base/errors/result.h"

namespace inlet::access {

// What may be done with a field of the leads that one may see.
enum class FieldAccess : std::uint8_t {
  kHidden,  // is nowhere: in no page, no file, no message
  kReadOnly,
  kEditable,
};

std::string_view name_of(FieldAccess access);  // hidden, read_only, editable
std::optional<FieldAccess> field_access_named(std::string_view name);

class Permissions {
 public:
  Permissions(RoleId role);  // NOLINT(google-explicit-constructor): a role is what it permits

  Scope scope(Right right) const { return scopes_[static_cast<std::size_t>(right)]; }
  bool may(Right right) const { return scope(right) != Scope::kNone; }
  void set(Right right, Scope scope) { scopes_[static_cast<std::size_t>(right)] = scope; }

  FieldAccess field(std::string_view key) const;
  void set_field(std::string_view key, FieldAccess access);
  // Those that are not editable.
  const std::map<std::string, FieldAccess, std::less<>>& limited_fields() const { return fields_; }

  // Whether the other may do nothing and see nothing beyond this. Nobody gives away more than this.
  bool include(const Permissions& other) const;
  // Takes away every right that is not among these.
  void keep_only(std::span<const Right> rights);

  friend bool operator==(const Permissions&, const Permissions&) = default;

 private:
  std::array<Scope, kRightCount> scopes_{};
  std::map<std::string, FieldAccess, std::less<>> fields_;
};

// {"rights":{"view_leads":"all",...},"fields":{"value":"hidden"}}. Rights that a document does not name are none: who wrote it did
// not know them. Names that are not known any more are passed over.
std::string to_json(const Permissions& permissions);
Result<Permissions> permissions_from_json(std::string_view json);

}  // namespace inlet::access
