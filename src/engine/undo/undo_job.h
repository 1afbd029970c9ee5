// SPDX-License-Identifier: Apache-2.0
//
// What a worker does with a leased undo: batch by batch, each one transaction with its progress, until the import is undone. The
// state of the import itself never changes.
#pragma once

#include <functional>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/undo_ledger.h"
#include "jobs/job.h"

namespace inlet::engine {

using UndoProgress = std::function<void(const imports::UndoTally&)>;

// Runs until the job is settled or given back; safe to call again after any return and after a crash. An Error means that not
// even that could be written; the lease then runs out and somebody takes the job over.
Result<void> run_undo(Engine& engine, const jobs::LeasedJob& job, const UndoProgress& progress = {});

// "11,588 leads removed, 3 restored, 42 kept." without grouping, as notices have it.
std::string describe(const imports::UndoTally& tally);

}  // namespace inlet::engine
