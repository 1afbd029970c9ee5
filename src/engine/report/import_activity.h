// SPDX-License-Identifier: Apache-2.0
//
// How many records were imported on each of the last days, for the picture over Batch Jobs.
#pragma once

#include <vector>

#include "access/actor.h"
#include "base/clock/civil_date.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

struct DayOfImports {
  base::CivilDate day;  // in the organisation's time zone
  std::int64_t imports = 0;
  imports::Tally rows;
};

// Today and the days before it, oldest first, also those on which nothing ended. Of all imports, or of one's own for who may
// see no others.
Result<std::vector<DayOfImports>> import_activity(Engine& engine, const access::Actor& actor, int days);

}  // namespace inlet::engine
