// SPDX-License-Identifier: Apache-2.0
//
// Where the decisions of a batch go: the store, in a run that writes; a memory of what would have been, in a check. Deciding is
// the same code for both, so a check can't come to other answers (law 4).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/run_plan.h"
#include "leads/convert/conversion.h"
#include "leads/dedupe/duplicate_index.h"
#include "leads/values/lead_store.h"
#include "store/database/database.h"

namespace inlet::engine {

struct PendingLead {
  leads::LeadId id = 0;
  std::int64_t row = 0;
  const leads::Value* values = nullptr;  // one a field of the run
};

class LeadTarget {
 public:
  virtual ~LeadTarget() = default;
  virtual leads::DuplicateIndex& keys() = 0;
  // The id that the lead of this row will have. Ids of a batch are one after the other in the order asked.
  virtual Result<leads::LeadId> next_id(std::int64_t row) = 0;
  virtual Result<void> create(std::span<const leads::Field* const> fields, std::span<const PendingLead> leads) = 0;
  // In this order. The values before are not looked at.
  virtual Result<void> update(std::span<const leads::LeadChange> changes) = 0;
  // Options that the next leads need and the catalogue lacks.
  virtual Result<void> add_options(std::span<const leads::NewOption> options) = 0;
  // Those of the ids that exist, in order of id.
  virtual Result<std::vector<leads::Lead>> load(std::span<const leads::LeadId> ids) = 0;
  // The row of this file that created the lead; 0 where it was not this import.
  virtual std::int64_t row_of(const leads::Lead& lead) const = 0;
};

class StoreTarget final : public LeadTarget {
 public:
  StoreTarget(store::Transaction& transaction, const RunPlan& plan, std::int64_t import_id, base::TimePoint now)
      : leads_(&transaction.leads()),
        keys_(&transaction.duplicates()),
        catalog_(&transaction.catalog()),
        plan_(&plan),
        import_id_(import_id),
        now_(now) {}

  leads::DuplicateIndex& keys() override { return *keys_; }
  Result<leads::LeadId> next_id(std::int64_t row) override;
  Result<void> create(std::span<const leads::Field* const> fields, std::span<const PendingLead> leads) override;
  Result<void> update(std::span<const leads::LeadChange> changes) override;
  Result<void> add_options(std::span<const leads::NewOption> options) override;
  Result<std::vector<leads::Lead>> load(std::span<const leads::LeadId> ids) override { return leads_->find_all(ids); }
  std::int64_t row_of(const leads::Lead& lead) const override;

 private:
  // Criteria that the plan does not know, since they came later, and whose keys are the decision's no business: those of the
  // list that is being built or has taken effect meanwhile.
  Result<const std::vector<leads::Criterion>*> later_criteria();
  Result<void> move_later_keys(const leads::LeadChange& change);

  leads::LeadStore* leads_;
  leads::DuplicateIndex* keys_;
  store::CatalogRecords* catalog_;
  const RunPlan* plan_;
  std::int64_t import_id_;
  base::TimePoint now_;
  leads::LeadId next_id_ = 0;  // 0: not asked yet
  std::unordered_set<std::string> added_options_;
  std::optional<std::vector<leads::Criterion>> later_;  // none: not asked yet
};

// What a check remembers of the rows it has passed: the keys of leads that would be there now, and the values of those that
// would be new or changed (values only where rows may update: nothing else looks at them).
class CheckMemory {
 public:
  explicit CheckMemory(bool keeps_values) : keeps_values_(keeps_values) {}

 private:
  friend class CheckTarget;
  friend class CheckIndex;
  struct Hash {
    std::size_t operator()(const leads::MatchKey& key) const;
  };
  bool keeps_values_;
  std::unordered_map<leads::MatchKey, leads::LeadId, Hash> first_holder_;
  std::unordered_multimap<leads::MatchKey, leads::LeadId, Hash> more_holders_;
  std::unordered_multimap<leads::MatchKey, leads::LeadId, Hash> released_;
  std::map<leads::LeadId, leads::Lead> leads_;
};

class CheckIndex final : public leads::DuplicateIndex {
 public:
  CheckIndex(leads::DuplicateIndex& stored, CheckMemory& memory) : stored_(&stored), memory_(&memory) {}
  Result<std::vector<leads::KeyHolder>> find(std::span<const leads::KeyQuestion> questions) override;
  Result<std::vector<std::uint32_t>> claim(std::span<const leads::KeyClaim> claims) override;
  Result<void> release(std::span<const leads::LeadId> leads) override;
  Result<void> release(std::span<const leads::KeyClaim> keys) override;
  Result<std::vector<leads::Criterion>> criteria() override { return stored_->criteria(); }
  Result<std::vector<leads::Criterion>> maintained_criteria() override { return stored_->maintained_criteria(); }

 private:
  leads::DuplicateIndex* stored_;
  CheckMemory* memory_;
};

// A lead that would be new has minus its row as id.
class CheckTarget final : public LeadTarget {
 public:
  CheckTarget(leads::LeadStore& leads, leads::DuplicateIndex& stored, CheckMemory& memory, base::TimePoint began)
      : leads_(&leads), index_(stored, memory), memory_(&memory), began_(began) {}

  leads::DuplicateIndex& keys() override { return index_; }
  Result<leads::LeadId> next_id(std::int64_t row) override { return -row; }
  Result<void> create(std::span<const leads::Field* const> fields, std::span<const PendingLead> leads) override;
  Result<void> update(std::span<const leads::LeadChange> changes) override;
  Result<void> add_options(std::span<const leads::NewOption>) override { return {}; }
  Result<std::vector<leads::Lead>> load(std::span<const leads::LeadId> ids) override;
  std::int64_t row_of(const leads::Lead& lead) const override { return lead.id < 0 ? -lead.id : 0; }

 private:
  Result<void> remember(const leads::LeadChange& change);
  std::int64_t began_ms() const { return began_.time_since_epoch().count(); }

  leads::LeadStore* leads_;
  CheckIndex index_;
  CheckMemory* memory_;
  base::TimePoint began_;
};

}  // namespace inlet::engine
