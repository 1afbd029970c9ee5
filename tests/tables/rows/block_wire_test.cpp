// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/block_wire.h"

#include <gtest/gtest.h>

#include <functional>

namespace inlet::tables {
namespace {

// Two rows: "ä" "b" and "1.0" shown as "01".
RowBlock usual_block() {
  RowBlock block;
  block.bytes = "äb1.001";
  block.cells = {{0, 2, 0, CellKind::kText}, {2, 1, 0, CellKind::kText}, {3, 3, 2, CellKind::kNumber}};
  block.rows.resize(2);
  block.rows[0].number = 5;
  block.rows[0].cell_count = 2;
  block.rows[1].number = 6;
  block.rows[1].first_cell = 2;
  block.rows[1].cell_count = 1;
  return block;
}

TEST(BlockWire, GivesTheRowsBack) {
  RowBlock block = usual_block();
  block.rows[1].status = RowStatus::kBad;
  block.rows[1].fault = base::Code::kUnclosedQuote;
  block.rows[1].fault_line = 9;
  const auto rows = wire_rows(block);
  block.rows.clear();
  ASSERT_TRUE(take_rows(rows, 4, {}, block).has_value());
  ASSERT_EQ(block.row_count(), 2U);
  EXPECT_EQ(block.cell(0, 0).text, "ä");
  EXPECT_EQ(block.cell(1, 0).text, "1.0");
  EXPECT_EQ(block.cell(1, 0).shown, "01");
  EXPECT_EQ(block.row(1).status, RowStatus::kBad);
  EXPECT_EQ(block.row(1).fault, base::Code::kUnclosedQuote);
  EXPECT_EQ(block.row(1).fault_line, 9U);
}

struct Case {
  const char* name;
  std::function<void(RowBlock&, std::vector<WireRow>&)> lie;
};

TEST(BlockWire, BelievesNothing) {
  const Case kCases[] = {
      {"cell behind the text", [](RowBlock& block, auto&) { block.cells[2].offset = 5; }},
      {"cell far behind the text", [](RowBlock& block, auto&) { block.cells[0].offset = 0xFFFFFFFF; }},
      {"cell of the largest length", [](RowBlock& block, auto&) { block.cells[0].length = 0xFFFFFFFF; }},
      {"shown text behind the text", [](RowBlock& block, auto&) { block.cells[2].shown_length = 3; }},
      {"cell of no kind", [](RowBlock& block, auto&) { block.cells[1].kind = static_cast<CellKind>(200); }},
      {"half a character", [](RowBlock& block, auto&) { block.cells[0].length = 1; }},
      {"the other half",
       [](RowBlock& block, auto&) {
         block.cells[0] = {1, 2, 0, CellKind::kText};
       }},
      {"no UTF-8 at all", [](RowBlock& block, auto&) { block.bytes[2] = '\xFF'; }},
      {"row behind the cells", [](RowBlock&, auto& rows) { rows[1].cell_count = 2; }},
      {"row that begins behind the cells", [](RowBlock&, auto& rows) { rows[1].first_cell = 0xFFFFFFFF; }},
      {"rows that go back", [](RowBlock&, auto& rows) { rows[1].number = 5; }},
      {"row that came already", [](RowBlock&, auto& rows) { rows[0].number = 4; }},
      {"row number that is too large", [](RowBlock&, auto& rows) { rows[1].number = ~std::uint64_t{0}; }},
      {"row of no status", [](RowBlock&, auto& rows) { rows[0].status = 9; }},
      {"fault that rows don't have", [](RowBlock&, auto& rows) { rows[0].fault = 65'000; }},
      {"line that can't be", [](RowBlock&, auto& rows) { rows[0].line = ~std::uint64_t{0}; }},
  };
  for (const Case& test : kCases) {
    RowBlock block = usual_block();
    auto rows = wire_rows(block);
    test.lie(block, rows);
    const auto taken = take_rows(rows, 4, {}, block);
    ASSERT_FALSE(taken.has_value()) << test.name;
    EXPECT_EQ(taken.error().code, base::Code::kReaderFailed) << test.name;
    EXPECT_EQ(block.row_count(), 0U) << test.name;
  }
}

TEST(BlockWire, TakesTextsBesideLeftOversOfQuotes) {
  // Where doubled quotes were taken off, the end of the longer text stands behind the cell, cut anywhere.
  RowBlock block = usual_block();
  block.bytes = "äb1.001\xA4";
  ASSERT_TRUE(take_rows(wire_rows(block), 4, {}, block).has_value());
}

TEST(BlockWire, AllocatesNothingForLies) {
  EXPECT_TRUE(is_plausible({.text_bytes = 100, .cells = 5, .rows = 1, .after = {}, .progress = {}}));
  EXPECT_FALSE(is_plausible({.text_bytes = ~std::uint64_t{0}, .cells = 5, .rows = 1, .after = {}, .progress = {}}));
  EXPECT_FALSE(
      is_plausible({.text_bytes = 1, .cells = std::uint64_t{1} << 40U, .rows = 1, .after = {}, .progress = {}}));
  EXPECT_FALSE(
      is_plausible({.text_bytes = 1, .cells = 1, .rows = std::uint64_t{1} << 40U, .after = {}, .progress = {}}));
  EXPECT_FALSE(is_plausible({.text_bytes = 1, .cells = 1, .rows = 0, .after = {}, .progress = {}}));
}

}  // namespace
}  // namespace inlet::tables
