// SPDX-License-Identifier: Apache-2.0
//
// Pairs of leads that look like the same person though no criterion says so, kept until a person has looked at them
// (semantics 21).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "leads/dedupe/likeness.h"

namespace inlet::leads {

struct LikelyPair {
  std::int64_t id = 0;
  LeadId left = 0;  // the older lead
  LeadId right = 0;
  int score = 0;  // 1 to 100
  base::TimePoint found_at{};
};

struct LikelyPage {
  std::vector<LikelyPair> pairs;  // best first
  std::string next_cursor;        // empty at the end
  std::int64_t total = 0;
};

// Which of the open pairs of two live leads; all that is given must hold.
struct LikelyFilter {
  std::optional<access::UserId> owner;  // of both
  LeadId lead = 0;                      // one of the two; 0: any
  std::int64_t import_id = 0;           // that created one of the two; 0: any
};

class LikelyRecords {
 public:
  virtual ~LikelyRecords() = default;
  // Keeps what a search found. A pair that is known gets its new score; one that a person has dismissed stays dismissed.
  virtual Result<void> put(std::span<const LikelyPair> pairs) = 0;
  // BAD_REQUEST for a cursor that is none.
  virtual Result<LikelyPage> list(const LikelyFilter& filter, const std::string& cursor, std::uint32_t limit) = 0;
  virtual Result<std::optional<LikelyPair>> find(std::int64_t id) = 0;  // open ones only
  // Not a duplicate: the pair is never listed again.
  virtual Result<void> dismiss(std::int64_t id, access::UserId by, base::TimePoint now) = 0;
  // Open pairs that the last search over all leads, which began at `searched_at`, did not find again.
  virtual Result<void> forget_older(base::TimePoint searched_at) = 0;

  // The live leads behind `after`, in order of id, at most `limit`.
  virtual Result<std::vector<LeadFace>> scan(LeadId after, std::int64_t limit) = 0;
  // Those of the ids that are live, in order of id.
  virtual Result<std::vector<LeadFace>> faces(std::span<const LeadId> ids) = 0;
  // The smallest and the largest id of the leads that the import created; 0 and 0 for none.
  virtual Result<std::pair<LeadId, LeadId>> range_of(std::int64_t import_id) = 0;
};

}  // namespace inlet::leads
