// SPDX-License-Identifier: Apache-2.0
//
// Where the blocks of a table begin and which of its rows are blank: found once, when all rows are read anyway, so that later
// any row is reached without reading those before it. It stands at the end of a kept file (kept_blocks.h), behind the decoded
// rows of a workbook; of a text file it is all there is to keep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

struct IndexedBlock {
  Bookmark before;           // the place before its first row
  std::uint64_t offset = 0;  // in the kept file; without decoded rows all three are 0
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

struct BlockIndex {
  std::vector<IndexedBlock> blocks;
  std::vector<RowRange> blanks;  // rows without a value, in order, none touching the next
  std::uint64_t last_row = 0;    // of the table
  bool has_rows = false;         // the decoded rows are kept, too
  SheetTraits traits;

  // The block in which a row stands, or after the last one that last. There must be one.
  const IndexedBlock& block_of(std::uint64_t row) const;
};

std::string to_bytes(const BlockIndex& index);
// READER_FAILED for anything that to_bytes() would not have written.
Result<BlockIndex> block_index_from_bytes(std::string_view bytes);

// Cheap to compute, good against accidents only.
std::uint64_t checksum_of(std::string_view bytes);

// Row numbers of records and back, as a RecordSieve counts them by the profile.
class RecordNumbers {
 public:
  RecordNumbers(const BlockIndex& index, const SourceProfile& profile);

  // How many records stand before the row.
  std::uint64_t records_before(std::uint64_t row) const;
  // The row of a record, numbered from 0; none behind the end.
  std::optional<std::uint64_t> row_of(std::uint64_t record) const;

 private:
  struct Gap {
    std::uint64_t first = 0, last = 0;      // rows that are no records
    std::uint64_t rows_in_gaps_before = 0;  // in the gaps before this one
  };
  std::vector<Gap> gaps_;
  std::uint64_t last_row_;
};

}  // namespace inlet::tables
