// SPDX-License-Identifier: Apache-2.0
//
// The reader of a format. For tables/ and its tests alone: the product opens files by sandbox/confined_tables.h.
#pragma once

#include <memory>

#include "base/bytes/byte_source.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

// `source` must outlive the reader.
Result<std::unique_ptr<RowReader>> open_rows(const base::ByteSource& source, const SourceProfile& profile,
                                             const ReadLimits& limits);

}  // namespace inlet::tables
