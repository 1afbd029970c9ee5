// SPDX-License-Identifier: Apache-2.0
//
// What each row of a block is: a record, the header, blank, or left out. Records are numbered from 0 without the others;
// the ledger counts in these numbers, people see row numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "tables/rows/row_block.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

enum class RowRole : std::uint8_t { kRecord, kBlank, kHeader, kBeforeHeader, kLeftOut };

// Classifies the rows in order; keeps its place in the left-out ranges. Restarting at a bookmark: make a new one.
class RecordSieve {
 public:
  explicit RecordSieve(const SourceProfile& profile) : profile_(&profile) {}  // `profile` must outlive it
  RowRole role(const RowBlock& block, std::size_t row_index);

 private:
  const SourceProfile* profile_;
  std::size_t next_range_ = 0;
};

// True when every cell of the row is blank (semantics 23).
bool is_blank_row(const RowBlock& block, std::size_t row_index);

}  // namespace inlet::tables
