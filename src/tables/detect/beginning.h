// SPDX-License-Identifier: Apache-2.0
//
// A detection with the rows it was made of, so that they need not be read again.
#pragma once

#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/detect/detection.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

struct Beginning {
  Detection detection;
  std::vector<RowBlock> blocks;  // from the first row on, at least 200 rows where there are so many in what was read
  SheetTraits traits;            // of a workbook, where it is whole
  bool is_whole = false;         // what was read is all there is: a text of 64 KiB, a sheet of 200 rows
};

Result<Beginning> read_beginning(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                                 const ReadLimits& limits);

}  // namespace inlet::tables
