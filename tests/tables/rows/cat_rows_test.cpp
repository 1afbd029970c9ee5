// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/cat_rows.h"

#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {
namespace {

std::string cat(const std::string& csv) {
  const base::MemorySource source(csv);
  auto reader = CsvRowReader::open(source, {}, {});
  std::string text;
  EXPECT_TRUE(cat_rows(**reader, [&text](std::string_view piece) -> Result<void> {
                return text += piece, Result<void>();
              }).has_value());
  return text;
}

TEST(CatRows, WritesALineForEachRow) {
  EXPECT_EQ(cat("a,b\n1,\n"), "[\"a\",\"b\"]\n[\"1\"]\n");
  EXPECT_EQ(cat(""), "");
}

TEST(CatRows, LeavesOutEmptyCellsAndRowsAtTheEndAlone) {
  EXPECT_EQ(cat(",a,,\n\n,,\nb\n\n,,\n"), "[\"\",\"a\"]\n[]\n[]\n[\"b\"]\n");
}

TEST(CatRows, EscapesWhatJsonEscapes) {
  EXPECT_EQ(cat("\"a\"\"b\",\"\\\",\"c\nd\",e\tf,Zoë\n"), "[\"a\\\"b\",\"\\\\\",\"c\\nd\",\"e\\tf\",\"Zoë\"]\n");
  EXPECT_EQ(cat(std::string("\0\x01\x1F\x7F\n", 5)), "[\"\\u0000\\u0001\\u001f\x7F\"]\n");
  // At every place of a text, as it is looked at eight bytes at a time.
  for (std::size_t length = 0; length < 24; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'x'), escaped(length, 'x');
      text[at] = '\\';
      escaped.replace(at, 1, "\\\\");
      EXPECT_EQ(cat(text), "[\"" + escaped + "\"]\n");
    }
  }
}

TEST(CatRows, WritesRowsThatAreLongerThanItsBuffer) {
  const std::string long_text(900'000, '\x01');
  const std::string got = cat(long_text + "," + long_text + "\nb\n");
  EXPECT_EQ(got.size(), 2 * 6 * long_text.size() + std::string("[\"\",\"\"]\n[\"b\"]\n").size());
}

}  // namespace
}  // namespace inlet::tables
