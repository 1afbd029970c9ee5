// SPDX-License-Identifier: Apache-2.0
#include "server/http/browser_safety.h"

namespace inlet::server {
namespace {

// Mantine sets style attributes, which need 'unsafe-inline' for styles; scripts come from our own files only.
constexpr std::string_view kContentPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

}  // namespace

void add_safety_headers(Response& response, const Request& request, Transport transport) {
  response.set("Content-Security-Policy", kContentPolicy)
      .set("X-Content-Type-Options", "nosniff")
      .set("X-Frame-Options", "DENY")
      .set("Referrer-Policy", "no-referrer")
      .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
      .set("Cross-Origin-Opener-Policy", "same-origin")
      .set("Cross-Origin-Resource-Policy", "same-origin")
      .set("X-Request-Id", request.id);
  if (transport == Transport::kTls) response.set("Strict-Transport-Security", "max-age=31536000");
  const bool is_page = response.status < 400 && !request.path.starts_with("/api/");
  if (response.header("Cache-Control").empty()) response.set("Cache-Control", is_page ? "no-cache" : "no-store");
}

std::string session_cookie(std::string_view token, std::optional<std::chrono::seconds> lasting, Transport transport) {
  std::string cookie = std::string(kSessionCookie) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict";
  if (lasting) cookie += "; Max-Age=" + std::to_string(lasting->count());
  if (transport == Transport::kTls) cookie += "; Secure";
  return cookie;
}

std::string expired_session_cookie(Transport transport) {
  return session_cookie("", std::chrono::seconds(0), transport);
}

bool is_own_origin(const Request& request, std::string_view public_origin) {
  if (request.header("sec-fetch-site") == "cross-site") return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;
  if (!public_origin.empty()) return origin == public_origin;
  const std::string_view host = request.header("host");
  return origin == "http://" + std::string(host) || origin == "https://" + std::string(host);
}

bool is_same_secret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0U : 1U;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0 && !a.empty();
}

}  // namespace inlet::server
