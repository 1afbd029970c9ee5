// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/run_event.h"

#include "base/json/json.h"

namespace inlet::engine {

base::JsonObject tally_json(const imports::Tally& tally) {
  return {{"total", tally.total},
          {"created", tally.created},
          {"updated", tally.updated},
          {"unchanged", tally.unchanged},
          {"skipped", tally.skipped},
          {"failed", tally.failed},
          {"not_processed", tally.not_processed},
          {"empty_rows", tally.empty_rows},
          {"left_out", tally.left_out}};
}

std::string progress_event(imports::RunMode mode, const imports::Tally& tally) {
  const char* run = mode == imports::RunMode::kCheck ? "check" : "write";
  return base::write_json(base::JsonObject{{"run", run}, {"done", tally.done()}, {"tally", tally_json(tally)}});
}

std::string state_event(imports::ImportState state, const imports::Tally& tally) {
  return base::write_json(
      base::JsonObject{{"state", imports::name_of(state)}, {"done", tally.done()}, {"tally", tally_json(tally)}});
}

}  // namespace inlet::engine
