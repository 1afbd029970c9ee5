// SPDX-License-Identifier: Apache-2.0
//
// Which row of a run last wrote to each lead, so that "most recently updated" means the order of the file and not that of batches.
// Kept only where the plan asks for it: 16 bytes and more for each updated lead.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "base/errors/result.h"
#include "imports/ledger/import_ledger.h"
#include "leads/dedupe/match_key.h"

namespace inlet::engine {

class WrittenRows {
 public:
  // Those of a run that is taken up again.
  static Result<WrittenRows> load(imports::ImportLedger& ledger, imports::RunId run);

  void note(leads::LeadId lead, std::int64_t row) { rows_[lead] = row; }
  void add(const WrittenRows& later);
  // 0: none.
  std::int64_t row_of(leads::LeadId lead) const;

 private:
  std::unordered_map<leads::LeadId, std::int64_t> rows_;
};

}  // namespace inlet::engine
