// SPDX-License-Identifier: Apache-2.0
//
// How a job that belongs to no import ends early: by a wish to stop, or by an error.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// Gives the job back to the queue.
Result<void> settle_stopped(Engine& engine, const jobs::LeasedJob& job);
// Later, once more, or never again, as jobs/retry_policy.h decides.
Result<void> settle_failed(Engine& engine, const jobs::LeasedJob& job, const base::Error& error);

}  // namespace inlet::engine
