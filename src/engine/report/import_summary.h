// SPDX-License-Identifier: Apache-2.0
//
// An import in numbers: its tally, and why rows failed, were skipped or carry a warning, biggest group first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/pipeline/run_plan.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

struct ImportSummary {
  imports::Tally tally;
  std::optional<std::int64_t> duration_ms;  // from first processing to the end
  std::vector<std::string> columns;         // as in the file
  std::vector<imports::ErrorGroup> groups;  // fails, then skips, then warnings
};

// As the actor may see it (veil.h).
Result<ImportSummary> summarize(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record);
// The same from what a run left, without an import that was started: a check of the command line.
Result<ImportSummary> summarize_run(store::Transaction& transaction, imports::RunId run, const RunPlan& plan);

std::string message_of(const imports::RowError& error);
std::string remedy_of(const imports::RowError& error);

}  // namespace inlet::engine
