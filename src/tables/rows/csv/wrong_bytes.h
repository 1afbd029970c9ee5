// SPDX-License-Identifier: Apache-2.0
//
// Rows with bytes that could not be decoded: such a byte is shown as U+FFFD, and its row is marked.
#pragma once

#include "tables/rows/row_block.h"

namespace inlet::tables {

// Makes the cells of a block that came from an UTF-8 file valid UTF-8.
void replace_wrong_bytes(RowBlock& block);

// Marks the rows of decoded text that hold U+FFFD.
void mark_rows_with_replacements(RowBlock& block);

}  // namespace inlet::tables
