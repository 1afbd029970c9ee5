#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the workbooks of tests/files: make_samples.py OUT_DIR (Debian's python3-openpyxl and python3-xlwt).

The same table is written by several writers; people.rows holds what every reader must give for it, one JSON array a row.
"""
import datetime
import json
import sys
import zipfile
from pathlib import Path

import openpyxl
import xlwt

HEADER = ["Name", "Zip", "Revenue", "Since", "Called", "At", "Agreed", "Rating", "Notes"]
DAY = datetime.date(2024, 5, 31)
MOMENT = datetime.datetime(2023, 12, 31, 23, 59, 58)
CLOCK = datetime.time(14, 30)
# text is a str, a number an int or float, a date or time itself, True and False, ("error", "#N/A"), ("zip", 418)
PEOPLE = [
    ["Ann Lee", ("zip", 418), 1234.5, DAY, MOMENT, CLOCK, True, ("error", "#N/A"), "first\nsecond"],
    ["Zoë Müller", ("zip", 2138), 0.1, None, None, None, False, None, 'quotes " and <tags> & more'],
    None,
    ["李娜", ("zip", 90210), -17, DAY, None, None, None, ("error", "#DIV/0!"), "  spaces kept  "],
    ["=SUM(A1)", None, 1e21, None, None, None, None, None, "💡 beyond the first plane"],
]
EXPECTED = [
    HEADER,
    ["Ann Lee", "418", "1234.5", "2024-05-31", "2023-12-31T23:59:58", "14:30:00", "TRUE", "#N/A", "first\nsecond"],
    ["Zoë Müller", "2138", "0.1", "", "", "", "FALSE", "", 'quotes " and <tags> & more'],
    [],
    ["李娜", "90210", "-17", "2024-05-31", "", "", "", "#DIV/0!", "  spaces kept  "],
    ["=SUM(A1)", "", "1e+21", "", "", "", "", "", "💡 beyond the first plane"],
]


def rows():
    yield 1, HEADER
    for number, row in enumerate(PEOPLE, start=2):
        if row:
            yield number, row


def by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "People"
    for number, row in rows():
        for column, value in enumerate(row, start=1):
            if value is None:
                continue
            cell = sheet.cell(number, column)
            if isinstance(value, tuple) and value[0] == "error":
                cell.value, cell.data_type = value[1], "e"
            elif isinstance(value, tuple):
                cell.value, cell.number_format = value[1], "00000"
            else:
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    book.create_sheet("Hidden").sheet_state = "hidden"
    book["Hidden"]["C3"] = "far"
    book.save(path)


def by_xlwt(path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("People")
    formats = {datetime.date: "YYYY-MM-DD", datetime.datetime: "YYYY-MM-DD HH:MM:SS", datetime.time: "HH:MM:SS"}
    styles = {kind: xlwt.easyxf(num_format_str=text) for kind, text in formats.items()}
    padded = xlwt.easyxf(num_format_str="00000")
    for number, row in rows():
        for column, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, tuple) and value[0] == "error":
                sheet.row(number - 1).set_cell_error(column, {"#N/A": 42, "#DIV/0!": 7}[value[1]])
            elif isinstance(value, tuple):
                sheet.write(number - 1, column, value[1], padded)
            elif type(value) in styles:
                sheet.write(number - 1, column, value, styles[type(value)])
            else:
                sheet.write(number - 1, column, value)
    hidden = book.add_sheet("Hidden")
    hidden.visibility = 1
    hidden.write(2, 2, "far")
    book.save(path)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def by_hand_xlsx(path):
    """As no common writer does: prefixes everywhere, strict namespaces, odd part names, the 1904 calendar, UTF-16."""
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rel = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    days = (DAY - datetime.date(1904, 1, 1)).days
    moment = (MOMENT - datetime.datetime(1904, 1, 1)).total_seconds() / 86400
    strings, cells = [], []

    def shared(text):
        strings.append(text)
        return len(strings) - 1

    for number, row in rows():
        cells.append(f'<x:row r="{number}">')
        for column, value in enumerate(row):
            name = f"{chr(65 + column)}{number}"
            if value is None:
                cells.append(f'<x:c r="{name}" s="1"/>')
            elif isinstance(value, bool):
                cells.append(f'<x:c r="{name}" t="b"><x:v>{int(value)}</x:v></x:c>')
            elif isinstance(value, str):
                cells.append(f"<x:c r='{name}' t='s'><x:v>{shared(value)}</x:v></x:c>")
            elif isinstance(value, tuple) and value[0] == "error":
                cells.append(f'<x:c r="{name}" t="e"><x:f>NA()</x:f><x:v>{value[1]}</x:v></x:c>')
            elif isinstance(value, tuple):
                cells.append(f'<x:c r="{name}" s="4"><x:v>{value[1]}</x:v></x:c>')
            elif isinstance(value, datetime.datetime):
                cells.append(f'<x:c r="{name}" s="2"><x:v>{moment!r}</x:v></x:c>')
            elif isinstance(value, datetime.date):
                cells.append(f'<x:c r="{name}" s="1"><!-- a day --><x:v>{days}</x:v></x:c>')
            elif isinstance(value, datetime.time):
                cells.append(f'<x:c r="{name}" t="d"><x:v>14:30:00</x:v></x:c>')
            else:
                cells.append(f'<x:c r="{name}"><x:v>{value!r}</x:v></x:c>')
        cells.append("</x:row>")
    items = []
    for text in strings:
        half = len(text) // 2
        items.append(
            f'<x:si><x:r><x:t xml:space="preserve">{escape(text[:half])}</x:t></x:r><x:r><x:rPr><x:b/></x:rPr>'
            f'<x:t xml:space="preserve"><![CDATA[{text[half:]}]]></x:t></x:r>'
            "<x:rPh sb='0' eb='1'><x:t>not text</x:t></x:rPh></x:si>"
        )
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f"<Relationships><Relationship Id='a' Type='{rel}/officeDocument' Target='/Book/Main.xml'/></Relationships>",
        "book/main.xml": f"<x:workbook xmlns:x='{main}' xmlns:q='{rel}'><x:workbookPr date1904='true'/><x:sheets>"
        "<x:sheet name='Chart' sheetId='1' q:id='c'/><x:sheet name='People' sheetId='2' q:id='s'/></x:sheets></x:workbook>",
        "book/_rels/main.xml.rels": f"<Relationships><Relationship Id='c' Type='{rel}/chartsheet' Target='c.xml'/>"
        f"<Relationship Id='s' Type='{rel}/worksheet' Target='../Deep/./sheet.xml'/>"
        f"<Relationship Id='t' Type='{rel}/sharedStrings' Target='texts.xml'/>"
        f"<Relationship Id='f' Type='{rel}/styles' Target='styles.xml'/></Relationships>",
        "book/styles.xml": f"<x:styleSheet xmlns:x='{main}'><x:numFmts count='9'><x:numFmt numFmtId='170' formatCode='[$-407]dd\\.mm\\.yyyy'/>"
        "<x:numFmt numFmtId='171' formatCode='00000'/></x:numFmts><x:cellStyleXfs><x:xf numFmtId='14'/></x:cellStyleXfs><x:cellXfs>"
        "<x:xf numFmtId='0'/><x:xf numFmtId='170'/><x:xf numFmtId='22'/><x:xf numFmtId='46'/><x:xf numFmtId='171'/></x:cellXfs></x:styleSheet>",
        "book/texts.xml": f"<x:sst xmlns:x='{main}' count='4000000000' uniqueCount='4000000000'>{''.join(items)}</x:sst>",
        "deep/sheet.xml": f"<?xml version='1.0' encoding='UTF-16'?><x:worksheet xmlns:x='{main}'><x:sheetData>{''.join(cells)}"
        "<x:row r='900000'><x:c r='A900000' s='1'/></x:row></x:sheetData></x:worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            data = text.encode("utf-16" if "UTF-16" in text else "utf-8")
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def by_hand_ods(path):
    cells = []
    for number, row in rows():
        if number == 5:
            cells.append("<table:table-row><table:table-cell table:number-columns-repeated='16384'/></table:table-row>")
        cells.append("<table:table-row>")
        for value in row:
            if value is None:
                cells.append("<table:table-cell/>")
            elif isinstance(value, bool):
                word = str(value).lower()
                cells.append(f"<table:table-cell office:value-type='boolean' office:boolean-value='{word}'><text:p>x</text:p></table:table-cell>")
            elif isinstance(value, str):
                inner = escape(value).replace("\n", "</text:p><text:p>").replace("  ", "<text:s text:c='2'/>")
                cells.append(f"<table:table-cell office:value-type='string'><text:p>{inner}</text:p></table:table-cell>")
            elif isinstance(value, tuple) and value[0] == "error":
                cells.append(f"<table:table-cell office:value-type='string' calcext:value-type='error'><text:p>{value[1]}</text:p></table:table-cell>")
            elif isinstance(value, tuple):
                cells.append(f"<table:table-cell office:value-type='float' office:value='{value[1]}'><text:p>{value[1]:05}</text:p></table:table-cell>")
            elif isinstance(value, datetime.time):
                cells.append("<table:table-cell office:value-type='time' office:time-value='PT14H30M00S'><text:p>2:30 PM</text:p></table:table-cell>")
            elif isinstance(value, datetime.date):
                cells.append(f"<table:table-cell office:value-type='date' office:date-value='{value.isoformat()}'><text:p>x</text:p></table:table-cell>")
            else:
                cells.append(f"<table:table-cell office:value-type='float' office:value='{value!r}'><text:p>x</text:p></table:table-cell>")
        cells.append("<table:table-cell table:number-columns-repeated='16375'/></table:table-row>")
    spaces = " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text", "style")
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {spaces} xmlns:calcext='urn:org:documentfoundation:calcext'>"
        "<office:automatic-styles><style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/>"
        "</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name='People'>"
        f"{''.join(cells)}<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/>"
        "</table:table-row></table:table><table:table table:name='Hidden' table:style-name='ta2'><table:table-row "
        "table:number-rows-repeated='2'><table:table-cell/></table:table-row><table:table-row><table:table-cell "
        "table:number-columns-repeated='2'/><table:table-cell office:value-type='string'><text:p>far</text:p></table:table-cell>"
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(zipfile.ZipInfo("content.xml"), content, zipfile.ZIP_DEFLATED)


def main():
    out = Path(sys.argv[1])
    by_openpyxl(out / "people_openpyxl.xlsx")
    by_hand_xlsx(out / "people_strict.xlsx")
    by_xlwt(out / "people_xlwt.xls")
    by_hand_ods(out / "people.ods")
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in EXPECTED]
    (out / "people.rows").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
