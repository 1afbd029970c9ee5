// SPDX-License-Identifier: Apache-2.0
#include "access/role.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace inlet::access {
namespace {

struct RightRow {
  Right right;
  const char* name;
  bool knows_own;
  Scope admin;
  Scope manager;
  Scope user;
};

// clang-format off
// Templates: a User may change shared ones that are his own. Duplicate handling and new options: what a User may do also
// depends on the import settings and on the field.
constexpr RightRow kRights[] = {
    {Right::kViewLeads,              "view_leads",                true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kExportLeads,            "export_leads",              true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kCreateLeads,            "create_leads",              true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kEditLeads,              "edit_leads",                true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kDeleteLeads,            "delete_leads",              true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kImport,                 "import",                    false, Scope::kAll, Scope::kAll,  Scope::kAll},
    {Right::kViewImports,            "view_imports",              true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kUndoImports,            "undo_imports",              true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kUseTemplates,           "use_templates",             false, Scope::kAll, Scope::kAll,  Scope::kAll},
    {Right::kChangeSharedTemplates,  "change_shared_templates",   true,  Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kChooseDuplicates,       "choose_duplicates",         false, Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kCreateOptions,          "create_options",            false, Scope::kAll, Scope::kAll,  Scope::kOwn},
    {Right::kViewSettings,           "view_settings",             false, Scope::kAll, Scope::kAll,  Scope::kNone},
    {Right::kChangeSettings,         "change_settings",           false, Scope::kAll, Scope::kNone, Scope::kNone},
    {Right::kAdministerUsers,        "administer_users",          false, Scope::kAll, Scope::kNone, Scope::kNone},
};
// clang-format on

constexpr std::string_view kRoleNames[] = {"admin", "manager", "user"};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(kRights); ++i) {
    if (static_cast<std::size_t>(kRights[i].right) != i) return false;
  }
  return true;
}
static_assert(is_in_order() && std::size(kRights) == kRightCount);

constexpr std::array<Right, kRightCount> kAllRights = [] {
  std::array<Right, kRightCount> rights{};
  for (std::size_t i = 0; i < kRightCount; ++i) rights[i] = static_cast<Right>(i);
  return rights;
}();

constexpr std::string_view kScopeNames[] = {"none", "own", "all"};

const RightRow& row_of(Right right) { return kRights[static_cast<std::size_t>(right)]; }

}  // namespace

Scope scope_of(RoleId role, Right right) {
  switch (role) {
    case RoleId::kAdmin: return row_of(right).admin;
    case RoleId::kManager: return row_of(right).manager;
    case RoleId::kUser: return row_of(right).user;
  }
  return Scope::kNone;
}

std::string_view name_of(RoleId role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<RoleId> role_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kRoleNames); ++i) {
    if (kRoleNames[i] == name) return static_cast<RoleId>(i);
  }
  return std::nullopt;
}

std::string_view name_of(Right right) { return row_of(right).name; }

std::span<const Right> all_rights() { return kAllRights; }

bool knows_own(Right right) { return row_of(right).knows_own; }

std::optional<Right> right_named(std::string_view name) {
  for (const RightRow& row : kRights) {
    if (row.name == name) return row.right;
  }
  return std::nullopt;
}

std::string_view name_of(Scope scope) { return kScopeNames[static_cast<std::size_t>(scope)]; }

std::optional<Scope> scope_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kScopeNames); ++i) {
    if (kScopeNames[i] == name) return static_cast<Scope>(i);
  }
  return std::nullopt;
}

}  // namespace inlet::access
