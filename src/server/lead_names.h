// SPDX-License-Identifier: Apache-2.0
//
// Leads as lists refer to them: id and what people call them. Leads that the person may not see are not named.
#pragma once

#include <map>
#include <span>
#include <string>

#include "access/actor.h"
#include "base/json/json.h"
#include "engine/engine.h"
#include "leads/values/lead.h"

namespace inlet::server {

// First and last name, else title, company, email or "Lead 17"; of these what the person may see.
std::string name_of(const leads::Lead& lead, const access::Actor& actor);
bool may_see(const access::Actor& actor, const leads::Lead& lead);

class LeadNames {
 public:
  static Result<LeadNames> find(engine::Engine& engine, const access::Actor& actor, std::span<const leads::LeadId> ids);
  // LeadRef, or null for 0 and for what is not there or not to be seen.
  base::JsonValue reference(leads::LeadId id) const;

 private:
  std::map<leads::LeadId, std::string> names_;
};

}  // namespace inlet::server
