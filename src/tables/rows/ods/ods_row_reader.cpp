// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/ods/ods_row_reader.h"
namespace inlet::tables {
Result<std::unique_ptr<RowReader>> open_ods_rows(const base::ByteSource&, const SourceProfile&, const ReadLimits&) { return base::internal_error("not yet"); }
Result<std::vector<WorksheetInfo>> list_ods_sheets(const base::ByteSource&, const ReadLimits&) { return base::internal_error("not yet"); }
}
