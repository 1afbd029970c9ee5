// SPDX-License-Identifier: Apache-2.0
//
// One change of many leads, for a person: a few at once, many as a job. Either way it is kept, and can be taken back as long as
// the earlier values are there.
#pragma once

#include <cstdint>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "base/json/json.h"
#include "engine/bulk/bulk_run.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

// Above this many leads a change is a job.
inline constexpr std::int64_t kMostLeadsAtOnce = 500;

struct BulkWish {
  leads::BulkAction action = leads::BulkAction::kEdit;  // all but kUndo
  LeadSelection selection;
  base::JsonObject values;  // of an edit: key -> value as in openapi.yaml, LeadValues
};

struct BulkView {
  leads::BulkChange change;
  bool can_undo = false;
  jobs::JobId job = 0;  // where it was only just put into the queue
};

// Leads that the person may not change, or that may not become so, stay as they are and are counted.
Result<BulkView> change_in_bulk(Engine& engine, const access::Actor& actor, BulkWish wish);
// NOTHING_TO_UNDO for one that still runs, was undone or is an undo itself; GONE when the earlier values are gone. Leads that
// somebody changed since stay as they are.
Result<BulkView> undo_in_bulk(Engine& engine, const access::Actor& actor, std::int64_t id);

// One's own; those of others for who sees the imports of all.
Result<BulkView> find_bulk(Engine& engine, const access::Actor& actor, std::int64_t id);
// Newest first, those with an id below `before`; 0: from the newest on.
Result<std::vector<BulkView>> list_bulk(Engine& engine, const access::Actor& actor, std::int64_t before,
                                        std::uint32_t limit);

}  // namespace inlet::engine
