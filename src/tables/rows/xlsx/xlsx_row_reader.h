// SPDX-License-Identifier: Apache-2.0
//
// Reads a worksheet of an XLSX, XLSM or XLTX workbook (ECMA-376, transitional and strict) in one pass and in bounded memory.
// Rows that are missing between others are given as blank rows; blank rows at the end are not given at all.
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

// Opens the worksheet `profile.sheet_index`, or the one called `profile.sheet_name` where that is not empty and the two
// differ. Errors: CORRUPT_FILE, PASSWORD_PROTECTED, UNSUPPORTED_TYPE, ZIP_BOMB, NO_SUCH_SHEET, TOO_MANY_SHEETS.
// `source` must outlive the reader.
Result<std::unique_ptr<RowReader>> open_xlsx_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                  const ReadLimits& limits);

Result<std::vector<WorksheetInfo>> list_xlsx_sheets(const base::ByteSource& source, const ReadLimits& limits);

}  // namespace inlet::tables
