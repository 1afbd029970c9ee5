// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/filled_merges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/rows/open_rows.h"
#include "tests/tables/rows/rows_as_text.h"
#include "tests/tables/rows/xls/biff_builder.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;
using Lines = std::vector<std::string>;

std::string sheet(const std::string& rows, const std::string& merges) {
  return make_xlsx({"<sheetData>" + rows + "</sheetData><mergeCells>" + merges + "</mergeCells>", {}, {}, {}});
}

SourceProfile filling(FileFormat format) {
  SourceProfile profile;
  profile.format = format;
  profile.fills_merged = true;
  return profile;
}

Lines filled(const std::string& rows, const std::string& merges, const ReadLimits& limits = {}) {
  return rows_of(open_rows, sheet(rows, merges), filling(FileFormat::kXlsx), limits);
}

std::string row(int number, const std::string& cells) {
  return "<row r='" + std::to_string(number) + "'>" + cells + "</row>";
}
std::string text(const std::string& place, const std::string& written) {
  return "<c r='" + place + "' t='str'><v>" + written + "</v></c>";
}

TEST(FilledMerges, TheValueAtTheTopGoesDown) {
  const std::string rows = row(1, text("A1", "Acme") + text("B1", "Ann")) + row(2, text("B2", "Bob")) +
                           row(3, text("B3", "Cy")) + row(4, text("B4", "Di"));
  EXPECT_THAT(filled(rows, "<mergeCell ref='A1:A3'/>"), ElementsAre("1|Acme|Ann", "2|Acme|Bob", "3|Acme|Cy", "4||Di"));
  EXPECT_THAT(rows_of(open_rows, sheet(rows, "<mergeCell ref='A1:A3'/>"),
                      [] {
                        SourceProfile profile;
                        profile.format = FileFormat::kXlsx;
                        return profile;
                      }()),
              ElementsAre("1|Acme|Ann", "2||Bob", "3||Cy", "4||Di"))
      << "only where it is wanted";
}

TEST(FilledMerges, DownAndNotAcross) {
  const std::string rows = row(1, text("A1", "Acme")) + row(2, text("D2", "x"));
  EXPECT_THAT(filled(rows, "<mergeCell ref='A1:C2'/>"), ElementsAre("1|Acme", "2|Acme|||x"));
}

TEST(FilledMerges, RowsBeyondTheLastCellAreNotMade) {
  const std::string rows = row(1, text("A1", "Acme")) + row(3, text("B3", "x"));
  EXPECT_THAT(filled(rows, "<mergeCell ref='A1:A1048576'/>"), ElementsAre("1|Acme", "2|Acme", "3|Acme|x"));
}

TEST(FilledMerges, KeepsKindsAndWhatStandsThere) {
  const std::string rows = row(1, "<c r='A1'><v>7</v></c>") + row(2, text("A2", "own")) + row(3, text("B3", "x"));
  EXPECT_THAT(filled(rows, "<mergeCell ref='A1:A3'/>"), ElementsAre("1|n:7", "2|own", "3|n:7|x"));
}

TEST(FilledMerges, NonsenseIsPassedOver) {
  const std::string rows = row(1, text("A1", "a")) + row(2, text("B2", "b"));
  for (const char* merge : {"<mergeCell/>", "<mergeCell ref='A1'/>", "<mergeCell ref='A2:A1'/>", "<mergeCell ref=':'/>",
                            "<mergeCell ref='XFD1:XFD2'/>"}) {
    EXPECT_THAT(filled(rows, merge), ElementsAre("1|a", "2||b")) << merge;
  }
}

TEST(FilledMerges, MuchTextManyTimesIsRefused) {
  std::string rows = row(1, text("A1", std::string(100'000, 'x')));
  for (int i = 2; i < 100; ++i) rows += row(i, text("B" + std::to_string(i), "y"));
  ReadLimits limits;
  limits.unpacked_bytes = 4'000'000;
  EXPECT_EQ(filled(rows, "<mergeCell ref='A1:A99'/>", limits).back(), "!ZIP_BOMB");
}

TEST(FilledMerges, BookmarksWorkBehindEveryRow) {
  std::string rows = row(1, text("A1", "Acme"));
  for (int i = 2; i <= 9; ++i) rows += row(i, text("B" + std::to_string(i), "y"));
  const base::MemorySource source(sheet(rows, "<mergeCell ref='A1:A5'/><mergeCell ref='B6:B7'/>"));
  const SourceProfile profile = filling(FileFormat::kXlsx);
  const auto whole = rows_as_text(**open_rows(source, profile, {}));
  for (std::uint64_t k = 1; k < whole.size(); ++k) {
    const auto reader = open_rows(source, profile, {});
    ASSERT_TRUE((*reader)->seek({k, 1, 0}).has_value());
    EXPECT_EQ(rows_as_text(**reader), Lines(whole.begin() + static_cast<std::ptrdiff_t>(k), whole.end())) << k;
  }
}

TEST(FilledMerges, InOpenDocumentToo) {
  const std::string file =
      ZipBuilder()
          .add("content.xml",
               "<office:document-content><office:body><office:spreadsheet><table:table table:name='T'>"
               "<table:table-row><table:table-cell table:number-rows-spanned='2' table:number-columns-spanned='1'>"
               "<text:p>Acme</text:p></table:table-cell><table:table-cell><text:p>Ann</text:p></table:table-cell>"
               "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>Bob</text:p>"
               "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
               "</office:document-content>")
          .finish();
  EXPECT_THAT(rows_of(open_rows, file, filling(FileFormat::kOds)), ElementsAre("1|Acme|Ann", "2|Acme|Bob"));
}

}  // namespace
}  // namespace inlet::tables
