// SPDX-License-Identifier: Apache-2.0
//
// The different values behind a group of errors, each with what could be meant: one choice mends all of its rows.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_ledger.h"
#include "leads/convert/value_proposals.h"

namespace inlet::engine {

struct ReasonValue {
  imports::ErrorValue value;
  std::vector<leads::ValueProposal> proposals;
};
struct ReasonValuePage {
  std::vector<ReasonValue> values;  // most frequent first
  std::int64_t total = 0;
};

// Of the check of a draft, else of the import itself. None of a field that the actor may not see.
Result<ReasonValuePage> reason_values(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                      base::Code code, std::optional<std::int32_t> column, std::uint32_t offset,
                                      std::uint32_t limit);

}  // namespace inlet::engine
