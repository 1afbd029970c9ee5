// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/batch_leads.h"

#include <algorithm>
#include <cstdlib>

namespace inlet::engine {
namespace {

using leads::LeadId;

// " (Ann Lee)": how people know the lead.
std::string name_in_brackets(const leads::Lead& lead) {
  std::string name(lead.get("first_name").text());
  const std::string_view last = lead.get("last_name").text();
  if (!name.empty() && !last.empty()) name += ' ';
  name += last;
  if (name.empty()) name = lead.get("company").text();
  return name.empty() ? name : " (" + name + ")";
}

}  // namespace

access::UserId owner_of(const leads::Lead& lead) {
  const leads::Value owner = lead.get("owner");
  return owner.kind == leads::ValueKind::kUser ? owner.number : 0;
}

Result<void> BatchLeads::load(std::span<const LeadId> ids) {
  if (ids.empty()) return {};
  INLET_ASSIGN(auto found, target_->load(ids));
  for (leads::Lead& lead : found) {
    const LeadId id = lead.id;
    leads_.emplace(id, std::move(lead));
  }
  return {};
}

Result<leads::Lead*> BatchLeads::find(LeadId id) {
  if (const auto known = leads_.find(id); known != leads_.end()) return &known->second;
  INLET_TRY(write_pending());
  INLET_ASSIGN(auto found, target_->load(std::span(&id, 1)));
  if (found.size() != 1) return base::internal_error("a key is held by lead " + std::to_string(id) + ", which is gone");
  return &leads_.emplace(id, std::move(found.front())).first->second;
}

Result<std::string> BatchLeads::describe(LeadId id) {
  if (const auto row = row_of_new(id)) return "row " + std::to_string(*row);
  INLET_ASSIGN(const leads::Lead* lead, find(id));
  if (lead->id < 0) return "row " + std::to_string(-lead->id);
  if (!plan_->actor.may(access::Right::kViewLeads, owner_of(*lead))) return std::string("a lead you may not see");
  const auto is_hidden = [&](const char* key) { return plan_->actor.field(key) == access::FieldAccess::kHidden; };
  const bool is_name_hidden = is_hidden("first_name") || is_hidden("last_name") || is_hidden("company");
  return "lead " + std::to_string(id) + (is_name_hidden ? std::string() : name_in_brackets(*lead));
}

std::optional<std::int64_t> BatchLeads::row_of_new(LeadId id) const {
  const auto size_of = [](const std::pair<LeadId, std::int64_t>& lead) { return std::abs(lead.first); };
  const auto place = std::ranges::lower_bound(rows_of_new_, std::abs(id), {}, size_of);
  if (place == rows_of_new_.end() || place->first != id) return std::nullopt;
  return place->second;
}

void BatchLeads::create(LeadId id, std::int64_t row, const leads::Value* values) {
  pending_.push_back({id, row, values});
  rows_of_new_.emplace_back(id, row);
}

Result<void> BatchLeads::write() {
  INLET_TRY(write_pending());
  INLET_TRY(write_changes());
  return write_claims();
}

Result<void> BatchLeads::write_pending() {
  if (pending_.empty()) return {};
  INLET_TRY(target_->create(conversion_->fields(), pending_));
  pending_.clear();
  return {};
}

Result<void> BatchLeads::write_changes() {
  if (changes_.empty()) return {};
  INLET_TRY(target_->update(changes_));
  changes_.clear();
  return {};
}

Result<void> BatchLeads::write_claims() {
  if (claims_.empty()) return {};
  INLET_ASSIGN(const auto lost, target_->keys().claim(claims_));
  claims_.clear();
  if (!lost.empty()) return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"A lead"});
  return {};
}

}  // namespace inlet::engine
