// SPDX-License-Identifier: Apache-2.0
#include "server/session_handlers.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

std::string credentials(std::string_view email, std::string_view password) {
  return R"({"email":")" + std::string(email) + R"(","password":")" + std::string(password) + R"("})";
}

TEST(SetUp, HappensOnceAndNeedsTheToken) {
  const RunningServer running;
  Browser browser(running.port());
  EXPECT_EQ(browser.get("/setup").body, R"({"needed":true,"token_required":true})");
  const RawAnswer refused = browser.set_up("wrong");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code_of(refused), "WRONG_SETUP_CODE");
  const RawAnswer done = browser.set_up(running.setup_token());
  ASSERT_EQ(done.status, 201) << done.body;
  EXPECT_NE(done.header("Set-Cookie").find("HttpOnly; SameSite=Strict"), std::string::npos);
  const auto session = json_of(browser.get("/session"));
  EXPECT_EQ(session.at("user").at("role").as_string(), "admin");
  EXPECT_TRUE(session.at("rights").at("manage_users").as_bool());
  EXPECT_EQ(session.at("organisation").at("currency").as_string(), "EUR");
  EXPECT_EQ(session.at("limits").at("upload_bytes").as_int64(), 52'428'800);
  EXPECT_EQ(Browser(running.port()).set_up(running.setup_token()).status, 404);
  EXPECT_EQ(browser.get("/setup").body, R"({"needed":false,"token_required":false})");
}

TEST(SetUp, NamesEverythingThatIsWrong) {
  const RunningServer running;
  const RawAnswer answer =
      Browser(running.port()).send("POST", "/setup", R"({"administrator":{"name":1},"colour":"red"})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(code_of(answer), "BAD_REQUEST");
  for (const char* place : {"name", "email", "password", "organisation", "colour"}) {
    EXPECT_NE(answer.body.find(place), std::string::npos) << place << answer.body;
  }
}

class SessionTest : public ::testing::Test {
 protected:
  SessionTest() : running_(clock_), administrator_(running_.port()) { administrator_.set_up(running_.setup_token()); }

  RawAnswer sign_in(std::string_view email, std::string_view password) {
    return Browser(running_.port()).send("POST", "/session", credentials(email, password));
  }

  doubles::FakeClock clock_;
  RunningServer running_;
  Browser administrator_;
};

TEST_F(SessionTest, IsNewAtEverySignInAndDeadAfterSignOut) {
  Browser browser(running_.port());
  browser.keep(browser.send("POST", "/session", credentials("ADA@example.com", testing::kPassword)));
  EXPECT_NE(browser.cookie, administrator_.cookie);
  EXPECT_EQ(browser.get("/session").status, 200);
  const RawAnswer out = browser.send("DELETE", "/session");
  EXPECT_EQ(out.status, 204);
  EXPECT_NE(out.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(browser.get("/session").status, 401);
  EXPECT_EQ(administrator_.get("/session").status, 200);
}

TEST_F(SessionTest, EndsWhenItIsNotUsed) {
  clock_.advance(base::Duration(3'600'000));
  EXPECT_EQ(administrator_.get("/session").status, 200);
  clock_.advance(base::Duration(5 * 3'600'000));
  EXPECT_EQ(administrator_.get("/session").status, 401);
}

TEST_F(SessionTest, ProgramsSendItWithoutAFormToken) {
  Browser program(running_.port());
  const std::string bearer = "Authorization: Bearer " + administrator_.cookie + "\r\n";
  EXPECT_EQ(program.send("GET", "/session", {}, bearer).status, 200);
  EXPECT_EQ(program.send("POST", "/notices/read", "{}", bearer).status, 204);
}

TEST_F(SessionTest, TellsAWrongPasswordLikeAnUnknownAddress) {
  const RawAnswer wrong = sign_in("ada@example.com", "not the password");
  const RawAnswer unknown = sign_in("nobody@example.com", "not the password");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(code_of(wrong), "WRONG_PASSWORD");
  EXPECT_EQ(unknown.status, 401);
  EXPECT_EQ(code_of(unknown), "WRONG_PASSWORD");
}

TEST_F(SessionTest, SlowsDownWhoGuesses) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(sign_in("ada@example.com", "guess " + std::to_string(i)).status, 401) << i;
  const RawAnswer throttled = sign_in("ada@example.com", testing::kPassword);
  EXPECT_EQ(throttled.status, 429);
  EXPECT_FALSE(throttled.header("Retry-After").empty());
  clock_.advance(SignInThrottle::kWindow);
  EXPECT_EQ(sign_in("ada@example.com", testing::kPassword).status, 201);
}

TEST(SignInThrottle, KeepsAccountsAndAddressesApart) {
  SignInThrottle throttle;
  const base::TimePoint now{};
  for (std::size_t i = 0; i < SignInThrottle::kTriesPerAccount; ++i) EXPECT_FALSE(throttle.begin("a", "1.1.1.1", now));
  EXPECT_TRUE(throttle.begin("A", "1.1.1.1", now)) << "the same account, written otherwise";
  EXPECT_FALSE(throttle.begin("a", "2.2.2.2", now)) << "from elsewhere";
  EXPECT_FALSE(throttle.begin("b", "1.1.1.1", now)) << "somebody else in the same house";
  std::size_t more = 0;
  while (!throttle.begin("c" + std::to_string(more), "1.1.1.1", now)) ++more;
  EXPECT_LE(more, SignInThrottle::kTriesPerAddress);
}

}  // namespace
}  // namespace inlet::server
