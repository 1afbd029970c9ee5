// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/merge_leads.h"

#include <algorithm>
#include <utility>

#include "engine/verbs/change_leads.h"
#include "leads/dedupe/merge.h"
#include "leads/values/text_arena.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using access::Right;
using base::Code;
using leads::Field;
using leads::FieldChange;
using leads::Lead;
using leads::Value;

access::UserId owner_of(const Lead& lead) {
  const Value owner = lead.get("owner");
  return owner.is_none() ? 0 : owner.number;
}

Result<Lead> load(store::Transaction& transaction, const access::Actor& actor, const LeadVersion& wanted) {
  INLET_ASSIGN(Lead lead, find_lead(transaction, actor, wanted.lead));
  if (!actor.may(Right::kEditLeads, owner_of(lead))) {
    return base::make_error(base::ErrorKind::kForbidden, Code::kNoPermissionRecord);
  }
  if (lead.version != wanted.version || lead.is_trashed()) {
    return base::make_error(base::ErrorKind::kConflict, Code::kConflict, {"The lead"});
  }
  return lead;
}

// What changes in the older lead. Fields that the person may not edit stay as they are, but for an opt-out.
std::vector<FieldChange> changes_of(const leads::FieldCatalog& catalog, const access::Actor& actor, const Lead& older,
                                    const Lead& younger, const std::vector<std::string>& take,
                                    leads::TextArena& arena) {
  std::vector<FieldChange> changes;
  for (const Field& field : catalog.fields()) {
    // Whoever merges: who does not want to be written to stays so.
    const bool is_opt_out = field.key == "email_opt_out";
    const bool is_editable = actor.field(field.key) == access::FieldAccess::kEditable;
    if (field.import_only || (!is_editable && !is_opt_out)) continue;
    const bool is_taken = std::ranges::find(take, field.key) != take.end();
    const bool is_joined = field.type == leads::FieldType::kMultiPicklist;
    const auto rule = is_taken || is_joined ? leads::MergeRule::kOverwrite : leads::MergeRule::kFillBlanks;
    const Value existing = older.get(field.key);
    Value merged = leads::merged_value(field, rule, false, existing, younger.get(field.key), Value(), arena);
    if (is_opt_out && younger.get(field.key).kind == leads::ValueKind::kBoolean && younger.get(field.key).number != 0) {
      merged = younger.get(field.key);
    }
    const bool is_same = (merged.is_none() && existing.is_none()) || merged == existing;
    if (!is_same) changes.push_back({&field, existing, merged});
  }
  return changes;
}

std::vector<leads::KeyClaim> claims_of(const std::vector<leads::Criterion>& criteria,
                                       const leads::FieldCatalog& catalog, const Lead& lead) {
  std::vector<leads::KeyClaim> claims;
  std::string scratch;
  for (const leads::Criterion& criterion : criteria) {
    std::vector<const Field*> fields;
    for (const std::string& key : criterion.fields) fields.push_back(catalog.find(key));
    const auto values = leads::values_of(lead, fields);
    const auto key = leads::match_key(criterion, fields, values, scratch);
    if (key) claims.push_back({*key, lead.id, criterion.unique});
  }
  return claims;
}

std::pair<std::string, std::pair<std::string, std::string>> told(const FieldChange& change) {
  return {change.field->key,
          {leads::text_with_currency(*change.field, change.old_value),
           leads::text_with_currency(*change.field, change.new_value)}};
}

Result<void> record(store::Transaction& transaction, const access::Actor& actor, base::TimePoint now, const Lead& older,
                    const Lead& younger, const std::vector<FieldChange>& changes) {
  leads::LeadEvent merged{now, actor.user, 0, 0, "merged", {}};
  merged.changes.push_back({"merged_lead", {"", std::to_string(younger.id)}});
  for (const FieldChange& change : changes) merged.changes.push_back(told(change));
  INLET_TRY(transaction.leads().record(older.id, merged));
  leads::LeadEvent gone{now, actor.user, 0, 0, "merged_into", {}};
  gone.changes.push_back({"merged_lead", {"", std::to_string(older.id)}});
  INLET_TRY(transaction.leads().record(younger.id, gone));
  store::AuditEntry entry;
  entry.at = now;
  entry.by = actor.user;
  entry.action = "lead.merged";
  entry.subject = "lead " + std::to_string(older.id);
  entry.json = "{\"other\":" + std::to_string(younger.id) + "}";
  entry.from = actor.from;
  return transaction.audit().add(entry);
}

}  // namespace

Result<leads::LeadId> merge_leads(Engine& engine, const access::Actor& actor, const MergeWish& wish) {
  INLET_TRY(access::require(actor, Right::kEditLeads));
  if (wish.one.lead == wish.other.lead) {
    return base::make_error(base::ErrorKind::kInvalidInput, Code::kBadRequest, {"A lead can't be merged with itself."});
  }
  const bool is_in_order = wish.one.lead < wish.other.lead;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const Lead older, load(*transaction, actor, is_in_order ? wish.one : wish.other));
  INLET_ASSIGN(const Lead younger, load(*transaction, actor, is_in_order ? wish.other : wish.one));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  for (const std::string& key : wish.take_from_younger) {
    const Field* field = catalog->find(key);
    const bool is_known = field != nullptr && actor.field(key) != access::FieldAccess::kHidden;
    if (!is_known) return base::make_error(base::ErrorKind::kInvalidInput, Code::kNoSuchField, {key});
    if (actor.field(key) != access::FieldAccess::kEditable) {
      return base::make_error(base::ErrorKind::kForbidden, Code::kNoPermissionField, {field->label});
    }
  }
  leads::TextArena arena;
  leads::LeadChange change{older.id, older.version, {}};
  change.changes = changes_of(*catalog, actor, older, younger, wish.take_from_younger, arena);

  // First the other one's keys are free, so that a unique value can pass from one to the other.
  const base::TimePoint now = engine.clock.now();
  const leads::LeadId gone[] = {younger.id};
  INLET_TRY(transaction->leads().trash(gone, actor.user, now));
  if (!change.changes.empty()) {
    const leads::LeadId kept[] = {older.id};
    INLET_TRY(transaction->duplicates().release(std::span<const leads::LeadId>(kept)));
    INLET_TRY(transaction->leads().update(std::span(&change, 1), actor.user, now));
    Lead merged = older;
    for (const FieldChange& each : change.changes) merged.set(each.field->key, each.new_value);
    if (!actor.may(Right::kEditLeads, owner_of(merged))) {
      return base::make_error(base::ErrorKind::kForbidden, Code::kNoPermissionRecord);
    }
    INLET_ASSIGN(const auto criteria, transaction->duplicates().maintained_criteria());
    INLET_ASSIGN(const auto lost, transaction->duplicates().claim(claims_of(criteria, *catalog, merged)));
    if (!lost.empty()) {
      return base::make_error(base::ErrorKind::kConflict, Code::kUniqueViolation, {"A field", "", "another lead"});
    }
  }
  INLET_TRY(record(*transaction, actor, now, older, younger, change.changes));
  INLET_TRY(transaction->commit());
  return older.id;
}

}  // namespace inlet::engine
