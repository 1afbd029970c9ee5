// SPDX-License-Identifier: Apache-2.0
//
// The first records of a file as the leads they would become, with the choices made so far: the card "As a lead". Writes
// nothing and looks for no duplicates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

struct SampleValue {
  std::string field;                    // key
  std::optional<std::uint32_t> column;  // the first one that goes to the field; none for parts of a full name
  std::string text;                     // as in the file
  std::string display;                  // as it would be read; empty when blank or bad
  std::vector<imports::RowError> messages;
};

struct SampleLead {
  std::int64_t row = 0;
  std::vector<SampleValue> values;  // in catalogue order
};

// Empty while nothing is mapped; kInvalidInput for a mapping that can't be (FIELD_MAPPED_TWICE).
Result<std::vector<SampleLead>> sample_leads(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                             std::uint32_t limit);

}  // namespace inlet::engine
