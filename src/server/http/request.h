// SPDX-License-Identifier: Apache-2.0
//
// One request as handlers see it: parsed, decoded, bounded. Names of headers are in lower case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/errors/result.h"

namespace inlet::server {

enum class Method : std::uint8_t { kGet, kHead, kPost, kPut, kPatch, kDelete, kOther };

std::string_view name_of(Method method);  // GET ...; OTHER for what Inlet has no use for
Method method_named(std::string_view name);
// GET and HEAD: asking changes nothing.
bool is_safe(Method method);

using NamedText = std::pair<std::string, std::string>;

struct Request {
  Method method = Method::kGet;
  std::string path;              // decoded, begins with "/"; UTF-8
  std::vector<NamedText> query;  // decoded, in the order sent
  std::vector<NamedText> headers;
  std::vector<NamedText> cookies;
  std::vector<NamedText> path_parameters;  // set by the router
  std::optional<std::uint64_t> content_length;
  std::string remote_address;  // of the socket, without port
  std::string id;              // of this request: in the log, in problems and in X-Request-Id
  std::string body;            // whole, for routes that take a bounded body

  // The first of that name; empty when there is none.
  std::string_view header(std::string_view lower_case_name) const;
  std::string_view cookie(std::string_view name) const;
  std::string_view path_parameter(std::string_view name) const;
  std::optional<std::string_view> query_value(std::string_view name) const;
};

// Receives the body of an upload piece by piece, on a thread of the pool; never holds a thread while the client is slow.
// Destroyed without finish(): the upload did not arrive whole.
struct Response;
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual Result<void> write(std::string_view piece) = 0;
  virtual Response finish() = 0;
};

// Reads "/a/b%20c?x=1&y" into path and query. False when it is not valid: bad escapes, a NUL, bytes that are not UTF-8, a
// fragment, "..".
bool read_target(std::string_view target, Request& request);

// Reads the value of a Cookie header; what is malformed is passed over.
void read_cookies(std::string_view value, std::vector<NamedText>& cookies);

}  // namespace inlet::server
