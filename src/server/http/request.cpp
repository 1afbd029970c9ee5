// SPDX-License-Identifier: Apache-2.0
#include "server/http/request.h"

#include <algorithm>
#include <array>

#include "base/text/utf8.h"

namespace inlet::server {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> kMethods = {{
    {Method::kGet, "GET"},
    {Method::kHead, "HEAD"},
    {Method::kPost, "POST"},
    {Method::kPut, "PUT"},
    {Method::kPatch, "PATCH"},
    {Method::kDelete, "DELETE"},
}};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus : std::uint8_t { kIsPlus, kIsSpace };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::kIsSpace) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!base::is_valid_utf8(decoded)) return std::nullopt;
  return decoded;
}

bool has_dot_segment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

bool read_query(std::string_view text, std::vector<NamedText>& query) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    auto name = decode(part.substr(0, equals), Plus::kIsSpace);
    auto value =
        decode(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), Plus::kIsSpace);
    if (!name || !value) return false;
    query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

std::string_view find_first(const std::vector<NamedText>& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &NamedText::first);
  return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::string_view name_of(Method method) {
  const auto found = std::ranges::find(kMethods, method, &std::pair<Method, std::string_view>::first);
  return found == kMethods.end() ? "OTHER" : found->second;
}

Method method_named(std::string_view name) {
  const auto found = std::ranges::find(kMethods, name, &std::pair<Method, std::string_view>::second);
  return found == kMethods.end() ? Method::kOther : found->first;
}

bool is_safe(Method method) { return method == Method::kGet || method == Method::kHead; }

std::string_view Request::header(std::string_view lower_case_name) const {
  return find_first(headers, lower_case_name);
}

std::string_view Request::cookie(std::string_view name) const { return find_first(cookies, name); }

std::string_view Request::path_parameter(std::string_view name) const { return find_first(path_parameters, name); }

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const auto found = std::ranges::find(query, name, &NamedText::first);
  if (found == query.end()) return std::nullopt;
  return found->second;
}

bool read_target(std::string_view target, Request& request) {
  // Absolute form, as proxies send it: what is before the path says nothing new.
  if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos && target.front() != '/') {
    const std::size_t slash = target.find('/', scheme + 3);
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  if (target.empty() || target.front() != '/' || target.find('#') != std::string_view::npos) return false;
  const std::size_t mark = target.find('?');
  auto path = decode(target.substr(0, mark), Plus::kIsPlus);
  if (!path || has_dot_segment(*path)) return false;
  request.path = std::move(*path);
  return mark == std::string_view::npos || read_query(target.substr(mark + 1), request.query);
}

void read_cookies(std::string_view value, std::vector<NamedText>& cookies) {
  while (!value.empty()) {
    std::string_view part = value.substr(0, value.find(';'));
    value.remove_prefix(std::min(value.size(), part.size() + 1));
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    cookies.emplace_back(std::string(part.substr(0, equals)), std::string(part.substr(equals + 1)));
  }
}

}  // namespace inlet::server
