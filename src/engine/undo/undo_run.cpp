// SPDX-License-Identifier: Apache-2.0
#include "engine/undo/undo_run.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/errors/check.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using imports::KeptReason;
using imports::UndoRecord;
using imports::UndoStage;
using imports::ValueWrite;
using leads::FieldChange;
using leads::Lead;
using leads::LeadId;
using leads::Value;

std::span<const ValueWrite> writes_to(LeadId lead, std::span<const ValueWrite> writes) {
  const auto [first, last] = std::ranges::equal_range(writes, lead, {}, &ValueWrite::lead);
  return {first, last};
}

// The key of a lead as it stands, and as it will be after the changes.
struct KeyPair {
  std::optional<leads::MatchKey> before;
  std::optional<leads::MatchKey> after;
};

KeyPair keys_of(const leads::Criterion& criterion, const leads::FieldCatalog& catalog, const Lead& lead,
                std::span<const FieldChange> changes) {
  std::vector<const leads::Field*> fields;
  std::vector<Value> before;
  std::vector<Value> after;
  for (const std::string& key : criterion.fields) {
    const leads::Field* field = catalog.find(key);
    if (field == nullptr) return {};
    fields.push_back(field);
    before.push_back(lead.get(key));
    const auto change = std::ranges::find(changes, field, &FieldChange::field);
    after.push_back(change == changes.end() ? before.back() : change->new_value);
  }
  std::string scratch;
  return {leads::match_key(criterion, fields, before, scratch), leads::match_key(criterion, fields, after, scratch)};
}

}  // namespace

Result<UndoRun> UndoRun::create(store::Transaction& transaction, const imports::ImportRecord& record, UndoMode mode,
                                const access::Actor& actor) {
  UndoRun run(transaction, record, mode);
  if (actor.scope(access::Right::kUndoImports) != access::Scope::kAll) run.only_of_ = actor.user;
  INLET_ASSIGN(run.catalog_, transaction.catalog().current());
  INLET_ASSIGN(run.criteria_, transaction.duplicates().maintained_criteria());
  return run;
}

Result<UndoRecord> UndoRun::fresh(access::UserId by, base::TimePoint now) {
  UndoRecord undo;
  undo.import_id = record_->id;
  undo.by = by;
  undo.started_at = now;
  INLET_ASSIGN(const std::int64_t updated, transaction_->undos().count_updated(record_->id));
  undo.tally.total = record_->tally.created + updated;
  return undo;
}

Result<UndoRecord> UndoRun::step(const UndoRecord& before, std::int64_t limit, base::TimePoint now) {
  INLET_CHECK(before.stage != UndoStage::kDone);
  UndoRecord undo = before;
  kept_.clear();
  if (undo.stage == UndoStage::kCreated) {
    INLET_TRY(step_created(undo, limit, now));
  } else {
    INLET_TRY(step_updated(undo, limit, now));
  }
  if (undo.stage == UndoStage::kDone) undo.ended_at = now;
  if (mode_ == UndoMode::kWrite) INLET_TRY(transaction_->undos().advance(before, undo, kept_));
  return undo;
}

Result<void> UndoRun::step_created(UndoRecord& undo, std::int64_t limit, base::TimePoint now) {
  INLET_ASSIGN(const auto ranges,
               transaction_->ledger().created(record_->write_run, undo.position, static_cast<std::uint32_t>(limit)));
  // Rows that created nothing part the records, but seldom the leads: ranges of leads that touch are one.
  std::vector<std::pair<LeadId, std::int64_t>> runs;
  std::int64_t left = limit;
  for (const imports::CreatedRange& range : ranges) {
    if (left == 0) break;
    const std::int64_t done = std::max<std::int64_t>(0, undo.position - range.first_record);
    const std::int64_t count = std::min(range.count - done, left);
    const LeadId first = range.first_lead + done;
    if (!runs.empty() && runs.back().first + runs.back().second == first) {
      runs.back().second += count;
    } else {
      runs.emplace_back(first, count);
    }
    undo.position = range.first_record + done + count;
    left -= count;
  }
  for (const auto& [first, count] : runs) INLET_TRY(trash_unchanged(first, count, undo, now));
  if (left == 0) return {};
  undo.stage = UndoStage::kUpdated;
  undo.position = 0;
  return {};
}

Result<void> UndoRun::trash_unchanged(LeadId first, std::int64_t count, UndoRecord& undo, base::TimePoint now) {
  INLET_ASSIGN(const auto standings, transaction_->undos().standings(first, first + count - 1));
  std::vector<LeadId> going;
  std::vector<LeadId> written_to;
  for (const imports::LeadStanding& standing : standings) {
    if (standing.is_trashed) continue;
    (standing.version == 1 && !only_of_ ? going : written_to).push_back(standing.lead);
  }
  std::int64_t kept = 0;
  if (!written_to.empty()) {
    INLET_ASSIGN(const auto leads, transaction_->leads().find_all(written_to));
    INLET_ASSIGN(const auto writes, transaction_->undos().writes(written_to));
    for (const Lead& lead : leads) {
      if (!is_anothers(lead) && is_as_left(lead, record_->id, writes_to(lead.id, writes), *catalog_)) {
        going.push_back(lead.id);
        continue;
      }
      keep(lead.id, "", KeptReason::kChangedSince);
      if (mode_ == UndoMode::kPreview) created_that_stay_.insert(lead.id);
      ++kept;
    }
  }
  if (mode_ == UndoMode::kWrite) INLET_TRY(transaction_->leads().trash(going, undo.by, now));
  undo.tally.kept += kept;
  undo.tally.trashed += count - kept;  // those that were in the trash already, or are gone from there, too
  return {};
}

Result<void> UndoRun::step_updated(UndoRecord& undo, std::int64_t limit, base::TimePoint now) {
  INLET_ASSIGN(const auto values,
               transaction_->ledger().kept_values(record_->id, undo.position, static_cast<std::uint32_t>(limit)));
  std::vector<LeadId> ids;
  for (const imports::KeptValue& value : values) {
    if (ids.empty() || ids.back() != value.lead) ids.push_back(value.lead);
  }
  INLET_ASSIGN(auto leads, transaction_->leads().find_all(ids));
  INLET_ASSIGN(const auto writes, transaction_->undos().writes(ids));
  arena_.clear();
  std::vector<Updated> batch;
  for (Lead& lead : leads) {
    if (lead.import_job_id == record_->id) continue;  // went or stayed as a whole
    const auto [first, last] = std::ranges::equal_range(values, lead.id, {}, &imports::KeptValue::lead);
    Updated updated;
    updated.writes = writes_to(lead.id, writes);
    if (is_anothers(lead)) {
      keep(lead.id, "", KeptReason::kChangedSince);
    } else {
      updated.back = decide_return(lead, record_->id, {first, last}, updated.writes, *catalog_);
    }
    for (const ValueReturn& back : updated.back.values) {
      const auto earlier = leads::value_from_text(*back.field, back.earlier, "", arena_);
      if (!earlier) return base::internal_error("an earlier value of " + back.field->key + " can't be read");
      updated.changes.push_back({back.field, lead.get(back.field->key), *earlier});
    }
    for (const std::string& field : updated.back.kept) keep(lead.id, field, KeptReason::kChangedSince);
    updated.lead = std::move(lead);
    batch.push_back(std::move(updated));
  }
  // The values found above belong to the leads, whose memory stays where it is when a Lead moves.
  INLET_TRY(keep_taken(batch));
  std::vector<LeadId> with_kept;
  for (const imports::KeptByUndo& each : kept_) with_kept.push_back(each.lead);
  std::ranges::sort(with_kept);
  with_kept.erase(std::unique(with_kept.begin(), with_kept.end()), with_kept.end());
  const auto kept = static_cast<std::int64_t>(with_kept.size());
  undo.tally.kept += kept;
  undo.tally.restored += static_cast<std::int64_t>(batch.size()) - kept;
  undo.tally.trashed += static_cast<std::int64_t>(ids.size() - leads.size());  // gone from the trash since
  if (mode_ == UndoMode::kWrite) INLET_TRY(write_back(batch, undo.by, now));
  if (!ids.empty()) undo.position = ids.back();
  if (static_cast<std::int64_t>(ids.size()) < limit) undo.stage = UndoStage::kDone;
  return {};
}

// Takes from the batch the earlier values of unique fields that another lead holds by now.
Result<void> UndoRun::keep_taken(std::vector<Updated>& batch) {
  struct Place {
    Updated* updated;
    const leads::Field* field;
  };
  std::vector<UniqueMove> moves;
  std::vector<Place> places;
  for (const leads::Criterion& criterion : criteria_) {
    if (!criterion.unique) continue;
    for (Updated& updated : batch) {
      if (updated.lead.is_trashed()) continue;  // holds no keys; taking it out of the trash asks for them
      const KeyPair keys = keys_of(criterion, *catalog_, updated.lead, updated.changes);
      if (!keys.after || keys.before == keys.after) continue;
      moves.push_back({updated.lead.id, keys.before, *keys.after, {}});
      places.push_back({&updated, catalog_->find(criterion.fields.front())});
    }
  }
  if (moves.empty()) return {};
  std::vector<leads::KeyQuestion> questions;
  for (std::size_t i = 0; i < moves.size(); ++i) questions.push_back({moves[i].to, static_cast<std::uint32_t>(i)});
  INLET_ASSIGN(const auto holders, transaction_->duplicates().find(questions));
  for (const leads::KeyHolder& holder : holders) {
    INLET_ASSIGN(const bool is_free, is_free_later(holder.lead));
    if (!is_free) moves[holder.question].holders.push_back(holder.lead);
  }
  for (const std::size_t i : blocked_moves(moves)) {
    const Place& place = places[i];
    std::erase_if(place.updated->changes, [&](const FieldChange& change) { return change.field == place.field; });
    keep(place.updated->lead.id, place.field->key, KeptReason::kValueTaken);
  }
  return {};
}

// In a preview the leads that will be in the trash by then still hold their keys.
Result<bool> UndoRun::is_free_later(LeadId holder) {
  if (mode_ == UndoMode::kWrite || created_that_stay_.contains(holder)) return false;
  INLET_ASSIGN(const auto lead, transaction_->leads().find(holder));
  return lead && lead->import_job_id == record_->id;
}

Result<void> UndoRun::write_back(std::vector<Updated>& batch, access::UserId by, base::TimePoint now) {
  std::vector<leads::KeyClaim> released;
  std::vector<leads::KeyClaim> claimed;
  std::vector<leads::LeadChange> changes;
  std::vector<LeadId> going;
  for (Updated& updated : batch) {
    std::erase_if(updated.changes, [](const FieldChange& change) { return change.old_value == change.new_value; });
    for (const leads::Criterion& criterion : criteria_) {
      if (updated.lead.is_trashed()) break;
      const KeyPair keys = keys_of(criterion, *catalog_, updated.lead, updated.changes);
      if (keys.before == keys.after) continue;
      if (keys.before) released.push_back({*keys.before, updated.lead.id, false});
      if (keys.after) claimed.push_back({*keys.after, updated.lead.id, criterion.unique});
    }
    if (!updated.changes.empty()) changes.push_back({updated.lead.id, updated.lead.version, updated.changes});
  }
  INLET_TRY(transaction_->duplicates().release(std::span<const leads::KeyClaim>(released)));
  INLET_TRY(transaction_->leads().update(changes, by, now));
  INLET_ASSIGN(const auto lost, transaction_->duplicates().claim(claimed));
  if (!lost.empty()) return base::internal_error("an undo lost a key that was free");
  for (const leads::LeadChange& change : changes) {
    leads::LeadEvent event{now, by, record_->id, 0, "undone", {}};
    for (const FieldChange& each : change.changes) {
      event.changes.push_back({each.field->key,
                               {leads::text_with_currency(*each.field, each.old_value),
                                leads::text_with_currency(*each.field, each.new_value)}});
    }
    INLET_TRY(transaction_->leads().record(change.lead, event));
  }
  for (Updated& updated : batch) {
    for (const FieldChange& change : updated.changes) updated.lead.set(change.field->key, change.new_value);
    INLET_ASSIGN(const bool goes, goes_with_us(updated));
    if (!goes) continue;
    INLET_TRY(transaction_->undos().let_go(*updated.lead.import_job_id, updated.lead.id));
    going.push_back(updated.lead.id);
  }
  return transaction_->leads().trash(going, by, now);
}

// Whether the undo of the import that created the lead kept it only for what we wrote.
Result<bool> UndoRun::goes_with_us(const Updated& updated) {
  const Lead& lead = updated.lead;
  if (!lead.import_job_id || lead.is_trashed() || is_anothers(lead)) return false;
  INLET_ASSIGN(const auto kept, transaction_->undos().kept(*lead.import_job_id, lead.id - 1, 1));
  if (kept.empty() || kept.front().lead != lead.id) return false;
  return is_as_left(lead, *lead.import_job_id, updated.writes, *catalog_);
}

bool UndoRun::is_anothers(const Lead& lead) const {
  const Value owner = lead.get("owner");
  return only_of_ && (owner.is_none() || owner.number != *only_of_);
}

void UndoRun::keep(LeadId lead, std::string field, KeptReason reason) {
  kept_.push_back({lead, std::move(field), reason});
}

}  // namespace inlet::engine
