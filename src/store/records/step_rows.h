// SPDX-License-Identifier: Apache-2.0
//
// Writes what a step of a run leaves behind of its rows. They come by the thousand, so each dialect takes its quickest way.
#pragma once

#include <span>

#include "imports/ledger/import_ledger.h"

namespace inlet::store {

class StepRows {
 public:
  virtual ~StepRows() = default;
  virtual Result<void> add_created(imports::RunId run, std::span<const imports::CreatedRange> ranges) = 0;
  virtual Result<void> add_outcomes(imports::RunId run, std::span<const imports::RowOutcome> outcomes) = 0;
  // The number of an error is its place among those of its record, which lie side by side.
  virtual Result<void> add_errors(imports::RunId run, std::span<const imports::RowError> errors) = 0;
  // Adds the counts of the groups to what the run has of them; the first example stays.
  virtual Result<void> count_groups(imports::RunId run, std::span<const imports::ErrorGroup> groups) = 0;
  virtual Result<void> add_kept_values(imports::ImportId import_id, std::span<const imports::KeptValue> kept) = 0;
};

}  // namespace inlet::store
