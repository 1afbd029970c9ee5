// SPDX-License-Identifier: Apache-2.0
//
// The rows of a table as JSON, one array of strings a line: what `inlet cat --format json` prints (cli.md).
#pragma once

#include "tables/rows/row_reader.h"
#include "tables/rows/text_sink.h"

namespace inlet::tables {

// Each row of the file from its first one on, without empty cells at its end and empty rows at the end of the table. A row
// number without a row (workbooks leave them out) gives an empty line. A bad row is its raw text.
Result<void> cat_rows(RowReader& reader, const TextSink& sink);

}  // namespace inlet::tables
