// SPDX-License-Identifier: Apache-2.0
//
// The contract of users, sessions, templates, settings, kept answers and the audit log.
#pragma once

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
  must(users.open_session({"t1", ann, at_second(0), at_second(100), at_second(0), "form"}));
  must(users.touch_session("t1", at_second(50)));
  const auto session = must(users.find_session("t1"));
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->last_seen_at, at_second(50));
  EXPECT_EQ(session->form_token, "form");
  EXPECT_EQ(must(users.find(ann))->last_seen_at, at_second(50));
  must(users.open_session({"t2", ann, at_second(200), at_second(300), at_second(200), ""}));
  EXPECT_FALSE(must(users.find_session("t1")).has_value()) << "over";
  must(users.close_session("t2"));
  EXPECT_FALSE(must(users.find_session("t2")).has_value());
  must(users.open_session({"t3", ann, at_second(200), at_second(300), at_second(200), ""}));
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
    must(transaction->audit().add({0, at_second(1), 1, action, "x 1", "{}"}));
  }
  const auto newest = must(transaction->audit().list(0, 2));
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].action, "user.created");
  const auto rest = must(transaction->audit().list(newest[1].id, 9));
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].action, "import.started");
}

}  // namespace inlet::store
