// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/split_csv.h"

#include <gtest/gtest.h>

#include "tests/tables/rows/csv/csv_table.h"

namespace inlet::tables {
namespace {

std::vector<std::string> split(const std::string& text, std::uint64_t part_bytes, const SourceProfile& profile = {}) {
  const base::MemorySource source(text);
  std::vector<std::string> parts;
  const auto count = split_csv(source, profile, {}, part_bytes, [&parts](std::size_t number) -> Result<TextSink> {
    EXPECT_EQ(number, parts.size() + 1);
    parts.emplace_back();
    return TextSink([&parts](std::string_view piece) -> Result<void> { return parts.back() += piece, Result<void>(); });
  });
  EXPECT_TRUE(count.has_value());
  EXPECT_EQ(*count, parts.size());
  return parts;
}

using Parts = std::vector<std::string>;

TEST(SplitCsv, PutsTheHeaderInEachPartAndCutsBetweenRecords) {
  EXPECT_EQ(split("a,b\n1,2\n3,4\n5,6\n", 12), (Parts{"a,b\n1,2\n3,4\n", "a,b\n5,6\n"}));
  EXPECT_EQ(split("a,b\r\n\"1\r\n\",2\r\n3,4", 14), (Parts{"a,b\r\n\"1\r\n\",2\r\n", "a,b\r\n3,4"}));
  EXPECT_EQ(split("a,b\n1,2\n", 1000), (Parts{"a,b\n1,2\n"}));
  EXPECT_EQ(split("a,b\n", 1000), (Parts{"a,b\n"}));
}

TEST(SplitCsv, ARecordThatIsTooLongHasItsOwnPart) {
  EXPECT_EQ(split("a\n1\n22222222\n3\n", 5), (Parts{"a\n1\n", "a\n22222222\n", "a\n3\n"}));
}

TEST(SplitCsv, KeepsMarkAndSeparatorLine) {
  SourceProfile profile;
  profile.has_separator_line = true;
  profile.delimiter = ';';
  profile.header_row.reset();
  EXPECT_EQ(split("\xEF\xBB\xBFsep=;\na\nb\n", 11, profile),
            (Parts{"\xEF\xBB\xBFsep=;\na\n", "\xEF\xBB\xBFsep=;\nb\n"}));
}

TEST(SplitCsv, EveryRecordIsInOnePartUnchangedWhateverTheSize) {
  std::string records;
  for (int i = 0; i < 50; ++i)
    records += std::to_string(i) + ",\"x\n" + std::string(static_cast<std::size_t>(i % 7), 'y') + "\"\r\n";
  for (std::uint64_t size = 1; size < 700; size += 13) {
    std::string all;
    for (const std::string& part : split("h,k\n" + records, size)) {
      ASSERT_TRUE(part.starts_with("h,k\n"));
      all += part.substr(4);
    }
    EXPECT_EQ(all, records) << size;
  }
}

TEST(SplitCsv, CutsUtf16Too) {
  const std::string text(
      "\xFF\xFE"
      "a\0\n\0\x3D\xD8\x00\xDE\n\0b\0\n\0",
      16);
  SourceProfile profile;
  profile.encoding = "UTF-16LE";
  const std::string header = text.substr(0, 6);
  EXPECT_EQ(split(text, 12, profile), (Parts{header + text.substr(6, 6), header + text.substr(12)}));
}

}  // namespace
}  // namespace inlet::tables
