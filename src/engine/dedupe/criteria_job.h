// SPDX-License-Identifier: Apache-2.0
//
// What a worker does after an administrator has changed the criteria: gives all leads their keys under the new ones, lets the
// list take effect, and removes the keys of dropped ones when no import works with them any more. Each batch is one transaction
// with its progress, so imports wait no longer than that, and a crash loses at most one batch.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// Runs until the job is settled or given back; safe to call again after any return and after a crash. An Error means that not
// even that could be written.
Result<void> run_criteria(Engine& engine, const jobs::LeasedJob& job);

}  // namespace inlet::engine
