// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/records.h"

#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {
namespace {

// One letter a row: R(ecord), B(lank), H(eader), before the header (p), left out (x).
std::string roles(const std::string& csv, const SourceProfile& profile) {
  const base::MemorySource source(csv);
  auto reader = CsvRowReader::open(source, profile, {}, 4);  // small pieces: several blocks
  RecordSieve sieve(profile);
  RowBlock block;
  std::string letters;
  while ((*reader)->next(block).value_or(false)) {
    for (std::size_t row = 0; row < block.row_count(); ++row)
      letters += "RBHpx"[static_cast<int>(sieve.role(block, row))];
  }
  return letters;
}

TEST(RecordSieve, TellsRecordsFromTheRest) {
  SourceProfile profile;
  EXPECT_EQ(roles("h\na\n\n\xC2\xA0, \t\nb\n", profile), "HRBBR");
  profile.header_row = 3;
  EXPECT_EQ(roles("t\n\nh\na\n", profile), "ppHR");
  profile.left_out = {{5, 6}, {9, 9}};
  EXPECT_EQ(roles("t\n\nh\na\nx\nx\nb\n\ny\nc\n", profile), "ppHRxxRBxR");
  profile.header_row.reset();
  profile.left_out.clear();
  EXPECT_EQ(roles("a\n\"b", profile), "RR");
}

}  // namespace
}  // namespace inlet::tables
