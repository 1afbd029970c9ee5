// SPDX-License-Identifier: Apache-2.0
//
// Which sheet of a workbook is read (semantics 42): the chosen one, else the first visible one that is not empty.
#pragma once

#include <memory>
#include <vector>

#include "base/errors/result.h"
#include "tables/detect/detection.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

// The reader that found the sheet not to be empty, with what it has read: to open a sheet may cost more than its first rows do.
struct OpenedSheet {
  std::unique_ptr<RowReader> reader;  // behind the blocks; none where the sheet was not opened, or could not be
  std::vector<RowBlock> blocks;
};

// Lists the sheets in detection.sheets and sets the sheet of its profile, whose format must be set. NO_SUCH_SHEET.
Result<OpenedSheet> choose_sheet(const base::ByteSource& source, const SourceChoices& choices, const ReadLimits& limits,
                                 Detection& detection);

}  // namespace inlet::tables
