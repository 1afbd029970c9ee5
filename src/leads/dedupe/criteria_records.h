// SPDX-License-Identifier: Apache-2.0
//
// The criteria as an administrator has them, and those on their way in and out: a new one is built before its list takes
// effect, a dropped one goes when nobody works with it any more (semantics 14).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "leads/dedupe/match_key.h"

namespace inlet::leads {

// Every write of a lead maintains the keys of criteria in all states; only active ones are asked.
enum class CriterionState : std::uint8_t { kBuilding, kActive, kRetiring };

struct CriterionRecord {
  Criterion criterion;
  CriterionState state = CriterionState::kBuilding;
  std::int64_t position = 0;                  // in the list in force
  std::optional<std::int64_t> next_position;  // in the list that takes effect when all of it is built; none: not in it
  LeadId built_to = 0;                        // all live leads up to this one have their keys
  bool is_built = false;
};

class CriteriaRecords {
 public:
  virtual ~CriteriaRecords() = default;
  // In the order of the list in force; those of unique fields too.
  virtual Result<std::vector<CriterionRecord>> list() = 0;
  virtual Result<CriterionId> add(const CriterionRecord& record) = 0;
  virtual Result<void> change(const CriterionRecord& record) = 0;  // all but fields and kind
  virtual Result<void> remove(CriterionId id) = 0;                 // its keys must be gone

  // Gives the next live leads behind `after`, at most `limit`, their keys. Gives the last of them; none at the end. Safe to
  // do twice.
  virtual Result<std::optional<LeadId>> build(const Criterion& criterion, LeadId after, std::int64_t limit) = 0;
  // Takes away at most `limit` keys; gives how many went.
  virtual Result<std::int64_t> remove_keys(CriterionId id, std::int64_t limit) = 0;
  // Whether an import that has begun and not ended works with the criterion.
  virtual Result<bool> is_in_use(CriterionId id) = 0;
  // Ids of leads are at most this.
  virtual Result<LeadId> last_lead() = 0;
};

std::string_view name_of(CriterionState state);  // building, active, retiring
std::optional<CriterionState> criterion_state_named(std::string_view name);

}  // namespace inlet::leads
