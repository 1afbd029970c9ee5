// SPDX-License-Identifier: Apache-2.0
//
// "Fill down" (semantics 42): rows in which the cells under the first one of a merged range have its value too.
#pragma once

#include <memory>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

// Takes down a range that goes over several rows; of very many those that come first.
void note_range(const MergedRange& range, std::vector<MergedRange>& ranges);

// Where ranges are told behind the rows, all rows are read through once before. ROW_TOO_LONG, and ZIP_BOMB when what is filled in
// exceeds what may be unpacked.
Result<std::unique_ptr<RowReader>> fill_merged(std::unique_ptr<RowReader> reader, const ReadLimits& limits);

}  // namespace inlet::tables
