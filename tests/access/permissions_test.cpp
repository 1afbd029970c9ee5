// SPDX-License-Identifier: Apache-2.0
#include "access/permissions.h"

#include <gtest/gtest.h>

namespace inlet::access {
namespace {

TEST(Permissions, AreThoseOfTheRoleUntilChanged) {
  Permissions permissions(RoleId::kUser);
  for (const Right right : all_rights()) EXPECT_EQ(permissions.scope(right), scope_of(RoleId::kUser, right));
  EXPECT_EQ(permissions.field("email"), FieldAccess::kEditable);
  permissions.set(Right::kViewLeads, Scope::kAll);
  permissions.set_field("email", FieldAccess::kHidden);
  EXPECT_EQ(permissions.scope(Right::kViewLeads), Scope::kAll);
  EXPECT_EQ(permissions.field("email"), FieldAccess::kHidden);
  permissions.set_field("email", FieldAccess::kEditable);
  EXPECT_TRUE(permissions.limited_fields().empty());
}

TEST(Permissions, OfTheTitleAreThoseOfItsParts) {
  Permissions permissions(RoleId::kUser);
  permissions.set_field("last_name", FieldAccess::kReadOnly);
  EXPECT_EQ(permissions.field("title"), FieldAccess::kEditable);
  permissions.set_field("last_name", FieldAccess::kHidden);
  EXPECT_EQ(permissions.field("title"), FieldAccess::kHidden) << "it would tell the name";
}

TEST(Permissions, OfATokenAreNeverMore) {
  Permissions permissions(RoleId::kUser);
  const Right rights[] = {Right::kViewLeads, Right::kAdministerUsers};
  permissions.keep_only(rights);
  EXPECT_EQ(permissions.scope(Right::kViewLeads), Scope::kOwn);
  EXPECT_FALSE(permissions.may(Right::kAdministerUsers)) << "the person does not have it";
  EXPECT_FALSE(permissions.may(Right::kImport));
}

TEST(Permissions, IncludeWhatGoesNoFurther) {
  const Permissions admin(RoleId::kAdmin);
  const Permissions manager(RoleId::kManager);
  const Permissions user(RoleId::kUser);
  EXPECT_TRUE(admin.include(manager));
  EXPECT_TRUE(manager.include(user));
  EXPECT_TRUE(user.include(user));
  EXPECT_FALSE(user.include(manager)) << "own leads are not all leads";
  EXPECT_FALSE(manager.include(admin));

  Permissions other = user;
  other.set(Right::kCreateOptions, Scope::kAll);
  EXPECT_TRUE(user.include(other)) << "own is as good as all where nothing is anybody's";
  Permissions limited = manager;
  limited.set_field("email", FieldAccess::kReadOnly);
  EXPECT_TRUE(manager.include(limited));
  EXPECT_FALSE(limited.include(manager)) << "it may write what this one may only read";
  Permissions blind = user;
  blind.set_field("email", FieldAccess::kHidden);
  EXPECT_TRUE(limited.include(blind));
}

TEST(Permissions, ComeBackAsTheyWereStored) {
  Permissions permissions(RoleId::kManager);
  permissions.set(Right::kImport, Scope::kNone);
  permissions.set_field("value", FieldAccess::kReadOnly);
  const auto back = permissions_from_json(to_json(permissions));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(*back, permissions);
}

TEST(Permissions, WhatIsNotNamedIsNotGiven) {
  const auto read =
      permissions_from_json(R"({"rights":{"view_leads":"own","fly":"all","import":"much"},"fields":{"email":"odd"}})");
  ASSERT_TRUE(read.has_value());
  for (const Right right : all_rights()) {
    EXPECT_EQ(read->scope(right), right == Right::kViewLeads ? Scope::kOwn : Scope::kNone) << name_of(right);
  }
  EXPECT_TRUE(read->limited_fields().empty());
}

TEST(Rights, AreFoundByTheirNames) {
  for (const Right right : all_rights()) EXPECT_EQ(right_named(name_of(right)), right);
  for (const Scope scope : {Scope::kNone, Scope::kOwn, Scope::kAll}) EXPECT_EQ(scope_named(name_of(scope)), scope);
  EXPECT_EQ(right_named("fly"), std::nullopt);
}

}  // namespace
}  // namespace inlet::access
