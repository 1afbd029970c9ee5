// SPDX-License-Identifier: Apache-2.0
//
// Roles and rights on a fresh installation (roles.md): the one place that says who may do what.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace inlet::access {

enum class RoleId : std::uint8_t { kAdmin, kManager, kUser };

enum class Right : std::uint8_t {
  kViewLeads,
  kExportLeads,
  kCreateLeads,
  kEditLeads,    // and merge
  kDeleteLeads,  // into the trash and out of it
  kImport,
  kViewImports,
  kUndoImports,
  kUseTemplates,
  kChangeSharedTemplates,
  kChooseDuplicates,
  kCreateOptions,
  kViewSettings,
  kChangeSettings,
  kAdministerUsers,
};

// How far a right reaches: nothing, what is one's own (owner of the lead, starter of the import), or everything.
enum class Scope : std::uint8_t { kNone, kOwn, kAll };

Scope scope_of(RoleId role, Right right);

inline constexpr std::size_t kRightCount = static_cast<std::size_t>(Right::kAdministerUsers) + 1;
std::span<const Right> all_rights();
// Whether the right tells one's own things from those of others; for the rest own is as good as all.
bool knows_own(Right right);

std::string_view name_of(RoleId role);  // admin, manager, user
std::optional<RoleId> role_named(std::string_view name);
std::string_view name_of(Right right);  // view_leads ...
std::optional<Right> right_named(std::string_view name);
std::string_view name_of(Scope scope);  // none, own, all
std::optional<Scope> scope_named(std::string_view name);

}  // namespace inlet::access
