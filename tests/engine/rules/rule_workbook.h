// SPDX-License-Identifier: Apache-2.0
//
// The rules about cells of spreadsheets (semantics 31 to 34): a workbook of one column under test, whose cells are written as the
// file format has them, goes through a whole import.
#pragma once

#include "tests/engine/rules/rule_file.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::testing {

// `cell` is what stands in the sheet: <c r="B2" ...>; styles: 1 a date, 2 a date-time, 3 five digits (00000), 4 text.
struct WorkbookCase {
  const char* name;
  const char* attributes;  // of the cell: s="1", t="str" ...
  const char* content;     // <v>45678</v>
  const char* expected;
};

enum class DateSystem : unsigned char { k1900, k1904 };

inline std::string rule_workbook(const std::string& label, std::span<const WorkbookCase> cases, DateSystem system) {
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const auto text = [](const std::string& place, const std::string& content) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + content + "</t></is></c>";
  };
  std::string rows = "<row r=\"1\">" + text("A1", "Last Name") + text("B1", label) + "</row>";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string number = std::to_string(i + 2);
    rows += "<row r=\"" + number + "\">" + text("A" + number, "N" + std::to_string(i)) + "<c r=\"B" + number + "\" " +
            cases[i].attributes + ">" + cases[i].content + "</c></row>";
  }
  tables::ZipBuilder zip;
  zip.add("[Content_Types].xml",
          head + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
                 R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
                 R"(<Default Extension="xml" ContentType="application/xml"/></Types>)");
  zip.add(
      "_rels/.rels",
      head +
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" )"
          R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
          R"(Target="xl/workbook.xml"/></Relationships>)");
  zip.add("xl/workbook.xml", head + "<workbook " + main +
                                 R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)" +
                                 (system == DateSystem::k1904 ? R"(<workbookPr date1904="1"/>)" : "") +
                                 R"(<sheets><sheet name="Leads" sheetId="1" r:id="r1"/></sheets></workbook>)");
  zip.add(
      "xl/_rels/workbook.xml.rels",
      head +
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
          R"(<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" )"
          R"(Target="worksheets/sheet1.xml"/>)"
          R"(<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" )"
          R"(Target="styles.xml"/></Relationships>)");
  zip.add("xl/styles.xml", head + "<styleSheet " + main +
                               R"(><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts>)"
                               R"(<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>)"
                               R"(<xf numFmtId="164"/><xf numFmtId="49"/></cellXfs></styleSheet>)");
  zip.add("xl/worksheets/sheet1.xml", head + "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>");
  return zip.finish();
}

inline void expect_rule_of_cells(OwnEngine& own, const std::string& key, std::span<const WorkbookCase> cases,
                                 const RuleChoice& choose = {}, DateSystem system = DateSystem::k1900) {
  const std::string label = must(own.reading()->catalog().current())->find(key)->label;
  auto record = own.draft(rule_workbook(label, cases, system), {}, {}, "leads.xlsx");
  if (choose) choose_for(own, record, 1, choose);
  own.start(record.id);
  own.work(record.id);
  const auto told = told_rows(own, own.find(record.id), key, cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(told[i], cases[i].expected) << cases[i].name;
}

inline void expect_rule_of_cells(const std::string& key, std::span<const WorkbookCase> cases,
                                 const RuleChoice& choose = {}, DateSystem system = DateSystem::k1900) {
  OwnEngine own;
  expect_rule_of_cells(own, key, cases, choose, system);
}

}  // namespace inlet::testing
