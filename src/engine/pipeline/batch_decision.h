// SPDX-License-Identifier: Apache-2.0
//
// Decides what becomes of each row of a batch, in the order of the file, and carries it out on a LeadTarget: create, update,
// leave unchanged, skip or fail (semantics 1 to 24). Nothing else in Inlet writes a lead during an import.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/batch_keys.h"
#include "engine/pipeline/checked_outcomes.h"
#include "engine/pipeline/converted_block.h"
#include "engine/pipeline/lead_target.h"
#include "engine/pipeline/row_conversion.h"
#include "engine/pipeline/run_plan.h"
#include "engine/pipeline/written_rows.h"
#include "imports/ledger/import_ledger.h"
#include "leads/dedupe/merge.h"

namespace inlet::engine {

// What the ledger is told of a batch.
struct BatchResult {
  imports::Tally tally;  // goes on from what it held
  std::vector<imports::CreatedRange> created;
  std::vector<imports::RowOutcome> outcomes;
  std::vector<imports::RowError> errors;
  std::vector<imports::KeptValue> kept;
};

class BatchDecision {
 public:
  // `written`: by the batches before. `checked`: what an earlier check said; every row that comes out differently is told.
  // nullptr: there was none.
  BatchDecision(const RunPlan& plan, const RowConversion& conversion, LeadTarget& target, BatchResult& result,
                const WrittenRows& written, const CheckedOutcomes* checked = nullptr)
      : plan_(&plan),
        conversion_(&conversion),
        target_(&target),
        result_(&result),
        written_before_(&written),
        checked_(checked),
        merge_rules_(leads::merge_rules(conversion.fields(), plan.policy)) {}

  // kConflict when a key was lost to somebody else between asking and claiming: nothing may be committed then; try the whole
  // batch again.
  Result<void> decide(std::span<const std::unique_ptr<ConvertedBlock>> blocks);
  // What the batch wrote to; the next one has to know it. Empty where the plan does not ask for it.
  const WrittenRows& written() const { return written_; }

 private:
  struct Row {
    ConvertedBlock* block;
    const ConvertedRow* row;
    std::size_t index;      // in the block
    std::size_t first_key;  // in keys_
  };
  struct Match {
    const leads::Criterion* criterion = nullptr;
    std::vector<leads::LeadId> leads;
  };

  Result<void> decide_row(const Row& row);
  Result<void> fail_with_faults(const Row& row);
  Result<void> fail(const Row& row);  // with what was reported, and the row's warnings
  Match find_match(const Row& row);
  Result<void> create(const Row& row, bool exclusive);
  Result<void> update(const Row& row, const Match& match);
  // Gives the keys of changed fields back and claims the new ones.
  Result<void> move_keys(const leads::Lead& lead, const leads::LeadChange& change);
  Result<void> meet_duplicate(const Row& row, const Match& match);
  Result<leads::LeadId> pick_lead(const Match& match);
  // The row of this file that last wrote to the lead; 0: none did.
  std::int64_t last_row_of(const leads::Lead& lead) const;
  bool breaks_uniqueness(const Row& row, leads::LeadId own);
  // Report what the person may not create.
  bool has_forbidden_value(const Row& row);
  bool belongs_to_another(const Row& row);
  bool is_unique(const leads::MatchKey& key) const;
  Result<leads::Lead*> loaded(leads::LeadId id);
  // The row of this batch that the lead is made of, if it is one of those.
  std::optional<std::int64_t> find_row_of_new(leads::LeadId id) const;
  Result<void> write_pending();
  Result<void> write_changes();
  Result<void> write_claims();

  std::string describe(const leads::Criterion& criterion) const;  // "Email", "First Name + Company"
  Result<std::string> describe(leads::LeadId id);                 // "lead 4711 (Ann Lee)"

  void finish(const Row& row, imports::Outcome outcome, leads::LeadId lead, bool is_told);
  void report(const Row& row, const leads::Fault& fault);
  void report(const Row& row, base::Code code, std::vector<std::string> arguments, std::string field = {});

  const RunPlan* plan_;
  const RowConversion* conversion_;
  LeadTarget* target_;
  BatchResult* result_;
  const WrittenRows* written_before_;
  const CheckedOutcomes* checked_;
  leads::MergeRules merge_rules_;

  BatchKeys keys_;
  std::vector<leads::MatchKey> asked_;
  std::vector<PendingLead> pending_;        // created, not yet given to the target
  std::vector<leads::LeadChange> changes_;  // of leads in leads_, not yet given to the target
  std::vector<leads::KeyClaim> claims_;
  std::vector<std::pair<leads::LeadId, std::int64_t>> rows_of_new_;  // created by this batch; ids grow away from 0
  std::unordered_map<leads::LeadId, leads::Lead> leads_;             // loaded, as they are now
  WrittenRows written_;                                              // by this batch
  std::vector<leads::LeadId> scratch_;
  bool is_warned_ = false;  // something was said about the row in hand that does not fail it
};

}  // namespace inlet::engine
