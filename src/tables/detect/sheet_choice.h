// SPDX-License-Identifier: Apache-2.0
//
// Which sheet of a workbook is read (semantics 42): the chosen one, else the first visible one that is not empty.
#pragma once

#include "tables/detect/detection.h"

namespace inlet::tables {

// Lists the sheets in detection.sheets and sets the sheet of its profile, whose format must be set. NO_SUCH_SHEET.
Result<void> choose_sheet(const base::ByteSource& source, const SourceChoices& choices, const ReadLimits& limits,
                          Detection& detection);

}  // namespace inlet::tables
