// SPDX-License-Identifier: Apache-2.0
//
// Searches everything that is kept for one person, and erases what was found when somebody says so. Each step is one transaction, or
// the reading of one upload, and is safe to repeat; so a job that died goes on where it stood.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// Runs until the job is settled or given back. An Error means that not even that could be written.
Result<void> run_inquiry(Engine& engine, const jobs::LeasedJob& job);

}  // namespace inlet::engine
