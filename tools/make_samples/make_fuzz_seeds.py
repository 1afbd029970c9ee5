#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the first inputs of the workbook fuzzers out of tests/files: make_fuzz_seeds.py TESTS_FILES CORPUS_DIR."""
import struct
import sys
import zipfile
from pathlib import Path


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def bare_biff():
    """A worksheet of Excel 5 as a bare stream, with most kinds of cells."""
    cell = struct.pack
    return b"".join(
        [
            record(0x0809, cell("<HH", 0x0500, 0x10) + bytes(4)),
            record(0x0042, cell("<H", 1252)),
            record(0x041E, cell("<HB", 164, 5) + b"00000"),
            record(0x00E0, cell("<HH", 0, 164) + bytes(12)),
            record(0x0203, cell("<HHHd", 0, 0, 0, 1.5)),
            record(0x027E, cell("<HHHI", 0, 1, 0, 71)),
            record(0x00BD, cell("<HHHIHIH", 1, 0, 0, 70, 0, 90, 1)),
            record(0x0204, cell("<HHHH", 1, 2, 0, 3) + b"abc"),
            record(0x0205, cell("<HHHBB", 2, 0, 0, 42, 1)),
            record(0x0006, cell("<HHH", 2, 1, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(8)),
            record(0x0207, cell("<H", 2) + b"xy"),
            record(0x000A),
        ]
    )


def main():
    files, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    for name in ("zip", "xml", "xlsx", "ole", "biff"):
        (corpus / name).mkdir(parents=True, exist_ok=True)
    for path in files.glob("people*"):
        if path.suffix in (".xlsx", ".ods"):
            (corpus / "zip" / path.name).write_bytes(path.read_bytes())
            for part in zipfile.ZipFile(path).namelist():
                if part.endswith(("sheet.xml", "sheet1.xml", "content.xml", "styles.xml")):
                    data = zipfile.ZipFile(path).read(part)
                    (corpus / "xml" / f"{path.stem}_{Path(part).name}").write_bytes(data)
        if path.suffix == ".xls":
            (corpus / "ole" / path.name).write_bytes(path.read_bytes())
    (corpus / "biff" / "excel5").write_bytes(bare_biff())
    (corpus / "xlsx" / "usual").write_bytes(
        b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>45443.5</v></c><c r="D1"><f>A1</f></c></row>'
        b'<row r="5"><c t="inlineStr"><is><t>a &amp; b</t></is></c><c t="b"><v>1</v></c></row><row r="2"/></sheetData>'
        b"\1<si><t>one</t></si><si><r><t>tw</t></r><r><t>o_x000A_</t></r><rPh><t>x</t></rPh></si>"
        b"\1<numFmts><numFmt numFmtId='164' formatCode='00000'/></numFmts><cellXfs><xf numFmtId='164'/><xf numFmtId='14'/></cellXfs>"
        b"\1<workbookPr date1904='1'/>"
    )


if __name__ == "__main__":
    main()
