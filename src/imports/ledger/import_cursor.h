// SPDX-License-Identifier: Apache-2.0
//
// A place between two imports of a sorted list, as text that callers hand back unread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inlet::imports {

struct ImportCursor {
  bool backwards = false;   // the page before this place
  std::int64_t number = 0;  // what the list is sorted by: a number or a text, then the id
  std::string text;
  std::int64_t id = 0;
  friend bool operator==(const ImportCursor&, const ImportCursor&) = default;
};

std::string write_cursor(const ImportCursor& cursor);
std::optional<ImportCursor> read_cursor(std::string_view text);

}  // namespace inlet::imports
