// SPDX-License-Identifier: Apache-2.0
//
// Says that a file was imported before, or one with many of the same people, before `import` and `check` go on.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"

namespace inlet::cli {

Result<void> tell_of_earlier_files(engine::Engine& engine, const access::Actor& actor,
                                   const imports::ImportRecord& record);

}  // namespace inlet::cli
