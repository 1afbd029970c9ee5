#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a workbook of the rows of a CSV: make_workbook.py IN.csv OUT.xlsx|OUT.xls [--bytes N | --rows N].

XLSX as Excel writes it: shared strings, whole numbers as numbers. XLS by python3-xlwt, at most 65,536 rows with the header.
--bytes is met within a few percent.
"""
import argparse
import csv
import zipfile
from xml.sax.saxutils import escape

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def records(path, limit):
    with open(path, encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if limit and number > limit:
                return
            yield row


def is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 15 and (text == "0" or not text.startswith("0"))


def letters(index):
    return chr(65 + index) if index < 26 else letters(index // 26 - 1) + chr(65 + index % 26)


def make_xlsx(rows, path, size):
    """Until the sheet and the strings together fill `size` bytes, guessed from how well the sheet is compressed so far."""
    strings = {}
    used = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        out.writestr("[Content_Types].xml", CONTENT_TYPES)
        out.writestr("_rels/.rels", RELATIONS.format(f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'))
        out.writestr("xl/workbook.xml", f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Leads" sheetId="1" r:id="r1"/></sheets></workbook>')
        out.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'))
        count = 0
        with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, 1):
                cells = []
                for index, text in enumerate(row):
                    if not text:
                        continue
                    place = f"{letters(index)}{number}"
                    if number > 1 and is_number(text):
                        cells.append(f'<c r="{place}"><v>{text}</v></c>')
                        continue
                    count += 1
                    if text not in strings:
                        strings[text] = len(strings)
                        used += len(text.encode()) + 18
                    cells.append(f'<c r="{place}" t="s"><v>{strings[text]}</v></c>')
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
                if size and number % 1000 == 0 and out.fp.tell() + used * 0.27 > size:
                    break
            sheet.write(b"</sheetData></worksheet>")
        with out.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
            shared.write(f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{MAIN}" count="{count}" uniqueCount="{len(strings)}">'.encode())
            for text in strings:
                space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
                shared.write(f"<si><t{space}>{escape(text)}</t></si>".encode())
            shared.write(b"</sst>")
    return number


def make_xls(rows, path):
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Leads")
    number = 0
    for number, row in enumerate(rows):
        if number > 65_535:
            break
        for index, text in enumerate(row):
            if text:
                sheet.write(number, index, int(text) if number and is_number(text) else text)
    book.save(path)
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--bytes", type=int, default=0)
    parser.add_argument("--rows", type=int, default=0)
    arguments = parser.parse_args()
    rows = records(arguments.source, arguments.rows)
    made = make_xls(rows, arguments.out) if arguments.out.endswith(".xls") else make_xlsx(rows, arguments.out, arguments.bytes)
    print(f"{made - 1} rows")


if __name__ == "__main__":
    main()
