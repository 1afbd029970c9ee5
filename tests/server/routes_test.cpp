// SPDX-License-Identifier: Apache-2.0
#include "server/routes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <string>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::RawAnswer;
using testing::RunningServer;

// "GET /imports/{id}" of the contract. Paths stand two spaces in, operations four.
std::set<std::string> operations_of_contract() {
  std::ifstream file(INLET_SOURCE_DIR "/docs/api/openapi.yaml");
  std::set<std::string> operations;
  std::string path;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("components:")) break;
    if (line.starts_with("  /")) path = line.substr(2, line.find(':') - 2);
    for (const std::string method : {"get", "post", "put", "patch", "delete"}) {
      if (!line.starts_with("    " + method + ":")) continue;
      std::string capitals = method;
      std::ranges::transform(capitals, capitals.begin(),
                             [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
      operations.insert(capitals + " " + path);
    }
  }
  return operations;
}

std::string operation_of(const Route& route) {
  return std::string(name_of(route.method)) + " " + std::string(route.pattern);
}

// An address that the route answers, whatever is there.
std::string example_of(const Route& route) {
  std::string path(route.pattern);
  for (const std::string_view parameter : {"{id}", "{column}", "{key}"}) {
    if (const std::size_t at = path.find(parameter); at != std::string::npos) path.replace(at, parameter.size(), "1");
  }
  return path;
}

TEST(Routes, AreThoseOfTheContract) {
  std::set<std::string> ours;
  for (const Route& route : routes()) ours.insert(operation_of(route));
  std::set<std::string> promised = operations_of_contract();
  EXPECT_EQ(ours, promised);
}

TEST(Routes, NobodyComesInWithoutASession) {
  const RunningServer running;
  const Browser stranger(running.port());
  for (const Route& route : routes()) {
    if (route.door == Door::kOpen) continue;
    const RawAnswer answer = stranger.send(name_of(route.method), example_of(route));
    EXPECT_EQ(answer.status, 401) << operation_of(route);
    EXPECT_EQ(code_of(answer), "NOT_SIGNED_IN") << operation_of(route);
  }
}

TEST(Routes, ChangesNeedTheFormTokenAndOurOwnOrigin) {
  const RunningServer running;
  Browser browser(running.port());
  ASSERT_EQ(browser.set_up(running.setup_token()).status, 201);
  Browser without_token = browser;
  without_token.form_token.clear();
  Browser with_other_token = browser;
  with_other_token.form_token = std::string(browser.form_token.size(), 'x');
  for (const Route& route : routes()) {
    if (is_safe(route.method) || route.door == Door::kOpen) continue;
    const std::string path = example_of(route);
    EXPECT_EQ(without_token.send(name_of(route.method), path).status, 403) << operation_of(route);
    EXPECT_EQ(with_other_token.send(name_of(route.method), path).status, 403) << operation_of(route);
    EXPECT_EQ(browser.send(name_of(route.method), path, {}, "Origin: https://evil.example\r\n").status, 403)
        << operation_of(route);
    EXPECT_EQ(browser.send(name_of(route.method), path, {}, "Sec-Fetch-Site: cross-site\r\n").status, 403)
        << operation_of(route);
  }
  EXPECT_EQ(browser.get("/session").status, 200) << "none of them signed out";
}

TEST(Routes, EveryAnswerIsSafeToShow) {
  const RunningServer running;
  Browser browser(running.port());
  ASSERT_EQ(browser.set_up(running.setup_token()).status, 201);
  for (const Route& route : routes()) {
    const bool is_stream = route.pattern.ends_with("/events");
    if (route.method == Method::kDelete || is_stream) continue;
    const RawAnswer answer = browser.send(name_of(route.method), example_of(route));
    EXPECT_NE(answer.header("Content-Security-Policy").find("default-src 'self'"), std::string::npos)
        << operation_of(route);
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << operation_of(route);
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer") << operation_of(route);
    EXPECT_FALSE(answer.header("X-Request-Id").empty()) << operation_of(route);
    EXPECT_LT(answer.status, 500) << operation_of(route) << answer.body;
    if (answer.status < 400) continue;
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << operation_of(route);
  }
}

TEST(Routes, SayWhatAnAddressKnows) {
  const RunningServer running;
  const Browser browser(running.port());
  const RawAnswer answer = browser.send("PATCH", "/imports");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, POST");
  EXPECT_EQ(browser.get("/nothing").status, 404);
  EXPECT_EQ(browser.get("/imports/1/").status, 404);
}

}  // namespace
}  // namespace inlet::server
