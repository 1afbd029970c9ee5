// SPDX-License-Identifier: Apache-2.0
//
// Reads what requests say, strictly: a number that is none, or a member that nobody knows, is refused with its name.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "base/json/json.h"
#include "server/http/request.h"

namespace inlet::server {

// BAD_REQUEST with a sentence.
base::Error bad_request(std::string sentence);

// NO_SUCH_THING for what can't be an id: it is as absent as any other.
Result<std::int64_t> path_id(const Request& request, std::string_view name = "id");

Result<std::optional<std::int64_t>> query_integer(const Request& request, std::string_view name, std::int64_t least = 0,
                                                  std::int64_t most = std::numeric_limits<std::int64_t>::max());
Result<bool> query_boolean(const Request& request, std::string_view name);  // absent: false
// "" when absent; refused above `max_bytes`.
Result<std::string> query_text(const Request& request, std::string_view name, std::size_t max_bytes);
std::vector<std::string> split_list(std::string_view text);  // "a,b" by commas; blank parts are left out

struct PageRequest {
  std::uint32_t limit = 25;
  std::string cursor;
};
Result<PageRequest> page_request(const Request& request);
// Of lists that go on behind an id; 0: from the beginning.
Result<std::int64_t> id_of_cursor(const std::string& cursor);

// The body as a JSON object, every problem named at once.
Result<void> read_body(const Request& request, const base::JsonReader::Read& read);

}  // namespace inlet::server
