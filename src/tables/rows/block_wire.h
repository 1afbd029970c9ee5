// SPDX-License-Identifier: Apache-2.0
//
// Blocks of rows as bytes: what a confined reader writes into its pipe and into block files. Whoever reads them trusts
// nothing: every count, place and text is checked before a row is seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_block.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

// Stands before a block's parts, which follow in this order: its text, its cells (CellPlace), its rows (WireRow).
struct BlockHead {
  std::uint64_t text_bytes = 0;
  std::uint64_t cells = 0;
  std::uint64_t rows = 0;
  Bookmark after;  // the place behind the block
  ReadProgress progress;

  // Of all three parts together.
  std::uint64_t part_bytes() const;
};

// A RowPlace with nothing undefined between its members.
struct WireRow {
  std::uint64_t number = 0;
  std::uint64_t line = 0;
  std::uint64_t fault_line = 0;
  std::uint32_t first_cell = 0;
  std::uint32_t cell_count = 0;
  std::uint16_t fault = 0;
  std::uint8_t status = 0;
  std::uint8_t bad_characters = 0;
  std::uint32_t unused = 0;
};

BlockHead head_of(const RowBlock& block, const Bookmark& after, const ReadProgress& progress);
std::vector<WireRow> wire_rows(const RowBlock& block);

// Before anything is allocated: false for counts that no reader gives.
bool is_plausible(const BlockHead& head);

// Makes block.rows of `rows`, and holds the whole block to what readers promise: places inside of its text, rows in order
// behind `last_row`, texts in UTF-8. An Error (READER_FAILED) leaves the block empty.
Result<void> take_rows(const std::vector<WireRow>& rows, std::uint64_t last_row, const ReadLimits& limits,
                       RowBlock& block);

// READER_FAILED, for bytes that no reader of ours would have written.
base::Error broken_wire(const char* what);

}  // namespace inlet::tables
