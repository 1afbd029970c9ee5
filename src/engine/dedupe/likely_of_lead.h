// SPDX-License-Identifier: Apache-2.0
//
// Looks for the likely duplicates of one lead while a person waits: the index of the search names candidates, so the answer comes
// at once however many leads there are.
#pragma once

#include <vector>

#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "leads/dedupe/likely_records.h"
#include "leads/values/lead.h"
#include "store/database/database.h"

namespace inlet::engine {

// Pairs of the lead with others that look like the same person, best first; nothing is written.
Result<std::vector<leads::LikelyPair>> likely_pairs_of(store::Transaction& transaction, const leads::Lead& lead,
                                                       base::TimePoint now);

}  // namespace inlet::engine
