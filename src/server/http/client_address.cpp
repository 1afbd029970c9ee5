// SPDX-License-Identifier: Apache-2.0
#include "server/http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace inlet::server {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// 4 or 16 bytes; an IPv4 address written as IPv6 counts as IPv4.
std::optional<std::vector<std::uint8_t>> bytes_of(std::string_view text) {
  const std::string address(text);
  std::vector<std::uint8_t> bytes(16);
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) {
    bytes.resize(4);
    return bytes;
  }
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return std::nullopt;
  static constexpr std::uint8_t kMapped[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(std::begin(kMapped), std::end(kMapped), bytes.begin())) bytes.erase(bytes.begin(), bytes.begin() + 12);
  return bytes;
}

bool has_same_beginning(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b, unsigned bits) {
  for (unsigned bit = 0; bit < bits; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) return false;
  }
  return true;
}

// What a proxy wrote: "203.0.113.7", "203.0.113.7:4711", "[2001:db8::1]:4711". Empty when it is no address.
std::string address_of(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[')) text = text.substr(1, text.find(']') - 1);
  if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
  return bytes_of(text) ? std::string(text) : std::string();
}

}  // namespace

Result<TrustedProxies> TrustedProxies::create(const std::vector<std::string>& networks) {
  TrustedProxies proxies;
  for (const std::string& text : networks) {
    const std::size_t slash = text.find('/');
    Network network;
    auto bytes = bytes_of(text.substr(0, slash));
    const auto wrong =
        base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                         {"--trusted-proxy", text, "Write an address like 127.0.0.1, or a network like 10.0.0.0/8."});
    if (!bytes) return wrong;
    network.bits = static_cast<unsigned>(bytes->size() * 8);
    if (slash != std::string::npos) {
      const char* begin = text.data() + slash + 1;
      const char* end = text.data() + text.size();
      unsigned bits = 0;
      const auto [rest, fault] = std::from_chars(begin, end, bits);
      if (fault != std::errc() || rest != end || bits > network.bits) return wrong;
      network.bits = bits;
    }
    network.bytes = std::move(*bytes);
    proxies.networks_.push_back(std::move(network));
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  const auto bytes = networks_.empty() ? std::nullopt : bytes_of(address);
  return bytes && std::ranges::any_of(networks_, [&](const Network& network) {
           return network.bytes.size() == bytes->size() && has_same_beginning(network.bytes, *bytes, network.bits);
         });
}

std::string client_address(const Request& request, const TrustedProxies& proxies) {
  std::string client = request.remote_address;
  std::string_view forwarded = request.header("x-forwarded-for");
  while (proxies.contains(client) && !forwarded.empty()) {
    const std::size_t comma = forwarded.rfind(',');
    const std::string before = address_of(forwarded.substr(comma == std::string_view::npos ? 0 : comma + 1));
    if (before.empty()) return client;
    client = before;
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
  }
  return client;
}

std::string network_of(std::string_view address) {
  static constexpr std::size_t kNetworkBytes = 8;
  auto bytes = bytes_of(address);
  if (!bytes || bytes->size() == 4) return std::string(address);
  std::fill(bytes->begin() + kNetworkBytes, bytes->end(), std::uint8_t{0});
  char text[INET6_ADDRSTRLEN] = {};
  return inet_ntop(AF_INET6, bytes->data(), text, sizeof(text)) + std::string("/64");
}

bool is_forwarded_tls(const Request& request, const TrustedProxies& proxies) {
  return proxies.contains(request.remote_address) && trim(request.header("x-forwarded-proto")) == "https";
}

}  // namespace inlet::server
