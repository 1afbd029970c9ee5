// SPDX-License-Identifier: Apache-2.0
#include "cli/lead_line.h"

#include "engine/verbs/change_leads.h"

namespace inlet::cli {

std::string_view shown(const leads::Lead& lead, std::string_view field, const access::Actor& actor) {
  return actor.field(field) == access::FieldAccess::kHidden ? std::string_view() : lead.get(field).text();
}

std::string lead_line(const leads::Lead& lead, const access::Actor& actor) {
  std::string line = std::to_string(lead.id);
  std::string name(shown(lead, "first_name", actor));
  const std::string_view last = shown(lead, "last_name", actor);
  name += (name.empty() || last.empty() ? "" : " ") + std::string(last);
  if (!name.empty()) line += " " + name;
  for (const char* field : {"company", "email", "phone"}) {
    const std::string_view text = shown(lead, field, actor);
    if (!text.empty()) line += ", " + std::string(text);
  }
  return line;
}

Result<std::string> lead_line(store::Transaction& transaction, const access::Actor& actor, leads::LeadId id) {
  const auto lead = engine::find_lead(transaction, actor, id);
  if (lead.has_value()) return lead_line(*lead, actor);
  if (lead.error().kind == base::ErrorKind::kNotFound) return std::to_string(id);
  return lead.error();
}

}  // namespace inlet::cli
