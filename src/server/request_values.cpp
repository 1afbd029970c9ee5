// SPDX-License-Identifier: Apache-2.0
#include "server/request_values.h"

#include <algorithm>
#include <charconv>

namespace inlet::server {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

base::Error bad_request(std::string sentence) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {std::move(sentence)});
}

Result<std::int64_t> path_id(const Request& request, std::string_view name) {
  const std::string_view text = request.path_parameter(name);
  const auto id = whole_number(text);
  const bool is_plain = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if (!id || !is_plain)
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"“" + std::string(text) + "”"});
  return *id;
}

Result<std::optional<std::int64_t>> query_integer(const Request& request, std::string_view name, std::int64_t least,
                                                  std::int64_t most) {
  const auto text = request.query_value(name);
  if (!text || text->empty()) return std::optional<std::int64_t>();
  const auto number = whole_number(*text);
  if (!number || *number < least || *number > most) {
    const std::string range = most == std::numeric_limits<std::int64_t>::max()
                                  ? "at least " + std::to_string(least)
                                  : std::to_string(least) + " to " + std::to_string(most);
    return bad_request("“" + std::string(name) + "” must be a whole number, " + range + ".");
  }
  return number;
}

Result<bool> query_boolean(const Request& request, std::string_view name) {
  const std::string_view text = request.query_value(name).value_or("");
  if (text == "true") return true;
  if (text.empty() || text == "false") return false;
  return bad_request("“" + std::string(name) + "” must be true or false.");
}

Result<std::string> query_text(const Request& request, std::string_view name, std::size_t max_bytes) {
  const std::string_view text = request.query_value(name).value_or("");
  if (text.size() > max_bytes)
    return bad_request("“" + std::string(name) + "” is longer than " + std::to_string(max_bytes) + " bytes.");
  return std::string(text);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

Result<PageRequest> page_request(const Request& request) {
  PageRequest page;
  INLET_ASSIGN(const auto limit, query_integer(request, "limit", 1, 200));
  if (limit) page.limit = static_cast<std::uint32_t>(*limit);
  INLET_ASSIGN(page.cursor, query_text(request, "after", 500));
  return page;
}

Result<std::int64_t> id_of_cursor(const std::string& cursor) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), id);
  if (!cursor.empty() && (fault != std::errc() || end != cursor.data() + cursor.size() || id < 1)) {
    return bad_request("“after” is not a place in this list.");
  }
  return id;
}

Result<void> read_body(const Request& request, const base::JsonReader::Read& read) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(request.body));
  return base::read_json(value, read);
}

}  // namespace inlet::server
