// SPDX-License-Identifier: Apache-2.0
//
// Makes a change of many leads, step by step in the order of their ids. A step is one transaction of the caller's: the leads,
// what they had before and how far the change is become true together.
#pragma once

#include <cstdint>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "base/json/json.h"
#include "engine/engine.h"
#include "leads/values/bulk_change.h"
#include "leads/values/lead_filter.h"

namespace inlet::engine {

// Which leads: these, or all that fit.
struct LeadSelection {
  std::vector<leads::LeadId> ids;
  bool all = false;
  leads::LeadFilterTexts filter;  // of `all`; search and conditions count
};

std::string to_json(const LeadSelection& selection);

class BulkRun {
 public:
  // `change` is kept up to date.
  BulkRun(Engine& engine, store::Transaction& transaction, const access::Actor& actor, leads::BulkChange& change)
      : engine_(engine), transaction_(transaction), actor_(actor), change_(change) {}

  // How many leads it is about.
  Result<std::int64_t> count();
  // The next `limit` leads; behind the last one the change is done. UNIQUE_VIOLATION: one of them may not become so, and nothing
  // of the step may be committed.
  Result<void> step(std::uint32_t limit);
  // The next lead stays as it is.
  Result<void> pass_over();

 private:
  struct Next {
    std::vector<leads::Lead> leads;        // those that are there
    std::vector<leads::BulkLead> changes;  // of an undo: what is taken back
    std::int64_t count = 0;
    leads::LeadId last = 0;
  };

  Result<leads::LeadFilter> filter(const LeadSelection& selection);
  Result<Next> next(std::uint32_t limit);
  Result<Next> next_to_undo(std::uint32_t limit);
  Result<void> apply(leads::BulkAction action, const Next& next);
  Result<void> edit(const Next& next);
  Result<void> move(leads::BulkAction action, const Next& next);
  Result<void> go_on(const Next& next);
  Result<void> end();
  bool is_changed_since(const Next& next, const leads::Lead& lead) const;

  Engine& engine_;
  store::Transaction& transaction_;
  const access::Actor& actor_;
  leads::BulkChange& change_;
};

}  // namespace inlet::engine
