// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/ods/ods_row_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/tables/rows/rows_as_text.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;
using Lines = std::vector<std::string>;

std::string make_ods(const std::string& rows) {
  return ZipBuilder()
      .add("content.xml", "<office:document-content><office:body><office:spreadsheet><table:table table:name='T'>" +
                              rows + "</table:table></office:spreadsheet></office:body></office:document-content>")
      .finish();
}

Lines rows_of_table(const std::string& rows) { return rows_of(open_ods_rows, make_ods(rows)); }
Lines rows_of_cell(const std::string& cell) { return rows_of_table("<table:table-row>" + cell + "</table:table-row>"); }

TEST(OdsCells, KindsAndText) {
  const struct {
    const char* name;
    const char* cell;
    const char* line;
  } cases[] = {
      {"paragraphs",
       "<table:table-cell office:value-type='string'><text:p>a</text:p><text:p>b</text:p></table:table-cell>",
       "1|a\nb"},
      {"spans, tabs, spaces",
       "<table:table-cell><text:p> a  <text:span>b</text:span><text:tab/><text:s "
       "text:c='3'/><text:a>c</text:a></text:p></table:table-cell>",
       "1|a b\t   c"},
      {"notes are left out",
       "<table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p></"
       "table:table-cell>",
       "1|a"},
      {"number",
       "<table:table-cell office:value-type='float' office:value='1.50'><text:p>1,5</text:p></table:table-cell>",
       "1|n:1.5"},
      {"zeros",
       "<table:table-cell office:value-type='float' office:value='418'><text:p>00418</text:p></table:table-cell>",
       "1|n:418(00418)"},
      {"percent",
       "<table:table-cell office:value-type='percentage' office:value='0.25'><text:p>25%</text:p></table:table-cell>",
       "1|n:0.25"},
      {"date before 1900",
       "<table:table-cell office:value-type='date' "
       "office:date-value='1850-01-02'><text:p>x</text:p></table:table-cell>",
       "1|d:1850-01-02"},
      {"time of day under a format of dates",
       "<table:table-cell office:value-type='date' "
       "office:date-value='1899-12-30T14:30:00'><text:p>x</text:p></table:table-cell>",
       "1|t:14:30:00"},
      {"midnight",
       "<table:table-cell office:value-type='date' "
       "office:date-value='2024-05-31T00:00:00'><text:p>x</text:p></table:table-cell>",
       "1|d:2024-05-31"},
      {"long time",
       "<table:table-cell office:value-type='time' "
       "office:time-value='PT36H00M00S'><text:p>36:00</text:p></table:table-cell>",
       "1|n:1.5"},
      {"formula without value", "<table:table-cell table:formula='of:=1'/>", "1|f:"},
      {"repeated",
       "<table:table-cell table:number-columns-repeated='2'/><table:table-cell office:value-type='float' "
       "office:value='7' "
       "table:number-columns-repeated='3'/><table:covered-table-cell/><table:table-cell><text:p>z</text:p></"
       "table:table-cell>",
       "1|||n:7|n:7|n:7||z"},
  };
  for (const auto& c : cases) EXPECT_THAT(rows_of_cell(c.cell), ElementsAre(c.line)) << c.name;
}

TEST(OdsRows, RepeatedRowsAreBounded) {
  const std::string cell = "<table:table-cell office:value-type='float' office:value='1'/>";
  EXPECT_THAT(rows_of_table("<table:table-row table:number-rows-repeated='2'>" + cell +
                            "</table:table-row>"
                            "<table:table-row table:number-rows-repeated='2'/><table:table-row>" +
                            cell + "</table:table-row>"),
              ElementsAre("1|n:1", "2|n:1", "3", "4", "5|n:1"));
  EXPECT_EQ(
      rows_of_table("<table:table-row table:number-rows-repeated='99999999999'>" + cell + "</table:table-row>").back(),
      "!TOO_MANY_ROWS");
  EXPECT_THAT(
      rows_of_table("<table:table-row table:number-rows-repeated='99999999999'><table:table-cell/></table:table-row>"),
      ElementsAre());
  EXPECT_THAT(rows_of_cell("<table:table-cell table:number-columns-repeated='99999999999'/>" + cell),
              ElementsAre("!TOO_MANY_COLUMNS"));
}

TEST(OdsRows, GroupsOfRowsAreGoneThrough) {
  const std::string row = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>";
  EXPECT_THAT(rows_of_table("<table:table-header-rows>" + row + "</table:table-header-rows><table:table-row-group>" +
                            row + "</table:table-row-group>"),
              ElementsAre("1|a", "2|a"));
}

TEST(OdsFile, EncryptedAndBroken) {
  const std::string manifest =
      "<manifest:manifest "
      "xmlns:manifest='m'><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  EXPECT_THAT(
      rows_of(open_ods_rows, ZipBuilder().add("META-INF/manifest.xml", manifest).add("content.xml", "x").finish()),
      ElementsAre("!PASSWORD_PROTECTED"));
  EXPECT_THAT(rows_of(open_ods_rows, ZipBuilder().add("other.xml", "").finish()), ElementsAre("!CORRUPT_FILE"));
  EXPECT_EQ(rows_of_table("<table:table-row>").back(), "!CORRUPT_FILE");
}

TEST(OdsFile, TellsHowManyRowsItsTablesHave) {
  const base::MemorySource source(make_ods(
      "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
      "<table:table-row table:number-rows-repeated='3'><table:table-cell><text:p>b</text:p></table:table-cell>"
      "</table:table-row><table:table-row table:number-rows-repeated='1048572'><table:table-cell/></table:table-row>"));
  const auto sheets = list_ods_sheets(source, {});
  ASSERT_TRUE(sheets.has_value());
  ASSERT_EQ(sheets->size(), 1U);
  EXPECT_EQ(sheets->front().rows, 4U);
}

TEST(OdsRows, HiddenRowsAndMergedCellsAreTold) {
  const std::string cell = "<table:table-cell><text:p>x</text:p></table:table-cell>";
  const base::MemorySource source(make_ods(
      "<table:table-row>" + cell + "</table:table-row>" + "<table:table-row table:visibility='collapse'>" + cell +
      "</table:table-row>" + "<table:table-row table:visibility='filter' table:number-rows-repeated='3'>" + cell +
      "</table:table-row><table:table-row table:visibility='collapse' table:number-rows-repeated='9'/>" +
      "<table:table-row><table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='1'>" +
      "<text:p>y</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"));
  const auto reader = open_ods_rows(source, {}, {});
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(rows_as_text(**reader).size(), 15U);
  EXPECT_EQ((*reader)->traits().hidden_rows, 4U);
  EXPECT_EQ((*reader)->traits().merged_cells, 1U);
  EXPECT_TRUE((*reader)->merged_ranges().empty()) << "not over several rows";
}

}  // namespace
}  // namespace inlet::tables
