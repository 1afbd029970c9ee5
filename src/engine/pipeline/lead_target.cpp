// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/lead_target.h"

#include <algorithm>
#include <cstring>

#include "base/errors/check.h"

namespace inlet::engine {
namespace {

using leads::Criterion;
using leads::Field;
using leads::KeyClaim;
using leads::LeadId;

// Keys that decide nothing for this run: whoever came first keeps slot 0.
void append_claim(const Criterion& criterion, std::span<const Field* const> fields,
                  std::span<const leads::Value> values, LeadId lead, std::string& scratch,
                  std::vector<KeyClaim>& claims) {
  const auto key = leads::match_key(criterion, fields, values, scratch);
  if (key) claims.push_back({*key, lead, false});
}

// The keys of new leads; what is not among `fields` is blank.
std::vector<KeyClaim> claims_of_new(const Criterion& criterion, std::span<const Field* const> fields,
                                    std::span<const PendingLead> leads) {
  std::vector<KeyClaim> claims;
  std::vector<const Field*> of_criterion;
  std::vector<std::size_t> places;
  for (const std::string& key : criterion.fields) {
    const auto place = std::ranges::find(fields, key, &Field::key);
    if (place == fields.end()) return claims;
    of_criterion.push_back(*place);
    places.push_back(static_cast<std::size_t>(place - fields.begin()));
  }
  std::string scratch;
  std::vector<leads::Value> values(places.size());
  for (const PendingLead& lead : leads) {
    std::ranges::transform(places, values.begin(), [&](std::size_t place) { return lead.values[place]; });
    append_claim(criterion, of_criterion, values, lead.id, scratch, claims);
  }
  return claims;
}

struct KeyMoves {
  std::vector<KeyClaim> gone;
  std::vector<KeyClaim> taken;
};

KeyMoves moves_of(const std::vector<Criterion>& criteria, const leads::FieldCatalog& catalog, const leads::Lead& lead,
                  std::span<const leads::FieldChange> changes) {
  KeyMoves moves;
  std::string scratch;
  for (const Criterion& criterion : criteria) {
    std::vector<const Field*> fields;
    std::vector<leads::Value> before;
    std::vector<leads::Value> after;
    for (const std::string& key : criterion.fields) {
      fields.push_back(catalog.find(key));
      before.push_back(lead.get(key));
      const auto is_it = [&](const leads::FieldChange& change) { return change.field->key == key; };
      const auto change = std::ranges::find_if(changes, is_it);
      after.push_back(change == changes.end() ? before.back() : change->new_value);
    }
    append_claim(criterion, fields, before, lead.id, scratch, moves.gone);
    append_claim(criterion, fields, after, lead.id, scratch, moves.taken);
  }
  return moves;
}

}  // namespace

Result<const std::vector<Criterion>*> StoreTarget::later_criteria() {
  if (later_) return &*later_;
  INLET_ASSIGN(later_, keys_->maintained_criteria());
  std::erase_if(*later_, [&](const Criterion& criterion) {
    return std::ranges::find(plan_->criteria, criterion.id, &Criterion::id) != plan_->criteria.end();
  });
  return &*later_;
}

Result<leads::LeadId> StoreTarget::next_id(std::int64_t) {
  if (next_id_ == 0) {
    INLET_ASSIGN(next_id_, leads_->reserve_ids(0));
  }
  return next_id_++;
}

Result<void> StoreTarget::create(std::span<const leads::Field* const> fields, std::span<const PendingLead> leads) {
  leads::NewLeads batch;
  batch.fields = fields;
  batch.rows.reserve(leads.size());
  batch.import_rows.reserve(leads.size());
  for (const PendingLead& lead : leads) {
    batch.rows.push_back(lead.values);
    batch.import_rows.push_back(lead.row);
  }
  INLET_ASSIGN(batch.first_id, leads_->reserve_ids(static_cast<std::int64_t>(leads.size())));
  INLET_CHECK(leads.empty() || batch.first_id == leads.front().id);
  batch.import_id = import_id_;
  batch.external_system = plan_->external_system;
  batch.created_by = plan_->actor.user;
  batch.now = now_;
  INLET_TRY(leads_->create(batch));
  INLET_ASSIGN(const auto* later, later_criteria());
  for (const Criterion& criterion : *later) {
    INLET_TRY(keys_->claim(claims_of_new(criterion, fields, leads)).map([](auto&&) {}));
  }
  return {};
}

Result<void> StoreTarget::update(std::span<const leads::LeadChange> changes) {
  INLET_ASSIGN(const auto* later, later_criteria());
  if (later->empty()) return leads_->update(changes, plan_->actor.user, now_);
  for (const leads::LeadChange& change : changes) {
    INLET_TRY(move_later_keys(change));
    INLET_TRY(leads_->update(std::span(&change, 1), plan_->actor.user, now_));
  }
  return {};
}

Result<void> StoreTarget::move_later_keys(const leads::LeadChange& change) {
  INLET_ASSIGN(const auto catalog, catalog_->current());
  INLET_ASSIGN(const auto lead, leads_->find(change.lead));
  if (!lead) return {};
  const KeyMoves moves = moves_of(*later_, *catalog, *lead, change.changes);
  INLET_TRY(keys_->release(std::span<const KeyClaim>(moves.gone)));
  return keys_->claim(moves.taken).map([](auto&&) {});
}

Result<void> StoreTarget::add_options(std::span<const leads::NewOption> options) {
  for (const leads::NewOption& option : options) {
    // Many rows of a batch may name the same new tag.
    const bool is_new = added_options_.insert(option.field->key + "\n" + std::string(option.id)).second;
    if (is_new) INLET_TRY(catalog_->add_option(option.field->key, option.label));
  }
  return {};
}

std::int64_t StoreTarget::row_of(const leads::Lead& lead) const {
  return lead.import_job_id == import_id_ ? lead.import_row.value_or(0) : 0;
}

std::size_t CheckMemory::Hash::operator()(const leads::MatchKey& key) const {
  std::uint64_t bits = 0;
  std::memcpy(&bits, key.hash.data(), sizeof bits);  // the hash is uniform already
  return static_cast<std::size_t>(bits) + static_cast<std::size_t>(key.criterion);
}

Result<std::vector<leads::KeyHolder>> CheckIndex::find(std::span<const leads::KeyQuestion> questions) {
  INLET_ASSIGN(const auto stored, stored_->find(questions));
  std::vector<leads::KeyHolder> holders;
  std::size_t next = 0;
  for (std::uint32_t question = 0; question < questions.size(); ++question) {
    const leads::MatchKey& key = questions[question].key;
    const auto [first_more, end_more] = memory_->more_holders_.equal_range(key);
    for (auto more = first_more; more != end_more; ++more) holders.push_back({question, more->second});
    if (const auto first = memory_->first_holder_.find(key); first != memory_->first_holder_.end()) {
      holders.push_back({question, first->second});
    }
    const auto [first_gone, end_gone] = memory_->released_.equal_range(key);
    for (; next < stored.size() && stored[next].question == question; ++next) {
      const bool is_gone =
          std::any_of(first_gone, end_gone, [&](const auto& gone) { return gone.second == stored[next].lead; });
      if (!is_gone) holders.push_back(stored[next]);
    }
  }
  return holders;
}

Result<std::vector<std::uint32_t>> CheckIndex::claim(std::span<const leads::KeyClaim> claims) {
  for (const leads::KeyClaim& claim : claims) {
    const bool is_first = memory_->first_holder_.try_emplace(claim.key, claim.lead).second;
    if (!is_first) memory_->more_holders_.emplace(claim.key, claim.lead);
  }
  return std::vector<std::uint32_t>();
}

Result<void> CheckIndex::release(std::span<const leads::LeadId>) {
  INLET_CHECK(false);  // a check puts nothing into the trash
  return {};
}

Result<void> CheckIndex::release(std::span<const leads::KeyClaim> keys) {
  for (const leads::KeyClaim& gone : keys) {
    const auto first = memory_->first_holder_.find(gone.key);
    if (first != memory_->first_holder_.end() && first->second == gone.lead) {
      memory_->first_holder_.erase(first);
      continue;
    }
    const auto [begin, end] = memory_->more_holders_.equal_range(gone.key);
    const auto more = std::find_if(begin, end, [&](const auto& holder) { return holder.second == gone.lead; });
    if (more != end) {
      memory_->more_holders_.erase(more);
    } else {
      memory_->released_.emplace(gone.key, gone.lead);
    }
  }
  return {};
}

Result<void> CheckTarget::create(std::span<const leads::Field* const> fields, std::span<const PendingLead> leads) {
  if (!memory_->keeps_values_) return {};
  for (const PendingLead& pending : leads) {
    leads::Lead lead;
    lead.id = pending.id;
    lead.import_row = pending.row;
    lead.created_at_ms = began_ms();
    lead.updated_at_ms = began_ms();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (!pending.values[i].is_none()) lead.set(fields[i]->key, pending.values[i]);
    }
    memory_->leads_[lead.id] = std::move(lead);
  }
  return {};
}

Result<void> CheckTarget::update(std::span<const leads::LeadChange> changes) {
  for (const leads::LeadChange& change : changes) INLET_TRY(remember(change));
  return {};
}

Result<void> CheckTarget::remember(const leads::LeadChange& change) {
  const leads::LeadId ids[] = {change.lead};
  INLET_ASSIGN(auto found, load(ids));
  INLET_CHECK(found.size() == 1);
  leads::Lead& lead = found.front();
  for (const leads::FieldChange& field : change.changes) lead.set(field.field->key, field.new_value);
  ++lead.version;
  lead.updated_at_ms = began_ms();
  memory_->leads_[lead.id] = std::move(lead);
  return {};
}

Result<std::vector<leads::Lead>> CheckTarget::load(std::span<const leads::LeadId> ids) {
  std::vector<leads::Lead> found;
  std::vector<leads::LeadId> stored;
  for (const leads::LeadId id : ids) {
    if (const auto known = memory_->leads_.find(id); known != memory_->leads_.end()) {
      found.push_back(known->second);
    } else if (id < 0) {
      leads::Lead lead;
      lead.id = id;
      found.push_back(std::move(lead));
    } else {
      stored.push_back(id);
    }
  }
  if (!stored.empty()) {
    INLET_ASSIGN(auto others, leads_->find_all(stored));
    std::ranges::move(others, std::back_inserter(found));
  }
  std::ranges::sort(found, {}, &leads::Lead::id);
  return found;
}

}  // namespace inlet::engine
