// SPDX-License-Identifier: Apache-2.0
//
// By which fields leads are known again: the administrator's ordered list (semantics 14).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/dedupe/criteria_list.h"
#include "engine/engine.h"
#include "jobs/job.h"

namespace inlet::engine {

struct CriteriaView {
  std::int64_t version = 0;                           // grows with every change
  std::vector<leads::Criterion> criteria;             // in force, in order; without those of unique fields
  std::optional<std::vector<leads::Criterion>> next;  // takes effect when it is built
  std::int64_t done = 0;                              // leads under each criterion that is being built, added up
  std::int64_t total = 0;
  std::optional<access::UserId> changed_by;
  std::optional<base::TimePoint> changed_at;
};
Result<CriteriaView> view_criteria(Engine& engine, const access::Actor& actor);

// What is built already takes effect at once; else gives the job that builds, 0 for none. kInvalidInput with BAD_SETTING or
// NO_SUCH_FIELD; kConflict when `version` is not the stored one. Running imports keep their list.
Result<jobs::JobId> change_criteria(Engine& engine, const access::Actor& actor, std::int64_t version,
                                    const std::vector<CriterionWish>& wishes);

}  // namespace inlet::engine
