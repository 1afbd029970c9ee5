// SPDX-License-Identifier: Apache-2.0
#include "server/lead_names.h"

#include <algorithm>
#include <vector>

namespace inlet::server {

std::string name_of(const leads::Lead& lead, const access::Actor& actor) {
  const auto shown = [&](std::string_view key) {
    const bool is_hidden = actor.field(key) == access::FieldAccess::kHidden;
    return is_hidden ? std::string() : std::string(lead.get(key).text());
  };
  const std::string first = shown("first_name");
  const std::string last = shown("last_name");
  if (!first.empty() || !last.empty()) return first + (first.empty() || last.empty() ? "" : " ") + last;
  for (const std::string_view key : {"title", "company", "email"}) {
    if (std::string text = shown(key); !text.empty()) return text;
  }
  return "Lead " + std::to_string(lead.id);
}

bool may_see(const access::Actor& actor, const leads::Lead& lead) {
  const leads::Value owner = lead.get("owner");
  return actor.may(access::Right::kViewLeads, owner.is_none() ? 0 : owner.number);
}

Result<LeadNames> LeadNames::find(engine::Engine& engine, const access::Actor& actor,
                                  std::span<const leads::LeadId> ids) {
  std::vector<leads::LeadId> wanted(ids.begin(), ids.end());
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::erase(wanted, 0);
  LeadNames names;
  if (wanted.empty()) return names;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto leads, transaction->leads().find_all(wanted));
  for (const leads::Lead& lead : leads) {
    if (may_see(actor, lead)) names.names_.emplace(lead.id, name_of(lead, actor));
  }
  return names;
}

base::JsonValue LeadNames::reference(leads::LeadId id) const {
  const auto found = names_.find(id);
  if (found == names_.end()) return nullptr;
  return base::JsonObject{{"id", id}, {"title", found->second}};
}

}  // namespace inlet::server
