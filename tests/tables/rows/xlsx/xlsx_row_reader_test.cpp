// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xlsx_row_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/tables/rows/rows_as_text.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;
using Lines = std::vector<std::string>;

Lines rows_of_sheet(const std::string& rows, const std::string& strings = {}, const std::string& styles = {},
                    const std::string& settings = {}) {
  return rows_of(open_xlsx_rows, make_xlsx({"<sheetData>" + rows + "</sheetData>", strings, styles, settings}));
}

Lines rows_of_cell(const std::string& cell) { return rows_of_sheet("<row r=\"1\">" + cell + "</row>"); }

TEST(XlsxCells, KindsAndText) {
  const struct {
    const char* name;
    const char* cell;
    const char* line;
  } cases[] = {
      {"number", "<c r=\"A1\"><v>1.50</v></c>", "1|n:1.5"},
      {"exponent", "<c r=\"A1\" t=\"n\"><v>1E-3</v></c>", "1|n:0.001"},
      {"text that is no number", "<c r=\"A1\"><v>abc</v></c>", "1|abc"},
      {"inline", "<c r=\"A1\" t=\"inlineStr\"><is><t>a &amp; b</t></is></c>", "1|a & b"},
      {"inline without entities", "<c r=\"A1\" t=\"inlineStr\"><is><t>plain</t></is></c>", "1|plain"},
      {"inline rich", "<c r=\"A1\" t=\"inlineStr\"><is><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r></is></c>",
       "1|one two"},
      {"phonetic left out",
       "<c r=\"A1\" t=\"inlineStr\"><is><t>kanji</t><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></is></c>", "1|kanji"},
      {"cdata and comment", "<c r=\"A1\" t=\"str\"><v>a<!-- x --><![CDATA[<&b]]><?pi?>c</v></c>", "1|a<&bc"},
      {"numeric entities", "<c r=\"A1\" t=\"str\"><v>&#65;&#x1F4A1;</v></c>", "1|A💡"},
      {"escapes", "<c r=\"A1\" t=\"str\"><v>a_x000A_b_x005F_x0041_ _x00g0_</v></c>", "1|a\nb_x0041_ _x00g0_"},
      {"line ends", "<c r=\"A1\" t=\"str\"><v>a&#13;&#10;b&#13;c</v></c>", "1|a\nb\nc"},
      {"spaces kept", "<c r=\"A1\" t=\"str\"><v>  a </v></c>", "1|  a "},
      {"boolean", "<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>", "1|b:TRUE|b:FALSE"},
      {"error", "<c r=\"A1\" t=\"e\"><f>NA()</f><v>#N/A</v></c>", "1|e:#N/A"},
      {"formula with number", "<c r=\"A1\"><f>1+1</f><v>2</v></c>", "1|n:2"},
      {"formula with text", "<c r=\"A1\" t=\"str\"><f>A2&amp;A3</f><v>ab</v></c>", "1|ab"},
      {"formula with empty text", "<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c><c r=\"B1\"><v>1</v></c>", "1||n:1"},
      {"formula without value", "<c r=\"A1\"><f>1+1</f></c>", "1|f:"},
      {"formula with empty value", "<c r=\"A1\"><f>1+1</f><v/></c>", "1|f:"},
      {"ISO date", "<c r=\"A1\" t=\"d\"><v>2024-05-31T00:00:00</v></c><c r=\"B1\" t=\"d\"><v>14:30:00</v></c>",
       "1|d:2024-05-31|t:14:30:00"},
      {"no references", "<c><v>1</v></c><c/><c><v>3</v></c>", "1|n:1||n:3"},
      {"columns out of order", "<c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c>", "1|n:1||n:3"},
      {"single quotes and spaces", "<c  r = 'A1'\n t='str' ><v>x</v></c >", "1|x"},
  };
  for (const auto& c : cases) EXPECT_THAT(rows_of_cell(c.cell), ElementsAre(c.line)) << c.name;
  EXPECT_EQ(rows_of_cell("<c r=\"XFD1\"><v>1</v></c>").at(0).size(), 16384 + 4);
}

// The same XML in a form that nobody writes, which the scanner reads.
std::string in_unusual_form(std::string rows) {
  for (const auto& [usual, unusual] : {std::pair{"<c ", "<c  "}, {"<row ", "<row  "}, {"</row>", "</row >"}}) {
    const std::string_view wanted(usual);
    for (std::size_t at = rows.find(wanted); at != std::string::npos; at = rows.find(wanted, at + wanted.size())) {
      rows.replace(at, wanted.size(), unusual);
    }
  }
  return rows;
}

TEST(XlsxCells, TheUsualFormIsReadAsTheScannerReadsIt) {
  const std::string strings = "<si><t>one</t></si><si><t>two&#13;&#10;lines</t></si><si><t>_x000D_</t></si>";
  const struct {
    const char* name;
    std::string rows;
  } cases[] = {
      {"shared", R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"},
      {"shared with an escape", R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)"},
      {"shared, and others between",
       R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c><c r="A1" t="s"><v>1</v></c></row>)"},
      {"shared that is not there",
       R"(<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>3</v></c></row>)"},
      {"shared of too many digits", R"(<row r="1"><c r="A1" t="s"><v>0000000001</v></c></row>)"},
      {"shared of an entity", R"(<row r="1"><c r="A1" t="s"><v>&#49;</v></c></row>)"},
      {"shared with a space", R"(<row r="1"><c r="A1" t="s"><v>1 </v></c></row>)"},
      {"more shared than fit",
       [] {
         std::string row = R"(<row r="1">)";
         for (int i = 0; i < 40; ++i) row += R"(<c t="s"><v>)" + std::to_string(i % 3) + "</v></c>";
         return row + "</row>";
       }()},
      {"line ends of a text", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb</v></c></row>"},
      {"numbers and types",
       R"(<row r="1"><c r="A1" t="n"><v>12</v></c><c r="B1" t=""><v>3</v></c><c r="C1" t="?"><v>4</v></c></row>)"},
      {"no value", R"(<row r="1"><c r="A1"><v></v></c><c r="B1" s="1"/><c r="C1"><v>1</v></c></row>)"},
      {"references of other forms",
       R"(<row r="1"><c r="a1"><v>1</v></c><c r="$B$1"><v>2</v></c><c r="1C"><v>3</v></c><c r="D"><v>4</v></c></row>)"},
      {"references without a column", R"(<row r="1"><c r=""><v>1</v></c><c r="1"><v>2</v></c></row>)"},
      {"a column that no sheet has", R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="ZZZZ1" t="s"><v>0</v></c></row>)"},
      {"a style of many digits", R"(<row r="1"><c r="A1" s="00000000000001"><v>1</v></c></row>)"},
      {"another attribute", R"(<row r="1"><c r="A1" cm="1"><v>1</v></c><c r="B1" ph="1"><v>2</v></c></row>)"},
      {"a row's other attributes",
       R"(<row r="1" spans="1:2" ht="15" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c></row>)"},
      {"hidden rows", R"(<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"/>)"},
      {"a row without number", R"(<row><c r="A4"><v>1</v></c></row><row><c><v>2</v></c></row>)"},
      {"a row's number as no number", R"(<row r="x"><c><v>1</v></c></row><row r="&#52;"><c><v>2</v></c></row>)"},
      {"a row's number twice", R"(<row r="1" r="3"><c><v>1</v></c></row>)"},
      {"an empty row before a lower one", R"(<row r="9"></row><row r="9"/><row r="2"><c><v>1</v></c></row>)"},
      {"rows out of order", R"(<row r="5"><c><v>5</v></c></row><row r="2"><c><v>2</v></c></row>)"},
      {"a row that no sheet has", R"(<row r="1048577"><c><v>1</v></c></row>)"},
      {"spaces between", "<row r=\"1\">\n <c r=\"A1\"><v>1</v></c>\n</row>\n<row r=\"2\"><c><v>2</v></c></row>"},
      {"a row that ends wrong", R"(<row r="1"><c r="A1"><v>1</v></c></rows>)"},
      {"a cell that ends wrong", R"(<row r="1"><c r="A1"><v>1</v></d></row>)"},
      {"a value that is cut", R"(<row r="1"><c r="A1"><v>1)"},
      {"elements that are none of ours", R"(<row r="1"><x:c r="A1"/><c r="B1"><v>1</v></c><ext/></row>)"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(rows_of_sheet(c.rows, strings), rows_of_sheet(in_unusual_form(c.rows), strings)) << c.name;
    EXPECT_FALSE(rows_of_sheet(c.rows, strings).empty()) << c.name;
  }
}

TEST(XlsxCells, BrokenUtf8IsReplacedAndFlagged) {
  const base::MemorySource source(
      make_xlsx({"<sheetData><row r='1'><c r='A1' t='str'><v>a\xFFz</v></c></row></sheetData>", {}, {}, {}}));
  auto reader = open_xlsx_rows(source, {}, {});
  ASSERT_TRUE(reader.has_value());
  RowBlock block;
  ASSERT_TRUE((*reader)->next(block).value());
  EXPECT_EQ(block.cell(0, 0).text, "a\xEF\xBF\xBDz");
  EXPECT_TRUE(block.row(0).bad_characters);
}

TEST(XlsxCells, SharedStrings) {
  const std::string strings =
      "<si><t>one</t></si><si><t xml:space=\"preserve\"> two "
      "</t></si><si><r><t>th</t></r><r><t>ree</t></r></si><si><t/></si><si><t>&lt;5&gt;</t></si>";
  EXPECT_THAT(
      rows_of_sheet(
          "<row r=\"1\"><c t=\"s\"><v>4</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c>"
          "<c t=\"s\"><v>3</v></c></row>",
          strings),
      ElementsAre("1|<5>| two |one|three"));
  EXPECT_THAT(rows_of_sheet("<row><c t=\"s\"><v>5</v></c></row>", strings), ElementsAre("!CORRUPT_FILE"));
  EXPECT_THAT(rows_of_sheet("<row><c t=\"s\"><v>-1</v></c></row>", strings), ElementsAre("!CORRUPT_FILE"));
}

TEST(XlsxCells, Rule31And33FormatsDecide) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"000\\-00\\-0000\"/></numFmts><cellStyleXfs><xf "
      "numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
      "numFmtId=\"9\"/>"
      "<xf numFmtId=\"49\"/><xf numFmtId=\"166\"/></cellXfs>";
  const std::string row =
      "<row r=\"1\"><c s=\"0\"><v>45443</v></c><c s=\"1\"><v>45443</v></c><c s=\"2\"><v>418</v></c><c "
      "s=\"3\"><v>1.5</v></c>"
      "<c s=\"4\"><v>0.25</v></c><c s=\"5\"><v>7</v></c><c s=\"6\"><v>123456789</v></c><c s=\"99\"><v>1</v></c></row>";
  EXPECT_THAT(rows_of_sheet(row, {}, styles),
              ElementsAre("1|n:45443|d:2024-05-31|n:418(00418)|n:1.5|n:0.25|n:7|n:123456789(123-45-6789)|n:1"));
  EXPECT_THAT(
      rows_of_sheet("<row r=\"1\"><c s=\"1\"><v>43981</v></c></row>", {}, styles, "<workbookPr date1904=\"1\"/>"),
      ElementsAre("1|d:2024-05-31"));
  EXPECT_THAT(rows_of_sheet("<row r=\"1\"><c s=\"1\"><v>-1</v></c><c s=\"1\"><v>1E9</v></c></row>", {}, styles),
              ElementsAre("1|n:-1|n:1000000000"));
}

TEST(XlsxRows, PositionsAreAbsolute) {
  EXPECT_THAT(rows_of_sheet("<row r=\"3\"><c r=\"C3\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>"),
              ElementsAre("1", "2", "3|||n:1", "4", "5|n:2"));
  EXPECT_THAT(rows_of_sheet("<row><c r=\"B2\"><v>1</v></c></row><row><c><v>2</v></c></row>"),
              ElementsAre("1", "2||n:1", "3|n:2"));
  EXPECT_THAT(rows_of_sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"str\"><v></v></c></row><row r=\"2\"/>"
                            "<row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"),
              ElementsAre("1|n:1"));
}

TEST(XlsxRows, LongGapsComeInSeveralBlocks) {
  const Lines lines = rows_of_sheet("<row r=\"1\"><c><v>1</v></c></row><row r=\"1048576\"><c><v>2</v></c></row>");
  ASSERT_EQ(lines.size(), 1'048'576U);
  EXPECT_EQ(lines.front(), "1|n:1");
  EXPECT_EQ(lines[500'000], "500001");
  EXPECT_EQ(lines.back(), "1048576|n:2");
}

// The first block of such a sheet has no row of its own yet; nothing may be lost for that.
TEST(XlsxRows, TheOnlyCellMayStandInTheLastPlace) {
  for (const int row : {4096, 4097, 4098, 9000, 1'048'576}) {
    const std::string number = std::to_string(row);
    const Lines lines = rows_of_sheet("<row r=\"" + number + "\"><c r=\"B" + number + "\"><v>1</v></c></row>");
    ASSERT_EQ(lines.size(), static_cast<std::size_t>(row));
    EXPECT_EQ(lines.back(), number + "||n:1");
  }
}

TEST(XlsxRows, BlankCellsAndRowsBeyondTheSheetAreRefused) {
  std::string cells;
  for (int i = 0; i < 16'384; ++i) cells += "<c/>";
  EXPECT_THAT(rows_of_sheet("<row>" + cells + "</row>"), ElementsAre());
  EXPECT_THAT(rows_of_sheet("<row>" + cells + "<c/></row>"), ElementsAre("!TOO_MANY_COLUMNS"));
  EXPECT_THAT(rows_of_sheet("<row r=\"1048576\"/><row/>"), ElementsAre("!TOO_MANY_ROWS"));
}

TEST(XlsxRows, OutOfOrderRowsOfSmallSheetsAreSorted) {
  EXPECT_THAT(rows_of_sheet("<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                            "<row r=\"2\"><c r=\"B2\"><v>3</v></c></row>"),
              ElementsAre("1|n:1", "2|n:2|n:3"));
}

TEST(XlsxRows, OutOfOrderRowsOfLargeSheetsAreRefused) {
  std::string rows;
  for (int i = 2; i < 200'000; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c t=\"str\"><v>some text in a cell</v></c></row>";
  rows += "<row r=\"1\"><c><v>1</v></c></row>";
  const Lines lines = rows_of_sheet(rows);
  EXPECT_EQ(lines.back(), "!CORRUPT_FILE");
  EXPECT_EQ(lines[1], "2|some text in a cell");
}

TEST(XlsxRows, LimitsHaveNames) {
  const std::string long_text(1024 * 1024, 'x');
  EXPECT_THAT(rows_of_sheet("<row r=\"1048577\"><c><v>1</v></c></row>"), ElementsAre("!TOO_MANY_ROWS"));
  EXPECT_THAT(rows_of_sheet("<row r=\"99999999999999999999999\"><c><v>1</v></c></row>").back(),
              "1|n:1");  // no number: the next row
  EXPECT_THAT(rows_of_sheet("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), ElementsAre("!TOO_MANY_COLUMNS"));
  EXPECT_THAT(rows_of_sheet("<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>"), ElementsAre("!TOO_MANY_COLUMNS"));
  EXPECT_THAT(rows_of_sheet("<row><c t=\"str\"><v>" + long_text + "</v></c></row>").at(0).size(), long_text.size() + 2);
  EXPECT_THAT(rows_of_sheet("<row><c t=\"str\"><v>" + long_text + "y</v></c></row>"), ElementsAre("!CELL_TOO_LONG"));
  std::string wide;
  for (int i = 0; i < 9; ++i) wide += "<c t=\"str\"><v>" + long_text + "</v></c>";
  EXPECT_THAT(rows_of_sheet("<row>" + wide + "</row>"), ElementsAre("!ROW_TOO_LONG"));
}

TEST(XlsxRows, BrokenSheetsAreCorrupt) {
  const struct {
    const char* name;
    const char* sheet;
  } cases[] = {
      {"document type", "<!DOCTYPE x [<!ENTITY a 'b'>]><sheetData/>"},
      {"unknown entity", "<sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData>"},
      {"unbalanced", "<sheetData><row><c></row></c></sheetData>"},
      {"not closed", "<sheetData><row>"},
      {"attribute without quotes", "<sheetData><row r=1/></sheetData>"},
      {"bare ampersand", "<sheetData><row><c t=\"str\"><v>a & b</v></c></row></sheetData>"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(rows_of(open_xlsx_rows, make_xlsx({c.sheet, {}, {}, {}})).back(), "!CORRUPT_FILE") << c.name;
  }
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  EXPECT_EQ(rows_of_sheet("<row>" + deep).back(), "!CORRUPT_FILE");
}

TEST(XlsxRows, ForeignElementsAreNotOurs) {
  EXPECT_THAT(rows_of_sheet("<row r=\"1\"><x:c xmlns:x=\"u\"><x:v>9</x:v></x:c><c><x:v>8</x:v><v>1</v></c></row>"),
              ElementsAre("1|n:1"));
}

// Law 6: for every k, read k rows, bookmark, seek in a fresh reader: the rest is the same.
TEST(XlsxRows, Law6BookmarkAtEveryRow) {
  std::string rows;
  for (int i = 1; i <= 60; ++i) {
    if (i % 7 != 0) rows += "<row r=\"" + std::to_string(i) + "\"><c><v>" + std::to_string(i) + "</v></c></row>";
  }
  rows += "<row r=\"9000\"><c><v>1</v></c></row>";
  for (const std::string& sheet : {rows, "<row r=\"50\"><c r=\"B50\"><v>0</v></c></row>" + rows}) {
    const base::MemorySource source(make_xlsx({"<sheetData>" + sheet + "</sheetData>", {}, {}, {}}));
    auto first = open_xlsx_rows(source, {}, {});
    ASSERT_TRUE(first.has_value());
    const Lines all = rows_as_text(**first);
    ASSERT_EQ(all.size(), 9000U);
    for (std::size_t k = 0; k <= all.size(); k += k < 70 ? 1 : 313) {
      auto other = open_xlsx_rows(source, {}, {});
      ASSERT_TRUE((*other)->seek({k, 1, 0}).has_value());
      EXPECT_EQ((*other)->bookmark(), (Bookmark{k, 1, 0}));
      EXPECT_EQ(rows_as_text(**other), Lines(all.begin() + static_cast<std::ptrdiff_t>(k), all.end())) << k;
    }
  }
}

TEST(XlsxRows, SeekingAgainAndAgainUsesUpNoLimit) {
  ReadLimits limits;
  limits.unpacked_bytes = 4096;
  const base::MemorySource source(make_xlsx({"<sheetData><row><c><v>1</v></c></row></sheetData>", {}, {}, {}}));
  auto reader = open_xlsx_rows(source, {}, limits);
  ASSERT_TRUE(reader.has_value());
  for (int i = 0; i < 100; ++i) ASSERT_TRUE((*reader)->seek({}).has_value());
  EXPECT_THAT(rows_as_text(**reader), ElementsAre("1|n:1"));
}

TEST(XlsxSheets, ChosenByIndexOrName) {
  const auto rows_named = [](const std::string& name, std::uint32_t index) {
    SourceProfile profile;
    profile.sheet_name = name;
    profile.sheet_index = index;
    return rows_of(open_xlsx_rows, make_xlsx({"<sheetData><row><c><v>1</v></c></row></sheetData>", {}, {}, {}}),
                   profile);
  };
  EXPECT_THAT(rows_named("", 0), ElementsAre("1|n:1"));
  EXPECT_THAT(rows_named("Leads", 5), ElementsAre("1|n:1"));
  EXPECT_THAT(rows_named("Other", 0), ElementsAre("!NO_SUCH_SHEET"));
  EXPECT_THAT(rows_named("", 1), ElementsAre("!NO_SUCH_SHEET"));
}

// F3: a cut file never gives a part silently.
TEST(XlsxRows, TruncatedAtEveryByteIsRefused) {
  const std::string whole =
      make_xlsx({"<sheetData><row><c t=\"s\"><v>0</v></c></row><row><c><v>2</v></c></row></sheetData>",
                 "<si><t>x</t></si>",
                 {},
                 {}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Lines lines = rows_of(open_xlsx_rows, whole.substr(0, size));
    ASSERT_TRUE(lines.back().starts_with("!")) << size;
  }
}

TEST(XlsxRows, EveryFlippedByteOfTheSheetIsNoticed) {
  const std::string whole = make_xlsx({"<sheetData><row><c><v>12345</v></c></row></sheetData>", {}, {}, {}});
  const std::size_t at = whole.find("12345");
  for (std::size_t i = at; i < at + 5; ++i) {
    std::string damaged = whole;
    damaged[i] = '7';
    if (damaged == whole) continue;
    EXPECT_EQ(rows_of(open_xlsx_rows, damaged).back(), "!CORRUPT_FILE");
  }
}

TEST(XlsxSheets, HiddenRowsAndMergedCellsAreTold) {
  const base::MemorySource source(
      make_xlsx({"<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c><v>2</v></c></row>"
                 "<row r=\"3\" hidden=\"1\"/></sheetData>"
                 "<mergeCells count=\"9999999\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A5:A9\"/></mergeCells>",
                 {},
                 {},
                 {}}));
  const auto reader = open_xlsx_rows(source, {}, {});
  ASSERT_TRUE(reader.has_value());
  EXPECT_THAT(rows_as_text(**reader), ElementsAre("1|n:1", "2|n:2"));
  EXPECT_EQ((*reader)->traits().hidden_rows, 1U);
  EXPECT_EQ((*reader)->traits().merged_cells, 2U);
}

}  // namespace
}  // namespace inlet::tables
