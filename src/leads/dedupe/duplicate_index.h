// SPDX-License-Identifier: Apache-2.0
//
// Which leads hold a key. Asked once per batch, not once per row.
#pragma once

#include <span>
#include <vector>

#include "base/errors/result.h"
#include "leads/dedupe/match_key.h"

namespace inlet::leads {

// One key of one row of a batch, to be looked up.
struct KeyQuestion {
  MatchKey key;
  std::uint32_t row = 0;  // the asker's own number for the row
};

struct KeyHolder {
  std::uint32_t question = 0;  // place in the asked span
  LeadId lead = 0;
};

struct KeyClaim {
  MatchKey key;
  LeadId lead = 0;
  bool exclusive = true;  // slot 0 or lose; otherwise slot 0 if it is free, else the lead's own slot
};

class DuplicateIndex {
 public:
  virtual ~DuplicateIndex() = default;
  // All leads that hold one of the keys, in order of question, then lead id. Leads in the trash hold none. Fastest when the
  // questions are sorted by key.
  virtual Result<std::vector<KeyHolder>> find(std::span<const KeyQuestion> questions) = 0;
  // Gives keys to leads. Answers which exclusive claims lost (places in `claims`); those were not made.
  virtual Result<std::vector<std::uint32_t>> claim(std::span<const KeyClaim> claims) = 0;
  // Takes all keys from leads that go to the trash or change; the next holder of each key moves up to slot 0.
  virtual Result<void> release(std::span<const LeadId> leads) = 0;
  virtual Result<void> release(std::span<const KeyClaim> keys) = 0;

  virtual Result<std::vector<Criterion>> criteria() = 0;  // active ones, in the administrator's order
  // All whose keys every write of a lead keeps right: also those that are being built, and those that go.
  virtual Result<std::vector<Criterion>> maintained_criteria() = 0;
};

}  // namespace inlet::leads
