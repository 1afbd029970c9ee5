// SPDX-License-Identifier: Apache-2.0
#include "server/http/message_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace inlet::server {
namespace {

bool is_token_character(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
  return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_token_character); }

// Visible characters, bytes of UTF-8, and tabs and spaces between them.
bool is_field_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::uint64_t> read_length(std::string_view text) {
  std::uint64_t length = 0;
  if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), length);
  return length;
}

std::optional<HeadFault> read_request_line(std::string_view line, const HeadLimits& limits, RequestHead& head) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return HeadFault{400, "request line"};
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(line.substr(0, first))) return HeadFault{400, "method"};
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return HeadFault{505, "version"};
  if (target.size() > limits.target_bytes) return HeadFault{414, "length of the address"};
  const bool is_plain =
      std::ranges::all_of(target, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
  if (!is_plain || !read_target(target, head.request)) return HeadFault{400, "address"};
  head.request.method = method_named(line.substr(0, first));
  head.keep_alive = version == "HTTP/1.1";
  return std::nullopt;
}

std::optional<HeadFault> read_field(std::string_view line, RequestHead& head) {
  const std::size_t colon = line.find(':');
  // A line that begins with a space (obs-fold) or has one before the colon has no token for a name.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return HeadFault{400, "header line"};
  const std::string_view value = trim(line.substr(colon + 1));
  if (!is_field_value(value)) return HeadFault{400, "header value"};
  head.request.headers.emplace_back(lower_case(line.substr(0, colon)), std::string(value));
  return std::nullopt;
}

std::size_t count_of(const Request& request, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count(request.headers, name, &NamedText::first));
}

std::optional<HeadFault> read_framing(bool is_http_1_0, RequestHead& head) {
  Request& request = head.request;
  const std::size_t lengths = count_of(request, "content-length");
  const std::size_t encodings = count_of(request, "transfer-encoding");
  if (lengths > 1 || encodings > 1 || (lengths == 1 && encodings == 1)) return HeadFault{400, "message length"};
  if (lengths == 1) {
    request.content_length = read_length(request.header("content-length"));
    if (!request.content_length) return HeadFault{400, "message length"};
  }
  if (encodings == 1) {
    if (is_http_1_0) return HeadFault{400, "message length"};
    if (lower_case(request.header("transfer-encoding")) != "chunked") return HeadFault{501, "transfer encoding"};
    head.chunked = true;
  }
  return std::nullopt;
}

std::optional<HeadFault> read_meaning(bool is_http_1_0, RequestHead& head) {
  Request& request = head.request;
  const std::size_t hosts = count_of(request, "host");
  if (hosts > 1 || (hosts == 0 && !is_http_1_0)) return HeadFault{400, "host"};
  if (auto fault = read_framing(is_http_1_0, head)) return fault;
  const std::string connection = lower_case(request.header("connection"));
  if (connection.find("close") != std::string::npos) head.keep_alive = false;
  if (is_http_1_0 && connection.find("keep-alive") != std::string::npos) head.keep_alive = true;
  if (const std::string_view expect = request.header("expect"); !expect.empty()) {
    if (lower_case(expect) != "100-continue") return HeadFault{417, "expectation"};
    head.expects_continue = !is_http_1_0;
  }
  for (const auto& [name, value] : request.headers) {
    if (name == "cookie") read_cookies(value, request.cookies);
  }
  return std::nullopt;
}

constexpr std::array<std::pair<int, std::string_view>, 28> kReasons = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
}};

void append_field(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ");
  for (const char c : value) text += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  text += "\r\n";
}

}  // namespace

HeadSearch find_head(std::string_view bytes, const HeadLimits& limits) {
  const std::string_view seen = bytes.substr(0, limits.head_bytes);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i] == '\0') return {HeadFault{400, "NUL in a header"}, 0};
    if (seen[i] == '\n' && (i == 0 || seen[i - 1] != '\r')) return {HeadFault{400, "bare line feed"}, 0};
    if (seen[i] == '\r' && i + 1 < seen.size() && seen[i + 1] != '\n')
      return {HeadFault{400, "bare carriage return"}, 0};
    if (seen[i] == '\n' && i >= 3 && seen[i - 2] == '\n') return {std::nullopt, i + 1};
    if (seen[i] == '\n' && i == 1) return {HeadFault{400, "empty line before a request"}, 0};
  }
  if (bytes.size() < limits.head_bytes) return {};
  const bool is_long_target = bytes.substr(0, limits.target_bytes + 16).find('\n') == std::string_view::npos;
  return {is_long_target ? HeadFault{414, "length of the address"} : HeadFault{431, "size of the headers"}, 0};
}

std::optional<HeadFault> read_head(std::string_view bytes, const HeadLimits& limits, RequestHead& head) {
  bytes.remove_suffix(2);  // the empty line
  std::size_t lines = 0;
  bool is_http_1_0 = false;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find("\r\n");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 2);
    if (lines > limits.fields) return HeadFault{431, "number of headers"};
    auto fault = lines == 0 ? read_request_line(line, limits, head) : read_field(line, head);
    if (fault) return fault;
    if (lines == 0) is_http_1_0 = line.ends_with("HTTP/1.0");
    ++lines;
  }
  return read_meaning(is_http_1_0, head);
}

std::string write_head(const Response& response, Framing framing, std::uint64_t size_bytes, bool keep_alive) {
  const auto reason = std::ranges::find(kReasons, response.status, &std::pair<int, std::string_view>::first);
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
  text += reason == kReasons.end() ? std::string_view("Status") : reason->second;
  text += "\r\n";
  for (const auto& [name, value] : response.headers) append_field(text, name, value);
  if (framing == Framing::kLength) append_field(text, "Content-Length", std::to_string(size_bytes));
  if (framing == Framing::kChunked) append_field(text, "Transfer-Encoding", "chunked");
  append_field(text, "Connection", keep_alive && framing != Framing::kUntilClose ? "keep-alive" : "close");
  text += "\r\n";
  return text;
}

}  // namespace inlet::server
