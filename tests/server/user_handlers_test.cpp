// SPDX-License-Identifier: Apache-2.0
#include "server/user_handlers.h"

#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::accept;
using testing::acceptance_of;
using testing::ask_with_token;
using testing::Browser;
using testing::code_of;
using testing::invitation_of;
using testing::join;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class PeopleTest : public ::testing::Test {
 protected:
  PeopleTest() : running_(clock_), admin_(running_.port()) { admin_.set_up(running_.setup_token()); }

  RawAnswer sign_in(std::string_view email, std::string_view password) {
    return Browser(running_.port())
        .send("POST", "/session",
              R"({"email":")" + std::string(email) + R"(","password":")" + std::string(password) + R"("})");
  }
  static std::string path_of(std::int64_t id, std::string_view rest = "") {
    return "/users/" + std::to_string(id) + std::string(rest);
  }

  doubles::FakeClock clock_;
  RunningServer running_;
  Browser admin_;
};

TEST_F(PeopleTest, AreInvitedByALinkThatWorksOnce) {
  const RawAnswer link = admin_.send("POST", "/users", invitation_of("ben", "user"));
  ASSERT_EQ(link.status, 201) << link.body;
  const auto json = json_of(link);
  EXPECT_EQ(json.at("user").at("state").as_string(), "invited");
  const std::string token(json.at("token").as_string());
  EXPECT_EQ(json.at("path").as_string(), "/invitation#token=" + token);
  EXPECT_EQ(sign_in("ben@example.com", "").status, 401) << "no password yet";

  Browser ben(running_.port());
  const RawAnswer view = ben.send("POST", "/invitation/view", R"({"token":")" + token + R"("})");
  EXPECT_EQ(json_of(view).at("email").as_string(), "ben@example.com");
  EXPECT_EQ(code_of(ben.send("POST", "/invitation", acceptance_of(token, "too short"))), "WEAK_PASSWORD");
  const RawAnswer accepted = ben.send("POST", "/invitation", acceptance_of(token));
  ASSERT_EQ(accepted.status, 201) << accepted.body;
  ben.keep(accepted);
  EXPECT_EQ(json_of(ben.get("/session")).at("user").at("role").as_string(), "user");
  EXPECT_EQ(code_of(ben.send("POST", "/invitation", acceptance_of(token))), "WRONG_SETUP_CODE");
  EXPECT_EQ(sign_in("ben@example.com", testing::kPassword).status, 201);
  EXPECT_EQ(admin_.send("POST", "/users", invitation_of("ben", "user")).status, 409) << "the address is taken";
}

TEST_F(PeopleTest, LinksRunOut) {
  const RawAnswer link = admin_.send("POST", "/users", invitation_of("ben", "user"));
  clock_.advance(base::Duration(7 * 24 * 3'600'000LL));
  EXPECT_EQ(
      code_of(
          Browser(running_.port()).send("POST", "/invitation", acceptance_of(json_of(link).at("token").as_string()))),
      "WRONG_SETUP_CODE");
}

TEST_F(PeopleTest, AResetEndsSessionsAndKeepsTheOldPasswordUntilTheLinkIsUsed) {
  auto ben = join(running_, admin_, "ben", "user");
  const RawAnswer link = admin_.send("POST", path_of(ben.id, "/reset"));
  ASSERT_EQ(link.status, 201) << link.body;
  EXPECT_EQ(ben.browser.get("/session").status, 401);
  EXPECT_EQ(sign_in("ben@example.com", testing::kPassword).status, 201);
  const RawAnswer done =
      Browser(running_.port())
          .send("POST", "/invitation", acceptance_of(json_of(link).at("token").as_string(), "another long password 7"));
  EXPECT_EQ(done.status, 201) << done.body;
  EXPECT_EQ(sign_in("ben@example.com", testing::kPassword).status, 401);
  EXPECT_EQ(sign_in("ben@example.com", "another long password 7").status, 201);
}

TEST_F(PeopleTest, TurningOffEndsSessionsAndTokensAtOnce) {
  auto ben = join(running_, admin_, "ben", "user");
  const RawAnswer made = ben.browser.send("POST", "/tokens", R"({"name":"script","rights":["view_leads"]})");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string secret(json_of(made).at("token").as_string());
  EXPECT_EQ(ask_with_token(running_.port(), secret, "GET", "/leads").status, 200);
  const RawAnswer off = admin_.send("PATCH", path_of(ben.id), R"({"active":false})");
  EXPECT_EQ(json_of(off).at("state").as_string(), "off");
  EXPECT_EQ(ben.browser.get("/session").status, 401);
  EXPECT_EQ(ask_with_token(running_.port(), secret, "GET", "/leads").status, 401);
  EXPECT_EQ(code_of(sign_in("ben@example.com", testing::kPassword)), "ACCOUNT_OFF");
  EXPECT_EQ(admin_.send("PATCH", path_of(ben.id), R"({"active":true})").status, 200);
  EXPECT_EQ(sign_in("ben@example.com", testing::kPassword).status, 201);
  EXPECT_EQ(ask_with_token(running_.port(), secret, "GET", "/leads").status, 401) << "tokens do not come back";
}

TEST_F(PeopleTest, TheLastAdministratorStays) {
  const std::int64_t self = json_of(admin_.get("/session")).at("user").at("id").as_int64();
  admin_.send("POST", "/users", invitation_of("invited", "admin"));
  EXPECT_EQ(code_of(admin_.send("PATCH", path_of(self), R"({"active":false})")), "LAST_ADMINISTRATOR");
  EXPECT_EQ(code_of(admin_.send("PATCH", path_of(self), R"({"role":"user"})")), "LAST_ADMINISTRATOR");
  join(running_, admin_, "eve", "admin");
  EXPECT_EQ(admin_.send("PATCH", path_of(self), R"({"role":"user"})").status, 200);
  EXPECT_EQ(admin_.send("POST", "/users", invitation_of("more", "user")).status, 403) << "at once";
}

TEST_F(PeopleTest, TheCommandLineIsNobodyToManage) {
  EXPECT_EQ(admin_.send("PATCH", path_of(1), R"({"active":false})").status, 404);
  EXPECT_EQ(admin_.send("POST", path_of(1, "/reset")).status, 404);
}

TEST_F(PeopleTest, ChangeTheirPasswordAndStaySignedInHereAlone) {
  auto ben = join(running_, admin_, "ben", "user");
  Browser elsewhere(running_.port());
  elsewhere.keep(sign_in("ben@example.com", testing::kPassword));
  const std::string wrong = R"({"password":"not mine","new_password":"another long password 7"})";
  EXPECT_EQ(code_of(ben.browser.send("PUT", "/session/password", wrong)), "WRONG_PASSWORD");
  const std::string right =
      R"({"password":")" + std::string(testing::kPassword) + R"(","new_password":"another long password 7"})";
  EXPECT_EQ(ben.browser.send("PUT", "/session/password", right).status, 204);
  EXPECT_EQ(ben.browser.get("/session").status, 200);
  EXPECT_EQ(elsewhere.get("/session").status, 401);
}

TEST_F(PeopleTest, SeeTheirSessionsAndEndThem) {
  auto ben = join(running_, admin_, "ben", "user");
  Browser phone(running_.port());
  phone.keep(phone.send("POST", "/session",
                        R"({"email":"ben@example.com","password":")" + std::string(testing::kPassword) + R"("})",
                        "User-Agent: Phone\r\n"));
  const auto sessions = json_of(ben.browser.get("/sessions")).at("sessions").as_array();
  ASSERT_EQ(sessions.size(), 2U);
  std::string id;
  for (const auto& session : sessions) {
    EXPECT_EQ(session.at("address").as_string(), "127.0.0.1");
    if (session.at("current").as_bool()) continue;
    id = session.at("id").as_string();
    EXPECT_EQ(session.at("agent").as_string(), "Phone");
  }
  EXPECT_EQ(admin_.send("DELETE", "/sessions/" + id).status, 404) << "somebody else's";
  EXPECT_EQ(ben.browser.send("DELETE", "/sessions/" + id).status, 204);
  EXPECT_EQ(phone.get("/session").status, 401);
  EXPECT_EQ(admin_.send("DELETE", path_of(ben.id, "/sessions")).status, 204);
  EXPECT_EQ(ben.browser.get("/session").status, 401);
}

TEST_F(PeopleTest, TokensDoWhatTheyAreForAndNothingElse) {
  auto ben = join(running_, admin_, "ben", "user");
  EXPECT_EQ(ben.browser.send("POST", "/tokens", R"({"name":"x","rights":["administer_users"]})").status, 403);
  const RawAnswer made =
      admin_.send("POST", "/tokens", R"({"name":"script","rights":["view_leads"],"expires_in_days":2})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto json = json_of(made);
  const std::string secret(json.at("token").as_string());
  EXPECT_TRUE(secret.starts_with("inlet_"));
  const auto ask = [&](std::string_view method, std::string_view path, std::string_view body = {}) {
    return ask_with_token(running_.port(), secret, method, path, body).status;
  };
  EXPECT_EQ(ask("GET", "/leads"), 200);
  EXPECT_EQ(ask("POST", "/leads", R"({"values":{}})"), 403) << "not among its rights";
  for (const auto* path : {"/sessions", "/tokens"}) EXPECT_EQ(ask("GET", path), 403) << path;
  EXPECT_EQ(ask("POST", "/tokens", R"({"name":"more","rights":["view_leads"]})"), 403);
  const RawAnswer list = admin_.get("/tokens");
  EXPECT_EQ(list.body.find(secret), std::string::npos) << "told once";
  EXPECT_NE(json_of(list).at("tokens").as_array().at(0).at("last_used_at").if_string(), nullptr);
  clock_.advance(base::Duration(2 * 24 * 3'600'000LL));
  EXPECT_EQ(ask("GET", "/leads"), 401) << "has run out";
}

// With the link of an invitation or of a reset it would be whoever it likes.
TEST_F(PeopleTest, ATokenForPeopleTakesOverNoAccountAndGivesNoMoreThanItHas) {
  const auto ben = join(running_, admin_, "ben", "user");
  const auto token = [&](std::string_view rights) {
    const RawAnswer made = admin_.send("POST", "/tokens", R"({"name":"x","rights":[)" + std::string(rights) + "]}");
    return std::string(json_of(made).at("token").as_string());
  };
  const auto ask = [&](const std::string& secret, std::string_view method, const std::string& path,
                       std::string_view body = {}) {
    return ask_with_token(running_.port(), secret, method, path, body).status;
  };
  const std::string people = token(R"("administer_users")");
  EXPECT_EQ(ask(people, "GET", "/users"), 200);
  for (const char* rest : {"/reset", "/sessions", "/tokens"}) {
    const bool is_reset = std::string_view(rest) == "/reset";
    EXPECT_EQ(ask(people, is_reset ? "POST" : "GET", path_of(ben.id, rest)), 403) << rest;
  }
  EXPECT_EQ(ask(people, "DELETE", path_of(ben.id, "/sessions")), 403);
  for (const char* role : {"admin", "manager", "user"})
    EXPECT_EQ(ask(people, "POST", "/users", invitation_of("eve", role)), 403) << role;
  EXPECT_EQ(ask(people, "PATCH", path_of(ben.id), R"({"email":"mine@example.com"})"), 403);
  EXPECT_EQ(ask(people, "POST", "/roles", R"({"name":"R","rights":{"view_leads":"all"},"fields":{}})"), 403);

  const std::string invites = token(
      R"("administer_users","view_leads","export_leads","create_leads","edit_leads","delete_leads","import",)"
      R"("view_imports","undo_imports","use_templates","change_shared_templates","choose_duplicates","create_options")");
  EXPECT_EQ(ask(invites, "POST", "/users", invitation_of("eve", "user")), 201);
  EXPECT_EQ(ask(invites, "PATCH", path_of(ben.id), R"({"active":false})"), 200);
  EXPECT_EQ(ask(invites, "POST", "/users", invitation_of("mallory", "admin")), 403);
}

// A role that manages people and may not see leads: it could give itself any right, or take over the administrator's account.
TEST_F(PeopleTest, NobodyGivesMoreThanTheyHave) {
  const auto make_role = [&](const Browser& who, std::string_view name, std::string_view rights) {
    return who.send("POST", "/roles",
                    R"({"name":")" + std::string(name) + R"(","rights":{)" + std::string(rights) + R"(},"fields":{}})");
  };
  const RawAnswer made = make_role(admin_, "Reception", R"("administer_users":"all","view_leads":"own")");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string key(json_of(made).at("key").as_string());
  const auto rita = join(running_, admin_, "rita", key);
  const Browser& browser = rita.browser;
  const std::int64_t admin_id = json_of(admin_.get("/session")).at("user").at("id").as_int64();
  EXPECT_EQ(browser.send("POST", path_of(admin_id, "/reset")).status, 403);
  EXPECT_EQ(browser.send("PATCH", path_of(admin_id), R"({"email":"mine@example.com"})").status, 403);
  EXPECT_EQ(browser.send("DELETE", path_of(admin_id, "/sessions")).status, 403);
  EXPECT_EQ(browser.send("PATCH", path_of(rita.id), R"({"role":"admin"})").status, 403);
  EXPECT_EQ(browser.send("POST", "/users", invitation_of("eve", "manager")).status, 403);
  EXPECT_EQ(make_role(browser, "All", R"("view_leads":"all")").status, 403);
  const std::string own = "/roles/" + std::to_string(json_of(made).at("id").as_int64());
  EXPECT_EQ(
      browser
          .send(
              "PUT", own,
              R"({"version":1,"name":"Reception","rights":{"administer_users":"all","export_leads":"all"},"fields":{}})")
          .status,
      403);
  EXPECT_EQ(make_role(browser, "Guest", R"("view_leads":"own")").status, 201) << "less is fine";
  EXPECT_EQ(browser.send("POST", "/users", invitation_of("ray", key)).status, 201);
}

TEST_F(PeopleTest, ARevokedTokenIsDeadAtOnce) {
  const RawAnswer made = admin_.send("POST", "/tokens", R"({"name":"script","rights":["view_leads"]})");
  const std::string secret(json_of(made).at("token").as_string());
  const std::string path = "/tokens/" + std::to_string(json_of(made).at("id").as_int64());
  EXPECT_EQ(ask_with_token(running_.port(), secret, "GET", "/leads").status, 200);
  EXPECT_EQ(admin_.send("DELETE", path).status, 204);
  EXPECT_EQ(ask_with_token(running_.port(), secret, "GET", "/leads").status, 401);
  EXPECT_EQ(admin_.send("DELETE", path).status, 404);
}

TEST_F(PeopleTest, EverythingIsInTheAuditLog) {
  auto ben = join(running_, admin_, "ben", "user");
  admin_.send("PATCH", path_of(ben.id), R"({"role":"manager"})");
  admin_.send("PATCH", path_of(ben.id), R"({"active":false})");
  const auto entries = json_of(admin_.get("/audit?action=user&limit=2"));
  ASSERT_EQ(entries.at("entries").as_array().size(), 2U);
  const auto& newest = entries.at("entries").as_array().at(0);
  EXPECT_EQ(newest.at("action").as_string(), "user.turned_off");
  EXPECT_EQ(newest.at("subject").as_string(), "user " + std::to_string(ben.id));
  EXPECT_EQ(newest.at("by").at("name").as_string(), "Ada");
  EXPECT_EQ(newest.at("from").as_string(), "127.0.0.1");
  const std::string next(entries.at("next").as_string());
  const auto rest = json_of(admin_.get("/audit?action=user&after=" + next));
  EXPECT_EQ(rest.at("entries").as_array().at(0).at("action").as_string(), "user.password_set");
  const RawAnswer file = admin_.get("/audit.csv");
  EXPECT_NE(file.header("Content-Disposition").find("attachment"), std::string::npos);
  EXPECT_NE(file.body.find("user.turned_off"), std::string::npos);
  EXPECT_EQ(file.body.find(std::string(testing::kPassword)), std::string::npos);
}

}  // namespace
}  // namespace inlet::server
