// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/block_index.h"

#include <gtest/gtest.h>

#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"

namespace inlet::tables {
namespace {

BlockIndex usual_index() {
  BlockIndex index;
  index.blocks = {{{0, 1, 0}, 0, 0, 0}, {{10, 12, 300}, 0, 0, 0}, {{20, 22, 600}, 0, 0, 0}};
  index.blanks = {{3, 3}, {8, 11}};
  index.last_row = 25;
  return index;
}

TEST(BlockIndex, ComesBackFromItsBytes) {
  const BlockIndex index = usual_index();
  const auto back = block_index_from_bytes(to_bytes(index));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(to_bytes(*back), to_bytes(index));
  EXPECT_EQ(back->blanks, index.blanks);
  EXPECT_EQ(back->blocks[1].before, index.blocks[1].before);
}

TEST(BlockIndex, TakesNoByteThatIsWrong) {
  const std::string bytes = to_bytes(usual_index());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(block_index_from_bytes(std::string_view(bytes).substr(0, i)).has_value()) << i;
    std::string wrong = bytes;
    wrong[i] = static_cast<char>(wrong[i] ^ 0x40);
    const auto read = block_index_from_bytes(wrong);
    // What stands in the head alone is believed where it could be true.
    if (read.has_value()) {
      EXPECT_NE(to_bytes(*read), bytes) << i;
    }
  }
}

TEST(BlockIndex, FindsTheBlockOfARow) {
  const BlockIndex index = usual_index();
  EXPECT_EQ(index.block_of(1).before.row, 0U);
  EXPECT_EQ(index.block_of(10).before.row, 0U);
  EXPECT_EQ(index.block_of(11).before.row, 10U);
  EXPECT_EQ(index.block_of(25).before.row, 20U);
  EXPECT_EQ(index.block_of(99).before.row, 20U);
}

TEST(RecordNumbers, AreThoseOfTheSieve) {
  // Whatever combination of header, blank and left-out rows: counted as RecordSieve counts.
  for (unsigned pattern = 0; pattern < 512; ++pattern) {
    SourceProfile profile;
    profile.header_row = pattern % 3;
    if (*profile.header_row == 0) profile.header_row.reset();
    std::string text;
    BlockIndex index;
    index.blocks.resize(1);
    for (std::uint64_t row = 1; row <= 9; ++row) {
      const bool is_blank = (pattern >> (row - 1) & 1U) != 0;
      text += is_blank ? "\n" : "x\n";
      if (is_blank) index.blanks.push_back({row, row});
    }
    profile.left_out = {{4, 4}, {7, 8}};
    index.last_row = 9;
    const base::MemorySource source(text);
    const auto reader = open_rows(source, profile, {});
    RowBlock block;
    ASSERT_TRUE((*reader)->next(block).value());
    RecordSieve sieve(profile);
    const RecordNumbers numbers(index, profile);
    std::uint64_t record = 0;
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      EXPECT_EQ(numbers.records_before(block.row(row).number), record) << pattern;
      if (sieve.role(block, row) != RowRole::kRecord) continue;
      EXPECT_EQ(numbers.row_of(record), block.row(row).number) << pattern;
      ++record;
    }
    EXPECT_EQ(numbers.row_of(record), std::nullopt) << pattern;
  }
}

}  // namespace
}  // namespace inlet::tables
