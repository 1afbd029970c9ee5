// SPDX-License-Identifier: Apache-2.0
//
// Reads a table of an OpenDocument spreadsheet (ODS). Blank rows as in xlsx_row_reader.h.
#pragma once

#include <memory>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"
#include "tables/rows/worksheet_info.h"

namespace inlet::tables {

// The table is chosen as by open_xlsx_rows. `source` must outlive the reader.
Result<std::unique_ptr<RowReader>> open_ods_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                 const ReadLimits& limits);

Result<std::vector<WorksheetInfo>> list_ods_sheets(const base::ByteSource& source, const ReadLimits& limits);

}  // namespace inlet::tables
