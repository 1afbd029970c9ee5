// SPDX-License-Identifier: Apache-2.0
//
// Reads a worksheet of an XLS workbook: BIFF8 and BIFF5/7 in a compound file, BIFF2 to BIFF8 as a bare stream. Blank rows as
// in xlsx_row_reader.h.
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

// The sheet is chosen as by open_xlsx_rows. Errors: CORRUPT_FILE, PASSWORD_PROTECTED, UNSUPPORTED_TYPE, NO_SUCH_SHEET,
// TOO_MANY_SHEETS. `source` must outlive the reader.
Result<std::unique_ptr<RowReader>> open_xls_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                 const ReadLimits& limits);

Result<std::vector<WorksheetInfo>> list_xls_sheets(const base::ByteSource& source, const ReadLimits& limits);

// What a compound file (D0 CF 11 E0 ...) holds, told from its directory.
enum class CompoundContent : std::uint8_t {
  kWorkbook,           // XLS
  kEncryptedWorkbook,  // an encrypted XLSX inside a compound file, or an XLS with a password
  kOther,              // a Word document, an Outlook message ...
};

// CORRUPT_FILE when it is no compound file that can be walked.
Result<CompoundContent> compound_content(const base::ByteSource& source);

// True when the bytes begin a BIFF stream without a compound file around it.
bool is_bare_biff(const base::ByteSource& source);

}  // namespace inlet::tables
