// SPDX-License-Identifier: Apache-2.0
//
// The leads that a batch creates, changes and meets, as they are after the rows that were decided so far; and what of
// them has not been given to the target yet.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/lead_target.h"
#include "engine/pipeline/row_conversion.h"
#include "engine/pipeline/run_plan.h"

namespace inlet::engine {

// Whose a lead is; 0: nobody's.
access::UserId owner_of(const leads::Lead& lead);

class BatchLeads {
 public:
  // All must outlive this.
  BatchLeads(const RunPlan& plan, const RowConversion& conversion, LeadTarget& target)
      : plan_(&plan), conversion_(&conversion), target_(&target) {}

  Result<void> load(std::span<const leads::LeadId> ids);
  // Loads it where that was not done. Valid as long as this.
  Result<leads::Lead*> find(leads::LeadId id);
  // "lead 4711 (Ann Lee)", "row 12"; no more than the person may see.
  Result<std::string> describe(leads::LeadId id);
  // The row of this batch that the lead is made of, if it is one of those.
  std::optional<std::int64_t> row_of_new(leads::LeadId id) const;

  // `values`, one for each field of the conversion, must stay until write().
  void create(leads::LeadId id, std::int64_t row, const leads::Value* values);
  // Of a lead that was found.
  void change(leads::LeadChange change) { changes_.push_back(std::move(change)); }
  void claim(const leads::KeyClaim& claim) { claims_.push_back(claim); }

  // Gives the target everything. kConflict when a key was lost to somebody else.
  Result<void> write();
  Result<void> write_claims();

 private:
  Result<void> write_pending();
  Result<void> write_changes();

  const RunPlan* plan_;
  const RowConversion* conversion_;
  LeadTarget* target_;
  std::unordered_map<leads::LeadId, leads::Lead> leads_;
  std::vector<PendingLead> pending_;
  std::vector<leads::LeadChange> changes_;
  std::vector<leads::KeyClaim> claims_;
  std::vector<std::pair<leads::LeadId, std::int64_t>> rows_of_new_;  // ids grow away from 0
};

}  // namespace inlet::engine
