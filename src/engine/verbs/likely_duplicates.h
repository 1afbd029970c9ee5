// SPDX-License-Identifier: Apache-2.0
//
// Pairs of leads that look like the same person: listed with the reasons, looked for again, and told apart for good.
#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/dedupe/likely_job.h"
#include "engine/engine.h"
#include "leads/dedupe/likely_records.h"
#include "leads/values/lead.h"

namespace inlet::engine {

struct LikelyView {
  leads::LikelyPair pair;
  std::vector<leads::LikeReason> reasons;  // by the leads as they are now; none about fields hidden from the person
  leads::Lead left;                        // the older one
  leads::Lead right;
};

struct LikelyList {
  std::vector<LikelyView> pairs;  // best first
  std::string next_cursor;        // empty at the end
  std::int64_t total = 0;         // at most 1,000 for whom fields are hidden
  LikelySearch search;
};
struct LikelyWish {
  leads::LeadId lead = 0;      // pairs with this lead; 0: with any
  std::int64_t import_id = 0;  // pairs with a lead that the import created; 0: with any
};
// Pairs of which the person may see both.
Result<LikelyList> list_likely(Engine& engine, const access::Actor& actor, const LikelyWish& wish,
                               const std::string& cursor, std::uint32_t limit);

// One of them. kNotFound for what is not listed for the person.
Result<LikelyView> find_likely(Engine& engine, const access::Actor& actor, std::int64_t id);

// Looks at all leads again, as a job; gives its number.
Result<jobs::JobId> search_likely(Engine& engine, const access::Actor& actor);

// Looks for duplicates of one lead, at once. kNotFound for what the person may not see.
Result<void> search_likely_of(Engine& engine, const access::Actor& actor, leads::LeadId lead);

// "Not a duplicate": the pair is never listed again. kNotFound for what is not listed for the person.
Result<void> dismiss_likely(Engine& engine, const access::Actor& actor, std::int64_t id);

}  // namespace inlet::engine
