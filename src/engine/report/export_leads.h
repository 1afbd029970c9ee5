// SPDX-License-Identifier: Apache-2.0
//
// All leads that a person may export, streamed in order of their id.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

enum class LeadFormat : std::uint8_t { kNdjson, kCsv };

struct LeadExport {
  LeadFormat format = LeadFormat::kNdjson;
  std::string search;               // words, as LeadFilter; empty: all
  std::string conditions;           // JSON, as LeadFilterTexts; empty: all
  std::vector<std::string> fields;  // keys; empty: all that are not hidden
};

// NDJSON: a lead per line, keys of the catalogue plus id, import_job_id and import_row. CSV: labels as header, guarded against
// formulas, and a last column _Lead with the id.
Result<void> export_leads(Engine& engine, const access::Actor& actor, const LeadExport& wanted,
                          const std::function<Result<void>(std::string_view)>& sink);

}  // namespace inlet::engine
