// SPDX-License-Identifier: Apache-2.0
#include "server/http/browser_safety.h"

#include <gtest/gtest.h>

namespace inlet::server {
namespace {

struct Case {
  const char* name;
  std::vector<NamedText> headers;
  const char* public_origin;
  bool is_own;
};

TEST(BrowserSafety, KnowsItsOwnPagesFromOthers) {
  const Case cases[] = {
      {"a program", {{"host", "a:1"}}, "", true},
      {"own page", {{"host", "a:1"}, {"origin", "http://a:1"}}, "", true},
      {"own page behind TLS", {{"host", "a"}, {"origin", "https://a"}}, "", true},
      {"other host", {{"host", "a:1"}, {"origin", "http://b"}}, "", false},
      {"other port", {{"host", "a:1"}, {"origin", "http://a:2"}}, "", false},
      {"no origin at all", {{"host", "a"}, {"origin", "null"}}, "", false},
      {"a longer name", {{"host", "a"}, {"origin", "http://a.evil"}}, "", false},
      {"said to be cross-site", {{"host", "a"}, {"sec-fetch-site", "cross-site"}}, "", false},
      {"public origin", {{"host", "inner"}, {"origin", "https://leads.example"}}, "https://leads.example", true},
      {"host instead of the public origin", {{"host", "a"}, {"origin", "http://a"}}, "https://leads.example", false},
  };
  for (const Case& c : cases) {
    Request request;
    request.headers = c.headers;
    EXPECT_EQ(is_own_origin(request, c.public_origin), c.is_own) << c.name;
  }
}

TEST(BrowserSafety, CookieIsForOurServerAlone) {
  EXPECT_EQ(session_cookie("t", std::nullopt, Transport::kTls),
            "inlet_session=t; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(session_cookie("t", std::chrono::seconds(60), Transport::kPlain),
            "inlet_session=t; Path=/; HttpOnly; SameSite=Strict; Max-Age=60");
}

TEST(BrowserSafety, AnEmptySecretIsNobodys) {
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  EXPECT_FALSE(is_same_secret("abc", "abd"));
  EXPECT_FALSE(is_same_secret("abc", "ab"));
  EXPECT_FALSE(is_same_secret("", ""));
}

TEST(BrowserSafety, ApiAnswersAreNotKept) {
  Request request;
  request.path = "/api/v1/leads";
  Response response;
  add_safety_headers(response, request, Transport::kPlain);
  EXPECT_EQ(response.header("Cache-Control"), "no-store");
  EXPECT_EQ(response.header("X-Content-Type-Options"), "nosniff");
  EXPECT_NE(response.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string_view::npos);
  EXPECT_EQ(response.header("Strict-Transport-Security"), "");
}

}  // namespace
}  // namespace inlet::server
