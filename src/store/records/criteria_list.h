// SPDX-License-Identifier: Apache-2.0
//
// The criteria of duplicates, as all who make keys read them.
#pragma once

#include <cstdint>
#include <vector>

#include "leads/dedupe/match_key.h"
#include "store/database/connection.h"

namespace inlet::store {

enum class WhichCriteria : std::uint8_t { kActive, kAll };

// In the administrator's order.
Result<std::vector<leads::Criterion>> read_criteria(Connection& connection, WhichCriteria which);

}  // namespace inlet::store
