// SPDX-License-Identifier: Apache-2.0
//
// Looks for likely duplicates in the background: of the leads of one import among all, or of all leads. Reads in small steps, so
// nobody waits for it; an interrupted search begins again (semantics 21).
#pragma once

#include <cstdint>
#include <optional>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// How the newest search stands, for people.
struct LikelySearch {
  enum class State : std::uint8_t { kNever, kQueued, kRunning, kDone };
  State state = State::kNever;
  std::int64_t import_id = 0;  // 0: all leads
  std::int64_t done = 0;       // steps of reading, in leads
  std::int64_t total = 0;
  std::int64_t found = 0;
  std::int64_t left_out = 0;  // leads not compared by one of their likenesses, since too many share it
  std::optional<base::TimePoint> ended_at;
};
Result<LikelySearch> read_likely_search(store::Transaction& transaction);
Result<void> store_likely_search(store::Transaction& transaction, const LikelySearch& search);

// Puts a search into the queue, inside the transaction; `import_id` 0: over all leads.
Result<jobs::JobId> enqueue_likely(store::Transaction& transaction, std::int64_t import_id, access::UserId user,
                                   base::TimePoint now);

// Runs until the job is settled or given back; safe to call again after any return and after a crash. An Error means that not
// even that could be written.
Result<void> run_likely(Engine& engine, const jobs::LeasedJob& job);

}  // namespace inlet::engine
