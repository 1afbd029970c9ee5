// SPDX-License-Identifier: Apache-2.0
//
// People of a running server: invited by the administrator, signed in by their link.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/server/running_server.h"

namespace inlet::testing {

struct Person {
  std::int64_t id = 0;
  Browser browser;
};

// The body of an invitation.
inline std::string invitation_of(std::string_view name, std::string_view role) {
  return R"({"name":")" + std::string(name) + R"(","email":")" + std::string(name) + R"(@example.com","role":")" +
         std::string(role) + R"("})";
}

inline std::string acceptance_of(std::string_view token, std::string_view password = kPassword) {
  return R"({"token":")" + std::string(token) + R"(","password":")" + std::string(password) + R"("})";
}

// Takes a link, and is signed in by it.
inline Browser accept(std::uint16_t port, const RawAnswer& link) {
  Browser browser(port);
  const RawAnswer answer = browser.send("POST", "/invitation", acceptance_of(json_of(link).at("token").as_string()));
  EXPECT_EQ(answer.status, 201) << answer.body;
  if (answer.status == 201) browser.keep(answer);
  return browser;
}

inline Person join(const RunningServer& running, const Browser& administrator, std::string_view name,
                   std::string_view role) {
  const RawAnswer link = administrator.send("POST", "/users", invitation_of(name, role));
  EXPECT_EQ(link.status, 201) << link.body;
  return {json_of(link).at("user").at("id").as_int64(), accept(running.port(), link)};
}

// What a program sends instead of a cookie.
inline RawAnswer ask_with_token(std::uint16_t port, std::string_view token, std::string_view method,
                                std::string_view path, std::string_view body = {}) {
  return Browser(port).send(method, path, body, "Authorization: Bearer " + std::string(token) + "\r\n");
}

}  // namespace inlet::testing
