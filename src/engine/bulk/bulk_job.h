// SPDX-License-Identifier: Apache-2.0
//
// A change of more leads than are made at once, in the background.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// Runs until the job is settled or given back; safe to call again after any return and after a crash. An Error means that not
// even that could be written.
Result<void> run_bulk(Engine& engine, const jobs::LeasedJob& job);

}  // namespace inlet::engine
