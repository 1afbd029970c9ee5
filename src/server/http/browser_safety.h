// SPDX-License-Identifier: Apache-2.0
//
// What keeps other people's pages out of a signed-in browser: the headers of every answer, the cookie, and the two proofs that
// a change comes from our own pages.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace inlet::server {

inline constexpr std::string_view kSessionCookie = "inlet_session";
inline constexpr std::string_view kFormTokenHeader = "x-csrf-token";

enum class Transport : std::uint8_t { kPlain, kTls };

// Adds the security headers, X-Request-Id, and Cache-Control: no-store under /api unless it is set. For answers and refusals alike.
void add_safety_headers(Response& response, const Request& request, Transport transport);

// `lasting` none: until the browser closes. HttpOnly, SameSite=Strict, Path=/, Secure under TLS.
std::string session_cookie(std::string_view token, std::optional<std::chrono::seconds> lasting, Transport transport);
std::string expired_session_cookie(Transport transport);

// False when the browser says that the request comes from another site's page: Origin is neither `public_origin` nor that of
// the Host header, or Sec-Fetch-Site is cross-site. Programs send neither, and pass.
bool is_own_origin(const Request& request, std::string_view public_origin);

// Compares in time that does not tell how much was right.
bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace inlet::server
