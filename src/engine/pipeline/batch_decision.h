// SPDX-License-Identifier: Apache-2.0
//
// Decides what becomes of each row of a batch, in the order of the file, and carries it out on a LeadTarget: create, update,
// leave unchanged, skip or fail (semantics 1 to 24). Nothing else in Inlet writes a lead during an import.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/batch_keys.h"
#include "engine/pipeline/batch_leads.h"
#include "engine/pipeline/batch_report.h"
#include "engine/pipeline/checked_outcomes.h"
#include "engine/pipeline/converted_block.h"
#include "engine/pipeline/lead_target.h"
#include "engine/pipeline/row_conversion.h"
#include "engine/pipeline/run_plan.h"
#include "engine/pipeline/written_rows.h"
#include "imports/ledger/import_ledger.h"
#include "leads/dedupe/merge.h"

namespace inlet::engine {

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
        merge_rules_(leads::merge_rules(conversion.fields(), plan.policy)),
        report_(conversion, checked, result),
        leads_(plan, conversion, target) {}

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

  std::string describe(const leads::Criterion& criterion) const;  // "Email", "First Name + Company"

  const RunPlan* plan_;
  const RowConversion* conversion_;
  LeadTarget* target_;
  BatchResult* result_;
  const WrittenRows* written_before_;
  leads::MergeRules merge_rules_;
  BatchReport report_;
  BatchLeads leads_;

  BatchKeys keys_;
  std::vector<leads::MatchKey> asked_;
  WrittenRows written_;  // by this batch
  std::vector<leads::LeadId> scratch_;
};

}  // namespace inlet::engine
