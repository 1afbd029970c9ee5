// SPDX-License-Identifier: Apache-2.0
//
// What a worker does with a leased job: runs its import or check, and carries the import through its states. The end of a job,
// the import's state, its counts and the notice to the starter are one commit.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/pipeline/import_run.h"
#include "jobs/job.h"

namespace inlet::engine {

// Runs until the job is settled or given back. An Error means that not even that could be written; the lease then runs out and
// somebody takes the job over.
Result<void> run_job(Engine& engine, const jobs::LeasedJob& job, const ImportRun::Progress& progress = {});

}  // namespace inlet::engine
