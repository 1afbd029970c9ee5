// SPDX-License-Identifier: Apache-2.0
//
// Packages as other writers make them.
#include "tables/rows/xlsx/xlsx_package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tables/rows/xlsx/xlsx_row_reader.h"
#include "tests/tables/rows/rows_as_text.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;

struct Case {
  const char* name;
  const char* target;      // of the sheet, as the relation says
  const char* part;        // as the zip has it
  const char* more_rules;  // relations of strings and styles
};

const Case kCases[] = {
    {"relative", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", ""},
    {"absolute", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", ""},
    {"upwards", "../xl/./worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", ""},
    {"backslashes", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml", ""},
    {"other case", "Worksheets/Sheet1.xml", "xl/worksheets/sheet1.xml", ""},
    {"escaped address", "worksheets/my%20sheet.xml", "xl/worksheets/my sheet.xml", ""},
    {"percent that is no escape", "worksheets/100%25%2.xml", "xl/worksheets/100%25%2.xml", ""},
    {"strings of another name", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml",
     "<Relationship Id='t' Type='x/sharedStrings' Target='sharedStrings.xml'/>"},
};

TEST(XlsxPackage, FindsPartsHoweverTheyAreNamed) {
  for (const Case& test : kCases) {
    const std::string file =
        ZipBuilder()
            .add("_rels/.rels",
                 "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/>"
                 "</Relationships>")
            .add("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='s'/></sheets></workbook>")
            .add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='s' Type='x/worksheet' Target='" +
                                                   std::string(test.target) + "'/>" + test.more_rules +
                                                   "</Relationships>")
            .add(test.part,
                 "<worksheet><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>1</v></c></row></sheetData>"
                 "</worksheet>")
            .add("xl/sharedStrings.xml", "<sst><si><t>text</t></si></sst>")
            .add("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>")
            .finish();
    EXPECT_THAT(rows_of(open_xlsx_rows, file), ElementsAre("1|text|d:1900-01-01")) << test.name;
  }
}

}  // namespace
}  // namespace inlet::tables
