// SPDX-License-Identifier: Apache-2.0
//
// Two leads that are one person become one, by hand, field by field. The older one stays, with its id, its history and the import
// it came from; the other goes to the trash, where its history names the one that stayed. Taking it out of there brings it back
// as it was; the merged values stay in the history of the one that was kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "leads/values/lead.h"

namespace inlet::engine {

struct LeadVersion {
  leads::LeadId lead = 0;
  std::int64_t version = 0;  // that the person has seen
};

struct MergeWish {
  LeadVersion one;
  LeadVersion other;
  // Keys of fields whose value comes from the younger lead. All others keep the older lead's value, or get the younger one's
  // where it is blank. Options of fields with several choices are joined, and an opt-out of either stays.
  std::vector<std::string> take_from_younger;
};

// Gives the lead that was kept. kConflict when one of them has another version by now or is in the trash; kNotFound for what the
// person may not see, kForbidden for what the person may not edit; kInvalidInput for an unknown field.
Result<leads::LeadId> merge_leads(Engine& engine, const access::Actor& actor, const MergeWish& wish);

}  // namespace inlet::engine
