// SPDX-License-Identifier: Apache-2.0
//
// What the ledger tells those who watch an import.
#pragma once

#include <string>

#include "base/json/json.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

// The counters under the names that the API and the command line give them.
base::JsonObject tally_json(const imports::Tally& tally);

std::string progress_event(imports::RunMode mode, const imports::Tally& tally);
std::string state_event(imports::ImportState state, const imports::Tally& tally);

}  // namespace inlet::engine
