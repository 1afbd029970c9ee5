// SPDX-License-Identifier: Apache-2.0
//
// What a doctor says of a database server that is slow without being wrong: which table, why, and what to do.
#pragma once

#include <vector>

#include "engine/verbs/examine.h"
#include "store/database/database_health.h"

namespace inlet::engine {

// One good finding where nothing makes it slow.
std::vector<Finding> slowness_findings(const store::DatabaseHealth& health);

}  // namespace inlet::engine
