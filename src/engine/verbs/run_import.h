// SPDX-License-Identifier: Apache-2.0
//
// Starts, stops and repeats runs. Each verb may be called twice without harm.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

// Queues a check of all rows. A running or finished check of the same version is kept.
Result<imports::ImportRecord> start_check(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                          std::int64_t version);

// draft -> queued. kConflict when it was started already, or when `version` is not the stored one (0: whatever it is).
Result<imports::ImportRecord> start_import(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                           std::int64_t version);

// Stops at a row border within two seconds; what is done stays. Cancelling a cancelled import is fine.
Result<imports::ImportRecord> cancel_import(Engine& engine, const access::Actor& actor, imports::ImportId id);

// failed -> queued, from where it stood; or a failed undo goes on.
Result<imports::ImportRecord> retry_import(Engine& engine, const access::Actor& actor, imports::ImportId id);

}  // namespace inlet::engine
