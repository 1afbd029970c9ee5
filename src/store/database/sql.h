// SPDX-License-Identifier: Apache-2.0
//
// A statement of the .sql files in the words of each dialect; a connection takes its own. The headers sql/<noun>.h, made from
// the files (cmake/embed_sql.py), name one for each block.
#pragma once

#include <string_view>

namespace inlet::store {

struct Sql {
  std::string_view sqlite;
  std::string_view postgres;
};

}  // namespace inlet::store
