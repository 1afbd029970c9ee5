// SPDX-License-Identifier: Apache-2.0
//
// Cuts a large text file into smaller ones that can be imported one after the other: each begins with what stands before the
// first record (mark, separator line, header), and no record is changed by a byte or cut.
#pragma once

#include <cstddef>
#include <functional>

#include "base/bytes/byte_source.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/source_profile.h"
#include "tables/rows/text_sink.h"

namespace inlet::tables {

// Begins part `number` (from 1) and gives where its bytes go.
using PartOpener = std::function<Result<TextSink>(std::size_t number)>;

// Parts have at most `part_bytes` bytes; a record that is longer has a part of its own. Gives how many there are. Errors:
// those of the reader, and UNSUPPORTED_TYPE for workbooks and for encodings whose shifts go over lines.
Result<std::size_t> split_csv(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              std::uint64_t part_bytes, const PartOpener& open_part);

}  // namespace inlet::tables
