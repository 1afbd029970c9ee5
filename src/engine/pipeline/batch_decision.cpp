// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/batch_decision.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/errors/check.h"
#include "leads/dedupe/merge.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using base::Code;
using imports::Outcome;
using leads::LeadId;
using leads::Value;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

Result<void> BatchDecision::decide(std::span<const std::unique_ptr<ConvertedBlock>> blocks) {
  std::vector<Row> rows;
  asked_.clear();
  for (const auto& block : blocks) {
    for (std::size_t index = 0; index < block->rows.size(); ++index) {
      const ConvertedRow& row = block->rows[index];
      rows.push_back({block.get(), &row, index, asked_.size()});
      const auto keys = block->keys_of(row);
      asked_.insert(asked_.end(), keys.begin(), keys.end());
    }
  }
  INLET_TRY(keys_.ask(target_->keys(), asked_));

  // The leads that rows were matched with: for the texts of skips, and for the values that updates meet.
  INLET_TRY(leads_.load(keys_.known()));
  for (const Row& row : rows) INLET_TRY(decide_row(row));
  return leads_.write();
}

Result<void> BatchDecision::decide_row(const Row& row) {
  if (row.row->is_left_out) {
    report_.say(*row.row, Code::kLeftOutByPerson, {});
    report_.end(*row.row, Outcome::kSkipped, 0, true);
    return {};
  }
  if (row.row->fault_count > 0) return fail_with_faults(row);
  const Match match = find_match(row);
  if (match.leads.empty()) {
    if (plan_->policy.on_unmatched == leads::OnUnmatched::kSkip) {
      report_.say(*row.row, Code::kNotFound, {plan_->criteria.empty() ? "key" : describe(plan_->criteria.front())});
      report_.end(*row.row, Outcome::kSkipped, 0, true);
      return {};
    }
    return create(row, true);
  }
  switch (plan_->policy.on_duplicate) {
    case leads::OnDuplicate::kCreate: return create(row, false);
    case leads::OnDuplicate::kUpdate: return update(row, match);
    case leads::OnDuplicate::kSkip:
    case leads::OnDuplicate::kError: return meet_duplicate(row, match);
  }
  return {};
}

Result<void> BatchDecision::fail_with_faults(const Row& row) {
  for (const leads::Fault& fault : row.block->faults_of(*row.row)) report_.say(*row.row, fault);
  // All errors of the row, not only the first: what a create would lack as well, unless the value was given and is bad.
  if (plan_->policy.on_duplicate != leads::OnDuplicate::kUpdate) {
    const Value* values = row.block->values_of(row.index);
    for (std::uint32_t slot = 0; slot < conversion_->fields().size(); ++slot) {
      const leads::Field& field = *conversion_->fields()[slot];
      const bool is_missing =
          field.required && values[slot].is_none() && conversion_->default_of(slot, values).is_none();
      const auto is_about_it = [&](const leads::Fault& fault) {
        return fault.field == field.key || fault.field.empty();
      };
      if (is_missing && std::ranges::none_of(row.block->faults_of(*row.row), is_about_it)) {
        report_.say(*row.row, Code::kMissingRequired, {field.label}, field.key);
      }
    }
  }
  return fail(row);
}

BatchDecision::Match BatchDecision::find_match(const Row& row) {
  Match match;
  const auto keys = row.block->keys_of(*row.row);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    scratch_.clear();
    keys_.holders(row.first_key + i, scratch_);
    if (scratch_.empty()) continue;
    const auto criterion = std::ranges::find(plan_->criteria, keys[i].criterion, &leads::Criterion::id);
    INLET_CHECK(criterion != plan_->criteria.end());
    if (criterion->unique) continue;
    if (match.leads.empty()) {
      match.criterion = &*criterion;
      match.leads = scratch_;
      continue;
    }
    const bool agree = std::ranges::any_of(
        scratch_, [&](LeadId lead) { return std::ranges::find(match.leads, lead) != match.leads.end(); });
    if (!agree) {
      auto first = leads_.describe(match.leads.front());
      auto second = leads_.describe(scratch_.front());
      if (first.has_value() && second.has_value()) {
        report_.say(*row.row, Code::kCriteriaDisagree,
                    {describe(*match.criterion), *first, describe(*criterion), *second});
      }
    }
  }
  return match;
}

Result<void> BatchDecision::create(const Row& row, bool exclusive) {
  const std::size_t width = conversion_->fields().size();
  Value* values = row.block->values_of(row.index);
  bool fails = has_forbidden_value(row);
  const leads::Field* shortened = nullptr;
  for (std::uint32_t slot = 0; slot < width; ++slot) {
    if (!values[slot].is_none()) continue;
    values[slot] = conversion_->is_title(slot) ? values[width] : conversion_->default_of(slot, values);
    if (conversion_->is_title(slot) && row.row->is_title_shortened) shortened = conversion_->fields()[slot];
    if (values[slot].is_none() && conversion_->fields()[slot]->required) {
      report_.say(*row.row, Code::kMissingRequired, {conversion_->fields()[slot]->label},
                  conversion_->fields()[slot]->key);
      fails = true;
    }
  }
  for (const leads::Field* field : conversion_->required_without_slot()) {
    report_.say(*row.row, Code::kMissingRequired, {field->label}, field->key);
    fails = true;
  }
  if (breaks_uniqueness(row, 0)) fails = true;
  if (belongs_to_another(row)) fails = true;
  if (fails) return fail(row);

  INLET_TRY(target_->add_options(row.block->new_options_of(*row.row)));
  INLET_ASSIGN(const LeadId id, target_->next_id(row.row->row));
  leads_.create(id, row.row->row, values);
  const auto keys = row.block->keys_of(*row.row);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys_.add_at(row.first_key + i, id);
    leads_.claim({keys[i], id, exclusive || is_unique(keys[i])});
  }
  const auto warnings = row.block->warnings_of(*row.row);
  for (const leads::Fault& warning : warnings) report_.say(*row.row, warning);
  if (shortened != nullptr)
    report_.say(*row.row, Code::kValueTruncated, {shortened->label, std::to_string(shortened->max_length)},
                shortened->key);
  report_.end(*row.row, Outcome::kCreated, id, report_.is_warned());
  return {};
}

// A value for a field that the person may not write, which came there by way of another column: a second number, a full name.
bool BatchDecision::has_forbidden_value(const Row& row) {
  if (plan_->actor.permissions.limited_fields().empty()) return false;
  const Value* values = row.block->values_of(row.index);
  bool found = false;
  for (std::uint32_t slot = 0; slot < conversion_->fields().size(); ++slot) {
    const leads::Field& field = *conversion_->fields()[slot];
    if (values[slot].is_none() || plan_->actor.field(field.key) == access::FieldAccess::kEditable) continue;
    report_.say(*row.row, Code::kNoPermissionField, {field.label}, field.key);
    found = true;
  }
  return found;
}

// Who may create only leads of one's own can't create one for somebody else.
bool BatchDecision::belongs_to_another(const Row& row) {
  if (plan_->actor.scope(access::Right::kCreateLeads) == access::Scope::kAll) return false;
  access::UserId owner = 0;
  const Value* values = row.block->values_of(row.index);
  for (std::uint32_t slot = 0; slot < conversion_->fields().size(); ++slot) {
    if (conversion_->fields()[slot]->key == "owner" && !values[slot].is_none()) owner = values[slot].number;
  }
  if (plan_->actor.may(access::Right::kCreateLeads, owner)) return false;
  report_.say(*row.row, Code::kNoPermissionRecord, {});
  return true;
}

Result<void> BatchDecision::update(const Row& row, const Match& match) {
  INLET_ASSIGN(const LeadId id, pick_lead(match));
  if (id == 0) {
    std::vector<std::string> names;
    for (const LeadId holder : match.leads) {
      INLET_ASSIGN(names.emplace_back(), leads_.describe(holder));
    }
    report_.say(*row.row, Code::kMultipleMatches, {describe(*match.criterion), joined(names)});
    return fail(row);
  }
  INLET_ASSIGN(leads::Lead * lead, leads_.find(id));
  const auto fields = std::span(conversion_->fields());
  leads::LeadChange change;
  change.lead = id;
  change.expected_version = lead->version;
  const std::vector<Value> existing = leads::values_of(*lead, fields);
  const Value* values = row.block->values_of(row.index);
  std::vector<Value> scratch;
  leads::merge(fields, existing, std::span(values, fields.size()), conversion_->given(values, scratch), merge_rules_,
               row.block->arena, change.changes);

  bool fails = breaks_uniqueness(row, id);
  for (const leads::FieldChange& changed : change.changes) {
    if (plan_->actor.field(changed.field->key) == access::FieldAccess::kEditable) continue;
    report_.say(*row.row, Code::kNoPermissionField, {changed.field->label}, changed.field->key);
    fails = true;
  }
  const auto new_value = [&](const leads::Field& field) {
    const auto place = std::ranges::find(change.changes, &field, &leads::FieldChange::field);
    return place == change.changes.end() ? lead->get(field.key) : place->new_value;
  };
  for (const leads::Field& field : plan_->fields) {
    if (!field.required || field.import_only || !new_value(field).is_none()) continue;
    report_.say(*row.row, Code::kMissingRequired, {field.label}, field.key);
    fails = true;
  }
  const auto is_owner = [](const leads::FieldChange& changed) { return changed.field->key == "owner"; };
  const auto owner_change = std::ranges::find_if(change.changes, is_owner);
  const access::UserId owner = owner_of(*lead);
  const access::UserId new_owner = owner_change == change.changes.end() ? owner : owner_change->new_value.number;
  if (!plan_->actor.may(access::Right::kEditLeads, owner) || !plan_->actor.may(access::Right::kEditLeads, new_owner)) {
    report_.say(*row.row, Code::kNoPermissionRecord, {});
    fails = true;
  }
  if (fails) return fail(row);

  const auto warnings = row.block->warnings_of(*row.row);
  for (const leads::Fault& warning : warnings) report_.say(*row.row, warning);
  if (change.changes.empty()) {
    report_.end(*row.row, Outcome::kUnchanged, id, true);
    return {};
  }
  INLET_TRY(target_->add_options(row.block->new_options_of(*row.row)));
  INLET_TRY(move_keys(*lead, change));
  for (const leads::FieldChange& changed : change.changes) {
    result_->kept.push_back({id, changed.field->key, leads::text_with_currency(*changed.field, changed.old_value),
                             leads::text_with_currency(*changed.field, changed.new_value)});
    lead->set(changed.field->key, changed.new_value);
  }
  ++lead->version;
  if (plan_->policy.on_several == leads::OnSeveral::kLastUpdated) written_.note(id, row.row->row);
  leads_.change(std::move(change));
  report_.end(*row.row, Outcome::kUpdated, id, true);
  return {};
}

Result<void> BatchDecision::move_keys(const leads::Lead& lead, const leads::LeadChange& change) {
  std::string scratch;
  for (const leads::Criterion& criterion : plan_->criteria) {
    std::vector<const leads::Field*> fields;
    std::vector<Value> before;
    std::vector<Value> after;
    bool is_touched = false;
    for (const std::string& key : criterion.fields) {
      const auto field = std::ranges::find(plan_->fields, key, &leads::Field::key);
      INLET_CHECK(field != plan_->fields.end());
      fields.push_back(&*field);
      before.push_back(lead.get(key));
      after.push_back(before.back());
      for (const leads::FieldChange& changed : change.changes) {
        if (changed.field->key != key) continue;
        after.back() = changed.new_value;
        is_touched = true;
      }
    }
    if (!is_touched) continue;
    const auto old_key = leads::match_key(criterion, fields, before, scratch);
    const auto new_key = leads::match_key(criterion, fields, after, scratch);
    if (old_key == new_key) continue;
    INLET_TRY(leads_.write_claims());  // the lead's own key may still be among them
    if (old_key) {
      const leads::KeyClaim gone[] = {{*old_key, lead.id, false}};
      INLET_TRY(target_->keys().release(std::span<const leads::KeyClaim>(gone)));
      keys_.remove(*old_key, lead.id);
    }
    if (new_key) {
      const leads::KeyClaim taken[] = {{*new_key, lead.id, criterion.unique}};
      INLET_ASSIGN(const auto lost, target_->keys().claim(taken));
      if (!lost.empty()) return base::make_error(base::ErrorKind::kConflict, Code::kConflict, {"A lead"});
      keys_.add(*new_key, lead.id);
    }
  }
  return {};
}

Result<void> BatchDecision::fail(const Row& row) {
  for (const leads::Fault& warning : row.block->warnings_of(*row.row)) report_.say(*row.row, warning);
  report_.end(*row.row, Outcome::kFailed, 0, true);
  return {};
}

Result<void> BatchDecision::meet_duplicate(const Row& row, const Match& match) {
  // In the file: the row that became the lead. Otherwise the leads, all of them.
  std::int64_t earlier_row = 0;
  std::vector<std::string> names;
  for (const LeadId id : match.leads) {
    if (const auto row_of_new = leads_.row_of_new(id)) {
      earlier_row = *row_of_new;
      continue;
    }
    INLET_ASSIGN(leads::Lead * lead, leads_.find(id));
    if (const std::int64_t own_row = target_->row_of(*lead); own_row > 0) {
      earlier_row = own_row;
      continue;
    }
    INLET_ASSIGN(names.emplace_back(), leads_.describe(id));
  }
  if (names.empty()) {
    report_.say(*row.row, Code::kDuplicateInFile, {describe(*match.criterion), std::to_string(earlier_row)});
  } else {
    report_.say(*row.row, Code::kDuplicateExisting, {describe(*match.criterion), joined(names)});
  }
  for (const leads::Fault& warning : row.block->warnings_of(*row.row)) report_.say(*row.row, warning);
  const bool is_error = plan_->policy.on_duplicate == leads::OnDuplicate::kError;
  report_.end(*row.row, is_error ? Outcome::kFailed : Outcome::kSkipped, std::max<LeadId>(match.leads.front(), 0),
              true);
  return {};
}

Result<LeadId> BatchDecision::pick_lead(const Match& match) {
  if (match.leads.size() == 1) return match.leads.front();
  std::vector<leads::Lead*> candidates;
  for (const LeadId id : match.leads) {
    INLET_ASSIGN(candidates.emplace_back(), leads_.find(id));
  }
  const auto age = [](const leads::Lead* lead) { return std::pair(lead->created_at_ms, lead->id); };
  // What this file wrote was written last, and in the order of its rows, however its batches lie.
  const auto change = [&](const leads::Lead* lead) {
    const std::int64_t row = last_row_of(*lead);
    return std::tuple(row, row > 0 ? 0 : lead->updated_at_ms, lead->id);
  };
  switch (plan_->policy.on_several) {
    case leads::OnSeveral::kFail: return LeadId{0};
    case leads::OnSeveral::kOldest: return (*std::ranges::min_element(candidates, {}, age))->id;
    case leads::OnSeveral::kNewest: return (*std::ranges::max_element(candidates, {}, age))->id;
    case leads::OnSeveral::kLastUpdated: return (*std::ranges::max_element(candidates, {}, change))->id;
  }
  return LeadId{0};
}

std::int64_t BatchDecision::last_row_of(const leads::Lead& lead) const {
  if (const std::int64_t row = written_.row_of(lead.id); row > 0) return row;
  if (const std::int64_t row = written_before_->row_of(lead.id); row > 0) return row;
  const auto created = leads_.row_of_new(lead.id);
  return created ? *created : target_->row_of(lead);
}

bool BatchDecision::breaks_uniqueness(const Row& row, LeadId own) {
  bool breaks = false;
  const auto keys = row.block->keys_of(*row.row);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto criterion = std::ranges::find(plan_->criteria, keys[i].criterion, &leads::Criterion::id);
    if (!criterion->unique) continue;
    scratch_.clear();
    keys_.holders(row.first_key + i, scratch_);
    std::erase(scratch_, own);
    if (scratch_.empty()) continue;
    const auto slot = conversion_->slot_of(criterion->fields.front());
    const auto holder = leads_.describe(scratch_.front());
    report_.say(*row.row, Code::kUniqueViolation,
                {describe(*criterion), std::string(row.block->values_of(row.index)[*slot].text()),
                 holder.has_value() ? *holder : std::string("another lead")},
                criterion->fields.front());
    breaks = true;
  }
  return breaks;
}

bool BatchDecision::is_unique(const leads::MatchKey& key) const {
  const auto criterion = std::ranges::find(plan_->criteria, key.criterion, &leads::Criterion::id);
  return criterion != plan_->criteria.end() && criterion->unique;
}

std::string BatchDecision::describe(const leads::Criterion& criterion) const {
  std::string text;
  for (const std::string& key : criterion.fields) {
    const auto field = std::ranges::find(plan_->fields, key, &leads::Field::key);
    text += (text.empty() ? "" : " + ") + (field == plan_->fields.end() ? key : field->label);
  }
  return text;
}

}  // namespace inlet::engine
