// SPDX-License-Identifier: Apache-2.0
//
// Who is at the other end, seen past the proxies that we trust. What anybody else writes into X-Forwarded-* is ignored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "server/http/request.h"

namespace inlet::server {

// Addresses of proxies: "127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8".
class TrustedProxies {
 public:
  TrustedProxies() = default;
  // BAD_SETTING for what is no address or network.
  static Result<TrustedProxies> create(const std::vector<std::string>& networks);
  bool contains(std::string_view address) const;
  bool empty() const { return networks_.empty(); }

 private:
  struct Network {
    std::vector<std::uint8_t> bytes;  // 4 or 16
    unsigned bits = 0;
  };
  std::vector<Network> networks_;
};

// The last address of X-Forwarded-For that no trusted proxy has, read from the end; the socket's own when it is no proxy.
std::string client_address(const Request& request, const TrustedProxies& proxies);
// Whom the address belongs to: an IPv4 address is somebody's, of IPv6 one has a network of 64 bits and may come from all of it.
std::string network_of(std::string_view address);
// Whether the client speaks TLS with the proxy (X-Forwarded-Proto).
bool is_forwarded_tls(const Request& request, const TrustedProxies& proxies);

}  // namespace inlet::server
