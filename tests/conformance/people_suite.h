// SPDX-License-Identifier: Apache-2.0
//
// The contract of users, sessions, templates, settings, kept answers and the audit log.
#pragma once

#include <functional>

#include "tests/conformance/database_suite.h"

namespace inlet::store {

TEST_P(DatabaseSuite, AnEmailBelongsToOneUserIgnoringCase) {
  auto transaction = write();
  auto& users = transaction->users();
  EXPECT_EQ(must(users.count_people()), 0) << "the command line can't sign in";
  const auto ann = must(users.create({"Ann Lee", "Ann@Example.com", access::RoleId::kManager, "hash"}, at_second(1)));
  EXPECT_EQ(users.create({"Other", "ann@example.COM", access::RoleId::kUser, ""}, at_second(1)).error().kind,
            base::ErrorKind::kConflict);
  const auto bob = must(users.create({"Bob", "bob@example.com", access::RoleId::kUser, ""}, at_second(1)));
  EXPECT_EQ(must(users.count_people()), 1);
  auto found = must(users.find_by_email("ANN@example.com"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->id, ann);
  EXPECT_EQ(found->email, "Ann@Example.com");
  EXPECT_EQ(found->role, access::RoleId::kManager);
  EXPECT_FALSE(must(users.find_by_email("")).has_value());
  auto other = *must(users.find(bob));
  other.email = "ANN@example.com";
  EXPECT_EQ(users.update(other).error().kind, base::ErrorKind::kConflict);
  other.email = "robert@example.com";
  other.active = false;
  must(users.update(other));
  EXPECT_FALSE(must(users.find(bob))->active);
  EXPECT_EQ(must(users.list()).size(), 3U);
  EXPECT_EQ(must(users.find(access::kCommandLineUser))->name, "Command line");
  must(users.set_password_hash(bob, "h2"));
  EXPECT_EQ(must(users.password_hash(bob)), "h2");
  EXPECT_EQ(must(users.count_people()), 1) << "who is turned off can't sign in";
}

TEST_P(DatabaseSuite, SessionsEndWhenClosedOrOver) {
  auto transaction = write();
  auto& users = transaction->users();
  const auto ann = must(users.create({"Ann", "ann@example.com", access::RoleId::kUser, "h"}, at_second(0)));
  must(users.open_session({"t1", ann, at_second(0), at_second(100), at_second(0), "form", "127.0.0.1", "a browser"}));
  must(users.touch_session("t1", at_second(50)));
  const auto session = must(users.find_session("t1"));
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->last_seen_at, at_second(50));
  EXPECT_EQ(session->form_token, "form");
  EXPECT_EQ(session->address, "127.0.0.1");
  EXPECT_EQ(session->agent, "a browser");
  EXPECT_EQ(must(users.find(ann))->last_seen_at, at_second(50));
  must(users.open_session({"t2", ann, at_second(200), at_second(300), at_second(200), "", "", ""}));
  EXPECT_FALSE(must(users.find_session("t1")).has_value()) << "over";
  must(users.close_session("t2"));
  EXPECT_FALSE(must(users.find_session("t2")).has_value());
  must(users.open_session({"t3", ann, at_second(200), at_second(300), at_second(200), "", "", ""}));
  must(users.close_sessions_of(ann));
  EXPECT_FALSE(must(users.find_session("t3")).has_value());
}

TEST_P(DatabaseSuite, TemplateNamesAreDistinctPerOwnerAndAmongSharedOnes) {
  auto transaction = write();
  auto& templates = transaction->templates();
  const auto bob = must(transaction->users().create({"Bob", "b@x.example", access::RoleId::kUser, ""}, at_second(0)));
  StoredTemplate fair{0, 1, "Trade Fair", 1, false, "f", "{}", at_second(0), {}};
  fair.id = must(templates.add(fair));
  StoredTemplate same = fair;
  same.name = "TRADE  fair";
  EXPECT_EQ(templates.add(same).error().kind, base::ErrorKind::kConflict);
  same.owner = bob;
  same.shared = true;
  same.id = must(templates.add(same));
  EXPECT_EQ(must(templates.list(1)).size(), 2U);
  EXPECT_EQ(must(templates.list(bob)).size(), 1U);
  fair.shared = true;
  EXPECT_EQ(templates.change(fair).error().kind, base::ErrorKind::kConflict) << "a shared one has the name";
  fair.shared = false;
  fair.json = "{\"a\":1}";
  must(templates.change(fair));
  EXPECT_EQ(templates.change(fair).error().kind, base::ErrorKind::kConflict) << "the version is another";
  EXPECT_EQ(must(templates.find(fair.id))->version, 2);
  must(templates.mark_used(fair.id, at_second(7)));
  EXPECT_EQ(must(templates.find(fair.id))->used_at, at_second(7));
  must(templates.remove(fair.id));
  EXPECT_FALSE(must(templates.find(fair.id)).has_value());
}

TEST_P(DatabaseSuite, OwnChoicesComeBeforeThoseOfOthers) {
  auto transaction = write();
  auto& templates = transaction->templates();
  must(templates.remember(1, "mail", "email"));
  must(templates.remember(2, "mail", "external_id"));
  must(templates.remember(2, "tel", "phone"));
  must(templates.remember(3, "tel", "mobile"));
  must(templates.remember(3, "tel", ""));
  const auto columns = must(templates.remembered(1, {"mail", "tel", "nothing"}));
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0].field, "email");
  EXPECT_TRUE(columns[0].own);
  EXPECT_EQ(columns[1].field, "") << "the newest choice of anybody";
  EXPECT_FALSE(columns[1].own);
}

TEST_P(DatabaseSuite, KeepsSettingsAnswersAndTheAuditLog) {
  auto transaction = write();
  EXPECT_FALSE(must(transaction->settings().find("organisation")).has_value());
  must(transaction->settings().put("organisation", "{}"));
  must(transaction->settings().put("organisation", "{\"name\":\"A\"}"));
  EXPECT_EQ(must(transaction->settings().find("organisation")), "{\"name\":\"A\"}");

  auto& answers = transaction->answers();
  must(answers.keep(1, "k", {"h", 201, "body"}, at_second(0)));
  EXPECT_EQ(must(answers.find(1, "k"))->status, 201);
  EXPECT_FALSE(must(answers.find(2, "k")).has_value());
  must(answers.keep(1, "later", {"h", 200, ""}, at_second(25 * 3600)));
  EXPECT_FALSE(must(answers.find(1, "k")).has_value()) << "older than a day";

  for (const char* action : {"import.started", "lead.trashed", "user.created"}) {
    must(transaction->audit().add({0, at_second(1), 1, action, "x 1", "{}", "127.0.0.1"}));
  }
  const auto newest = must(transaction->audit().list(0, 2));
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].action, "user.created");
  const auto rest = must(transaction->audit().list(newest[1].id, 9));
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].action, "import.started");
}

TEST_P(DatabaseSuite, OwnRolesKeepTheirRightsAndHaveNamesOfTheirOwn) {
  auto transaction = write();
  auto& users = transaction->users();
  const auto fresh = must(users.roles());
  ASSERT_EQ(fresh.size(), 3U);
  EXPECT_EQ(fresh[0].built_in, access::RoleId::kAdmin);
  EXPECT_EQ(fresh[2].permissions, access::Permissions(access::RoleId::kUser));
  access::StoredRole reader;
  reader.name = "Reader";
  reader.permissions.keep_only({});
  reader.permissions.set(access::Right::kViewLeads, access::Scope::kAll);
  reader.permissions.set_field("value", access::FieldAccess::kHidden);
  reader.id = must(users.add_role(reader));
  const auto found = must(users.find_role(reader.id));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->permissions, reader.permissions);
  EXPECT_EQ(users.add_role({0, 1, "READER", {}, access::RoleId::kUser}).error().code, base::Code::kNameTaken);
  EXPECT_EQ(users.add_role({0, 1, "Manager", {}, access::RoleId::kUser}).error().code, base::Code::kNameTaken);
  reader.name = "Auditor";
  must(users.change_role(reader));
  EXPECT_EQ(users.change_role(reader).error().code, base::Code::kConflict) << "the version is another";
  const auto ann = must(users.create({"Ann", "ann@x.example", access::RoleId::kUser, "h", reader.id}, at_second(0)));
  EXPECT_EQ(must(users.find(ann))->own_role, reader.id);
  EXPECT_TRUE(must(users.find(ann))->has_password);
  auto changed = *must(users.find(ann));
  changed.own_role = 0;
  changed.role = access::RoleId::kAdmin;
  must(users.update(changed));
  EXPECT_EQ(must(users.count_administrators()), 1);
  must(users.remove_role(reader.id));
  must(users.remove_role(1));
  EXPECT_EQ(must(users.roles()).size(), 3U) << "those of a fresh installation stay";
}

TEST_P(DatabaseSuite, TokensAndLinksAreFoundByTheirHash) {
  auto transaction = write();
  auto& users = transaction->users();
  const auto ann = must(users.create({"Ann", "ann@x.example", access::RoleId::kUser, "h"}, at_second(0)));
  access::ApiToken token{0, ann, "script", "hash", "inlet_ab", {access::Right::kImport}, at_second(1), at_second(9),
                         {}};
  token.id = must(users.add_token(token));
  must(users.touch_token(token.id, at_second(5)));
  const auto found = must(users.find_token("hash"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->rights, token.rights);
  EXPECT_EQ(found->expires_at, at_second(9));
  EXPECT_EQ(found->last_used_at, at_second(5));
  EXPECT_FALSE(must(users.remove_token(ann + 1, token.id))) << "somebody else's";
  EXPECT_EQ(must(users.tokens_of(ann)).size(), 1U);
  EXPECT_TRUE(must(users.remove_token(ann, token.id)));
  EXPECT_FALSE(must(users.find_token("hash")).has_value());

  must(users.invite({"first", ann, 1, at_second(9)}));
  must(users.invite({"second", ann, 1, at_second(10)}));
  EXPECT_FALSE(must(users.find_invitation("first")).has_value()) << "the newer one takes its place";
  EXPECT_EQ(must(users.find_invitation("second"))->expires_at, at_second(10));
  must(users.remove_invitations_of(ann));
  EXPECT_FALSE(must(users.find_invitation("second")).has_value());

  must(users.open_session({"t1", ann, at_second(0), at_second(100), at_second(0), "form", "203.0.113.7", "Browser"}));
  must(users.open_session({"t2", ann, at_second(0), at_second(100), at_second(7), "form", "", ""}));
  const auto sessions = must(users.sessions_of(ann));
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[0].token_hash, "t2") << "last used first";
  EXPECT_EQ(sessions[1].address, "203.0.113.7");
  EXPECT_EQ(sessions[1].agent, "Browser");
}

TEST_P(DatabaseSuite, TheAuditLogIsSearched) {
  auto transaction = write();
  auto& audit = transaction->audit();
  must(audit.add({0, at_second(1), 1, "user.invited", "user 2", "{}", "command line"}));
  must(audit.add({0, at_second(2), 2, "import.started", "import 1", "{}", "203.0.113.7"}));
  must(audit.add({0, at_second(3), 2, "user_x", "import 1", "{}", ""}));
  const auto list = [&](const std::function<void(AuditFilter&)>& set) {
    AuditFilter filter;
    set(filter);
    return must(audit.list(filter, 0, 10));
  };
  EXPECT_EQ(list([](AuditFilter&) {}).size(), 3U);
  EXPECT_EQ(list([](AuditFilter& filter) { filter.by = 2; }).size(), 2U);
  EXPECT_EQ(list([](AuditFilter& filter) { filter.action = "user."; }).size(), 1U) << "a prefix, not a pattern";
  EXPECT_EQ(list([](AuditFilter& filter) { filter.subject = "import 1"; }).size(), 2U);
  EXPECT_EQ(list([](AuditFilter& filter) {
              filter.since = at_second(2);
              filter.until = at_second(3);
            }).size(),
            1U);
  EXPECT_EQ(list([](AuditFilter& filter) { filter.action = "import"; }).at(0).from, "203.0.113.7");
}

}  // namespace inlet::store
