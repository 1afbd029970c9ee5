// SPDX-License-Identifier: Apache-2.0
//
// What the check said about the rows of a batch, for the warning CHANGED_SINCE_CHECK (semantics 47).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/errors/result.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

class CheckedOutcomes {
 public:
  // Of `count` records from `first_record` on, as an ended check has them.
  static Result<CheckedOutcomes> read(imports::ImportLedger& ledger, imports::RunId check, std::int64_t first_record,
                                      std::int64_t count);

  // Nothing for a record that the check does not know.
  std::optional<imports::Outcome> of(std::int64_t record) const;

 private:
  std::int64_t first_record_ = 0;
  std::vector<std::optional<imports::Outcome>> outcomes_;
};

}  // namespace inlet::engine
