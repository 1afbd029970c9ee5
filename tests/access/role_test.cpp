// SPDX-License-Identifier: Apache-2.0
#include "access/role.h"

#include <gtest/gtest.h>

#include "access/actor.h"

namespace inlet::access {
namespace {

constexpr Scope kNone = Scope::kNone;
constexpr Scope kOwn = Scope::kOwn;
constexpr Scope kAll = Scope::kAll;

struct Row {
  Right right;
  Scope admin;
  Scope manager;
  Scope user;
};

// spec/roles.md, line by line.
const Row kRows[] = {{Right::kViewLeads, kAll, kAll, kOwn},        {Right::kExportLeads, kAll, kAll, kOwn},
                     {Right::kCreateLeads, kAll, kAll, kOwn},      {Right::kDeleteLeads, kAll, kAll, kOwn},
                     {Right::kEditLeads, kAll, kAll, kOwn},        {Right::kImport, kAll, kAll, kAll},
                     {Right::kViewImports, kAll, kAll, kOwn},      {Right::kUndoImports, kAll, kAll, kOwn},
                     {Right::kUseTemplates, kAll, kAll, kAll},     {Right::kChangeSharedTemplates, kAll, kAll, kOwn},
                     {Right::kViewSettings, kAll, kAll, kNone},    {Right::kChangeSettings, kAll, kNone, kNone},
                     {Right::kAdministerUsers, kAll, kNone, kNone}};

TEST(Role, HasTheRightsOfAFreshInstallation) {
  for (const Row& row : kRows) {
    EXPECT_EQ(scope_of(RoleId::kAdmin, row.right), row.admin) << name_of(row.right);
    EXPECT_EQ(scope_of(RoleId::kManager, row.right), row.manager) << name_of(row.right);
    EXPECT_EQ(scope_of(RoleId::kUser, row.right), row.user) << name_of(row.right);
  }
}

TEST(Role, IsFoundByItsName) {
  for (const RoleId role : {RoleId::kAdmin, RoleId::kManager, RoleId::kUser})
    EXPECT_EQ(role_named(name_of(role)), role);
  EXPECT_EQ(role_named("root"), std::nullopt);
}

TEST(Actor, ReachesWhatIsHisOwn) {
  const Actor user{7, RoleId::kUser};
  EXPECT_TRUE(user.may(Right::kViewLeads, 7));
  EXPECT_FALSE(user.may(Right::kViewLeads, 8));
  EXPECT_TRUE(require(user, Right::kViewLeads).has_value());
  EXPECT_EQ(require(user, Right::kAdministerUsers).error().kind, base::ErrorKind::kForbidden);
  EXPECT_TRUE((Actor{1, RoleId::kAdmin}.may(Right::kEditLeads, 99)));
}

}  // namespace
}  // namespace inlet::access
