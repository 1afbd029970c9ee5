// SPDX-License-Identifier: Apache-2.0
//
// The index of words in leads, which follows them a little later: leads that changed are read anew, new ones in order of id.
#pragma once

#include <cstdint>

#include "store/database/connection.h"

namespace inlet::store {

class SearchIndex {
 public:
  explicit SearchIndex(Connection& connection) : connection_(connection) {}

  // Brings at most `limit` leads into the index; how many there are left.
  Result<std::int64_t> catch_up(std::uint32_t limit);

 private:
  Connection& connection_;
};

}  // namespace inlet::store
