// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/header_detection.h"

#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {
namespace {

HeaderGuess guess(const std::string& csv) {
  const base::MemorySource source(csv);
  auto reader = CsvRowReader::open(source, {}, {});
  RowBlock block;
  std::vector<SampleRow> rows;
  while ((*reader)->next(block).value_or(false)) add_sample_rows(block, 200, rows);
  return guess_header(rows);
}

struct Case {
  const char* name;
  const char* csv;
  std::uint64_t row;  // 0: none
};

const Case kCases[] = {
    {"plain", "Name,Email\nAnn,a@b.de\nBob,b@b.de\n", 1},
    {"names that nobody knows", "Foo,Bar\nx,1\ny,2\n", 1},
    {"all texts", "Vorname,Farbe\nAnn,rot\nBob,blau\n", 1},
    {"blank rows first", ",,\n\nName,Email,Phone\nAnn,a@b.de,555-123456\n", 3},
    {"a title line", "Leads of May\n\nName,Email,City\nAnn,a@b.de,Rome\nBob,b@b.de,Oslo\n", 3},
    {"notes before the table",
     "Notes:\n\"When exporting your data, you may notice that some of the addresses are missing, as people "
     "decide.\"\n\n"
     "First Name,Last Name,Email,Company\nAnn,Lee,a@b.de,X\nBob,Roe,,Y\nCy,Doe,,Z\n",
     4},
    {"another table before it",
     "Topic,Id\nTalk,7\nDetails\nAttended,Name,Email,Phone\nYes,Ann,a@b.de,555-123456\nNo,Bob,b@b.de,555-123457\nNo,Cy,"
     "c@b.de,555-123458\n",
     4},
    {"no header", "Ann,a@b.de,2024-01-02\nBob,b@b.de,2024-01-03\n", 0},
    {"only addresses", "a@b.de\nb@b.de\n", 0},
    {"only names of columns", "Name,Email\n", 1},
    {"years as names", "Company,2022,2023\nX,10,20\nY,30,40\n", 1},
};

TEST(HeaderDetection, FindsTheRowOfNames) {
  for (const Case& test : kCases) EXPECT_EQ(guess(test.csv).row.value_or(0), test.row) << test.name;
}

}  // namespace
}  // namespace inlet::tables
