// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_leads.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/load_actor.h"
#include "engine/pipeline/run_users.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/lead_input.h"
#include "leads/validate/row_rules.h"
#include "leads/values/value_text.h"

namespace inlet::engine {

// What holds for leads while a change is made.
struct LeadRules {
  std::shared_ptr<const leads::FieldCatalog> catalog;
  Settings settings;
  std::unique_ptr<RunUsers> users;
  std::vector<leads::Criterion> criteria;    // in force
  std::vector<leads::Criterion> maintained;  // all whose keys must be right

  bool is_in_force(const leads::Criterion& criterion) const {
    return std::ranges::find(criteria, criterion.id, &leads::Criterion::id) != criteria.end();
  }
};

namespace {

using access::Right;
using base::Code;
using leads::Field;
using leads::Lead;
using leads::LeadId;
using leads::Value;

constexpr std::size_t kMostIdsInAudit = 100;

base::Error no_such_lead(LeadId id) {
  return base::make_error(base::ErrorKind::kNotFound, Code::kNoSuchThing, {"Lead " + std::to_string(id)});
}

access::UserId owner_of(const Value& owner) { return owner.is_none() ? 0 : owner.number; }

bool may(const access::Actor& actor, Right right, const Lead& lead) {
  return actor.may(right, owner_of(lead.get("owner")));
}

// What a lead is to become: a value for each stored field of the catalogue.
struct Target {
  std::vector<const Field*> fields;
  std::vector<Value> values;

  Value& at(std::string_view key) {
    const auto found = std::ranges::find(fields, key, &Field::key);
    return values[static_cast<std::size_t>(found - fields.begin())];
  }
  bool has(std::string_view key) const { return std::ranges::find(fields, key, &Field::key) != fields.end(); }
};

Target target_of(const leads::FieldCatalog& catalog, const Lead& lead) {
  Target target;
  for (const Field& field : catalog.fields()) {
    if (field.import_only) continue;
    target.fields.push_back(&field);
    target.values.push_back(lead.get(field.key));
  }
  return target;
}

void fill_new(Target& target, const access::Actor& actor, LeadInput& input, const Settings& settings) {
  for (std::size_t i = 0; i < target.fields.size(); ++i) {
    const Field& field = *target.fields[i];
    if (!target.values[i].is_none() || !field.default_value) continue;
    const auto value =
        leads::value_from_text(field, *field.default_value, settings.organisation.currency, input.arena());
    if (value) target.values[i] = *value;
  }
  if (target.has("owner") && target.at("owner").is_none() && actor.user != access::kCommandLineUser) {
    target.at("owner") = Value::of_number(leads::ValueKind::kUser, actor.user);
  }
  if (target.has("title") && target.at("title").is_none()) {
    target.at("title") = leads::title_for(target.fields, target.values, input.arena()).value;
  }
}

struct Keys {
  std::vector<leads::KeyClaim> claims;
  std::vector<std::string> labels;  // of each claim's fields: "Email"
  std::vector<bool> is_asked;       // whether another holder of the key speaks against the change
};

std::optional<leads::MatchKey> key_of(const Target& target, const leads::Criterion& criterion, std::string& label) {
  std::vector<const Field*> fields;
  std::vector<Value> values;
  for (const std::string& key : criterion.fields) {
    const auto found = std::ranges::find(target.fields, key, &Field::key);
    if (found == target.fields.end()) return std::nullopt;
    fields.push_back(*found);
    values.push_back(target.values[static_cast<std::size_t>(found - target.fields.begin())]);
    label += (label.empty() ? "" : ", ") + (*found)->label;
  }
  std::string scratch;
  return leads::match_key(criterion, fields, values, scratch);
}

// `before`: the lead as it stands, so that an edit is not held against a double that was there already; nullptr for a new one.
Keys keys_of(const Target& target, const Target* before, const LeadRules& rules, LeadId lead, Duplicates duplicates) {
  Keys keys;
  for (const leads::Criterion& criterion : rules.maintained) {
    std::string label;
    const auto key = key_of(target, criterion, label);
    if (!key) continue;
    std::string same_label;
    const bool is_new = before == nullptr || key_of(*before, criterion, same_label) != key;
    const bool is_asked = is_new && rules.is_in_force(criterion);
    keys.claims.push_back({*key, lead, criterion.unique || (is_asked && duplicates == Duplicates::kRefuse)});
    keys.labels.push_back(std::move(label));
    keys.is_asked.push_back(is_asked);
  }
  return keys;
}

// Leads other than `self` that hold one of the keys.
Result<void> find_duplicates(store::Transaction& transaction, const access::Actor& actor, const Keys& keys, LeadId self,
                             LeadAnswer& answer, bool& found_any) {
  std::vector<leads::KeyQuestion> questions;
  std::vector<std::size_t> claims;
  for (std::size_t i = 0; i < keys.claims.size(); ++i) {
    if (!keys.is_asked[i]) continue;
    questions.push_back({keys.claims[i].key, static_cast<std::uint32_t>(i)});
    claims.push_back(i);
  }
  INLET_ASSIGN(const auto holders, transaction.duplicates().find(questions));
  std::set<LeadId> ids;
  for (const leads::KeyHolder& holder : holders) {
    if (holder.lead == self) continue;
    if (ids.empty()) answer.duplicate_field = keys.labels[claims[holder.question]];
    ids.insert(holder.lead);
  }
  found_any = !ids.empty();
  const std::vector<LeadId> sorted(ids.begin(), ids.end());
  INLET_ASSIGN(auto leads, transaction.leads().find_all(sorted));
  for (Lead& lead : leads) {
    if (may(actor, Right::kViewLeads, lead)) answer.duplicates.push_back(std::move(lead));
  }
  return {};
}

std::vector<RefusedValue> refusals(const leads::Conversion& conversion) {
  std::vector<RefusedValue> refused;
  for (const leads::Fault& fault : conversion.faults()) {
    refused.push_back({fault.field, base::make_error(base::ErrorKind::kInvalidInput, fault.code, fault.arguments)});
  }
  return refused;
}

// Keys that were lost to another lead in the same moment, or unique values that are taken.
base::Error taken(const Keys& keys, std::uint32_t claim) {
  return base::make_error(base::ErrorKind::kConflict, Code::kUniqueViolation, {keys.labels[claim], "", "another lead"});
}

Result<void> record(store::Transaction& transaction, LeadId lead, std::string kind, access::UserId by,
                    base::TimePoint now, const std::vector<leads::FieldChange>& changes) {
  leads::LeadEvent event;
  event.at = now;
  event.by = by;
  event.kind = std::move(kind);
  for (const leads::FieldChange& change : changes) {
    event.changes.push_back({change.field->key,
                             {leads::text_with_currency(*change.field, change.old_value),
                              leads::text_with_currency(*change.field, change.new_value)}});
  }
  return transaction.leads().record(lead, event);
}

Result<LeadRules> load_rules(store::Transaction& transaction, const access::Actor& actor) {
  LeadRules rules;
  INLET_ASSIGN(rules.catalog, catalog_for(transaction, actor));
  INLET_ASSIGN(rules.settings, read_settings(transaction));
  INLET_ASSIGN(rules.users, RunUsers::load(transaction.users()));
  INLET_ASSIGN(rules.criteria, transaction.duplicates().criteria());
  INLET_ASSIGN(rules.maintained, transaction.duplicates().maintained_criteria());
  return rules;
}

// Imports never do this; whoever does it by hand answers for it.
bool clears_opt_out(const leads::LeadChange& change) {
  return std::ranges::any_of(change.changes, [](const leads::FieldChange& each) {
    return each.field->key == "email_opt_out" && !each.old_value.is_none() && each.old_value.number != 0;
  });
}

base::Error not_ones_own() { return base::make_error(base::ErrorKind::kForbidden, Code::kNoPermissionRecord); }

// What speaks against the change; nothing is stored then.
Result<bool> is_refused(store::Transaction& transaction, const access::Actor& actor, const Keys& keys, LeadId self,
                        Duplicates duplicates, leads::Conversion& conversion, LeadAnswer& answer) {
  answer.refused = refusals(conversion);
  if (!answer.refused.empty()) return true;
  if (duplicates == Duplicates::kAllow) return false;
  bool found_any = false;
  INLET_TRY(find_duplicates(transaction, actor, keys, self, answer, found_any));
  return found_any;
}

}  // namespace

Result<Lead> find_lead(store::Transaction& transaction, const access::Actor& actor, LeadId id) {
  INLET_ASSIGN(auto lead, transaction.leads().find(id));
  if (!lead || !may(actor, Right::kViewLeads, *lead)) return no_such_lead(id);
  return std::move(*lead);
}

Result<LeadAnswer> create_lead(Engine& engine, const access::Actor& actor, const base::JsonObject& values,
                               Duplicates duplicates) {
  INLET_TRY(access::require(actor, Right::kCreateLeads));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const LeadRules rules, load_rules(*transaction, actor));
  LeadInput input(*transaction, actor, *rules.catalog, rules.settings, *rules.users);
  INLET_TRY(input.read(values));
  Target target = target_of(*rules.catalog, Lead());
  for (const auto& [key, value] : input.values()) target.at(key) = value;
  fill_new(target, actor, input, rules.settings);
  leads::check_required(target.fields, target.values, input.conversion());
  if (!actor.may(Right::kCreateLeads, owner_of(target.at("owner")))) return not_ones_own();

  LeadAnswer answer;
  Keys keys = keys_of(target, nullptr, rules, 0, duplicates);
  INLET_ASSIGN(const bool refused, is_refused(*transaction, actor, keys, 0, duplicates, input.conversion(), answer));
  if (refused) return answer;
  leads::NewLeads created;
  created.fields = target.fields;
  created.rows = {target.values.data()};
  created.created_by = actor.user;
  created.now = engine.clock.now();
  INLET_ASSIGN(created.first_id, transaction->leads().reserve_ids(1));
  INLET_TRY(transaction->leads().create(created));
  for (leads::KeyClaim& claim : keys.claims) claim.lead = created.first_id;
  INLET_ASSIGN(const auto lost, transaction->duplicates().claim(keys.claims));
  if (!lost.empty()) return taken(keys, lost.front());
  INLET_TRY(record(*transaction, created.first_id, "created", actor.user, created.now, {}));
  INLET_TRY(transaction->commit());
  answer.lead = created.first_id;
  return answer;
}

LeadEdits::LeadEdits(Engine& engine, store::Transaction& transaction, access::Actor actor,
                     std::unique_ptr<LeadRules> rules)
    : engine_(&engine), transaction_(&transaction), actor_(std::move(actor)), rules_(std::move(rules)) {}
LeadEdits::LeadEdits(LeadEdits&&) noexcept = default;
LeadEdits::~LeadEdits() = default;

Result<LeadEdits> LeadEdits::begin(Engine& engine, store::Transaction& transaction, const access::Actor& actor) {
  INLET_ASSIGN(LeadRules rules, load_rules(transaction, actor));
  return LeadEdits(engine, transaction, actor, std::make_unique<LeadRules>(std::move(rules)));
}

Result<LeadAnswer> LeadEdits::edit(const Lead& lead, const base::JsonObject& values, Duplicates duplicates) {
  if (!may(actor_, Right::kEditLeads, lead)) return not_ones_own();
  const LeadRules& rules = *rules_;
  LeadInput input(*transaction_, actor_, *rules.catalog, rules.settings, *rules.users);
  INLET_TRY(input.read(values));
  Target target = target_of(*rules.catalog, lead);
  leads::LeadChange change{lead.id, lead.version, {}};
  for (const auto& [key, value] : input.values()) {
    Value& present = target.at(key);
    if (present == value) continue;
    change.changes.push_back({rules.catalog->find(key), present, value});
    present = value;
  }
  leads::check_required(target.fields, target.values, input.conversion());
  if (!actor_.may(Right::kEditLeads, owner_of(target.at("owner")))) return not_ones_own();

  LeadAnswer answer;
  const Target before = target_of(*rules.catalog, lead);
  const Keys keys = keys_of(target, &before, rules, lead.id, duplicates);
  INLET_ASSIGN(const bool refused,
               is_refused(*transaction_, actor_, keys, lead.id, duplicates, input.conversion(), answer));
  if (refused) return answer;
  answer.lead = lead.id;
  if (change.changes.empty()) return answer;
  answer.is_new_version = true;
  const base::TimePoint now = engine_->clock.now();
  INLET_TRY(transaction_->duplicates().release(std::span<const LeadId>(&lead.id, 1)));
  INLET_TRY(transaction_->leads().update(std::span(&change, 1), actor_.user, now));
  INLET_ASSIGN(const auto lost, transaction_->duplicates().claim(keys.claims));
  if (!lost.empty()) return taken(keys, lost.front());
  INLET_TRY(record(*transaction_, lead.id, "edited", actor_.user, now, change.changes));
  if (clears_opt_out(change)) {
    INLET_TRY(audit(*engine_, *transaction_, actor_, "lead.opt_out_cleared", "lead " + std::to_string(lead.id)));
  }
  return answer;
}

Result<LeadAnswer> edit_lead(Engine& engine, const access::Actor& actor, LeadId id, std::int64_t version,
                             const base::JsonObject& values, Duplicates duplicates) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const Lead lead, find_lead(*transaction, actor, id));
  if (!may(actor, Right::kEditLeads, lead)) return not_ones_own();
  if (lead.version != version || lead.is_trashed()) {
    return base::make_error(base::ErrorKind::kConflict, Code::kConflict, {"The lead"});
  }
  INLET_ASSIGN(LeadEdits edits, LeadEdits::begin(engine, *transaction, actor));
  INLET_ASSIGN(LeadAnswer answer, edits.edit(lead, values, duplicates));
  if (answer.is_new_version) INLET_TRY(transaction->commit());
  return answer;
}

namespace {

enum class Way : std::uint8_t { kIntoTrash, kOutOfTrash };

Result<std::int64_t> move_leads(Engine& engine, const access::Actor& actor, std::span<const LeadId> ids, Way way) {
  INLET_TRY(access::require(actor, Right::kDeleteLeads));
  std::vector<LeadId> wanted(ids.begin(), ids.end());
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto leads, transaction->leads().find_all(wanted));
  // The first one that is not to be seen is named, whether it is there or not.
  for (auto lead = leads.begin(); const LeadId id : wanted) {
    const bool is_seen = lead != leads.end() && lead->id == id && may(actor, Right::kViewLeads, *lead);
    if (!is_seen) return no_such_lead(id);
    ++lead;
  }
  std::vector<LeadId> moving;
  for (const Lead& lead : leads) {
    if (!may(actor, Right::kDeleteLeads, lead)) return not_ones_own();
    if (lead.is_trashed() == (way == Way::kOutOfTrash)) moving.push_back(lead.id);
  }
  const base::TimePoint now = engine.clock.now();
  const bool is_trash = way == Way::kIntoTrash;
  if (is_trash) {
    INLET_TRY(transaction->leads().trash(moving, actor.user, now));
  } else {
    INLET_TRY(transaction->leads().restore(moving, actor.user, now));
  }
  for (const LeadId id : moving)
    INLET_TRY(record(*transaction, id, is_trash ? "trashed" : "restored", actor.user, now, {}));
  if (!moving.empty()) {
    base::JsonArray first;
    for (const LeadId id : std::span(moving).first(std::min<std::size_t>(moving.size(), kMostIdsInAudit)))
      first.emplace_back(id);
    const auto count = static_cast<std::int64_t>(moving.size());
    const std::string subject = count == 1 ? "lead " + std::to_string(moving.front()) : "leads";
    INLET_TRY(audit(engine, *transaction, actor, is_trash ? "lead.trashed" : "lead.restored", subject,
                    {{"count", count}, {"ids", std::move(first)}}));
  }
  INLET_TRY(transaction->commit());
  return static_cast<std::int64_t>(moving.size());
}

}  // namespace

Result<std::int64_t> trash_leads(Engine& engine, const access::Actor& actor, std::span<const LeadId> ids) {
  return move_leads(engine, actor, ids, Way::kIntoTrash);
}

Result<std::int64_t> restore_leads(Engine& engine, const access::Actor& actor, std::span<const LeadId> ids) {
  return move_leads(engine, actor, ids, Way::kOutOfTrash);
}

}  // namespace inlet::engine
