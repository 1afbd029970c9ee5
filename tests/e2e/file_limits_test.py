#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each limit of docs/operate/limits.md at its real size: what is just within it is read, what is just beyond it is refused by
its name, with a remedy."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import made_workbooks as made  # noqa: E402
from program import ROOT, ProgramTest  # noqa: E402

MIB = 1024 * 1024
UNPACKED = 2 * 1024 * MIB


def cell(row, column="A", text="x"):
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def biff_label(row):
    return made.record(0x203, row.to_bytes(2, "little") + b"\0\0\0\0" + b"\0" * 8)


class FileLimitsTest(ProgramTest):
    def expect(self, name, content, code=None, command=("cat",)):
        """Reads the file, or sees it refused with the code and a remedy, which the page of the code repeats."""
        path = self.file(name, content)
        done = self.run_inlet(command[0], path, *command[1:])
        said = done.stderr[:400]
        if code is None:
            self.assertEqual(done.returncode, 0, said)
            self.assertNotEqual(done.stdout, "")
            return done
        self.assertEqual(done.returncode, 3, said)
        self.assertIn(code, said)
        self.assertGreaterEqual(len(done.stderr.strip().splitlines()), 2, f"no remedy in: {said}")
        self.assertTrue((ROOT / "docs" / "errors" / f"{code}.md").exists())
        return done

    def test_bytes_of_a_file(self):
        line = b"ann@example.com,Ann\n"
        head = b"Email,First Name\n"
        text = head + line * ((50 * MIB - len(head)) // len(line))
        text += b" " * (50 * MIB - len(text))
        self.assertEqual(len(text), 52_428_800)
        self.expect("whole.csv", text, command=("detect",))
        within = self.run_inlet("check", str(self.folder / "whole.csv"), "--yes")
        self.assertNotIn("FILE_TOO_LARGE", within.stderr)
        self.expect("larger.csv", text + b" ", "FILE_TOO_LARGE", command=("check", "--yes"))

    def test_bytes_unpacked(self):
        """Streamed: a file that shrinks a thousandfold is read as long as its sum is within the limit."""
        parts = made.book_parts([made.sheet("")])
        others = sum(len(content) for _, content in parts[:-1])
        first, last = made.sheet("").replace("</sheetData>", cell(1) + "|</sheetData>").encode().split(b"|")
        times = (UNPACKED - others) // MIB - 1
        for beyond in (0, 1):
            spaces = b" " * (UNPACKED - others - len(first) - len(last) - times * MIB + beyond)
            local, fields = made.repeated_part(parts[-1][0], first, b" " * MIB, times, spaces + last)
            book = made.with_part(made.zipped(parts[:-1]), parts[-1][0], local, fields)
            done = self.expect("bomb.xlsx", book, "ZIP_BOMB" if beyond else None)
            if not beyond:
                self.assertEqual(done.stdout, '["x"]\n')

    def test_parts_of_a_workbook(self):
        parts = made.book_parts([made.sheet(cell(1))])
        for beyond in (0, 1):
            more = [(f"xl/media/{i}", "") for i in range(10_000 - len(parts) + beyond)]
            self.expect("parts.xlsx", made.zipped(parts + more), "ZIP_BOMB" if beyond else None)

    def test_rows_of_a_sheet(self):
        self.expect("last.xlsx", made.xlsx(cell(1) + cell(1_048_576)))
        self.expect("beyond.xlsx", made.xlsx(cell(1) + cell(1_048_577)), "TOO_MANY_ROWS")
        row = "<table:table-row table:number-rows-repeated='{}'><table:table-cell>{}</table:table-cell></table:table-row>"
        for beyond in (0, 1):
            table = row.format(1_048_575 + beyond, "") + row.format(1, "<text:p>x</text:p>")
            self.expect("rows.ods", made.ods(table), "TOO_MANY_ROWS" if beyond else None)
        # The number of a row takes 16 bits in XLS: there is no row beyond the limit.
        self.expect("rows.xls", made.biff8(made.record(0x203, b"\xFF\xFF" + b"\0\0\0\0" + b"\0" * 8)))

    def test_rows_of_a_text_file_have_no_limit(self):
        done = self.expect("rows.csv", b"Email\n" + b"a\n" * 1_100_000)
        self.assertEqual(done.stdout.count("\n"), 1_100_001)

    def test_columns(self):
        self.expect("last.xlsx", made.xlsx(cell(1, "XFD")))
        self.expect("beyond.xlsx", made.xlsx(cell(1, "XFE")), "TOO_MANY_COLUMNS")
        row = "<table:table-row><table:table-cell table:number-columns-repeated='{}'/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
        for beyond in (0, 1):
            self.expect("columns.csv", ("a," * (16_383 + beyond) + "a\n") * 2, "TOO_MANY_COLUMNS" if beyond else None)
            self.expect("columns.ods", made.ods(row.format(16_383 + beyond)), "TOO_MANY_COLUMNS" if beyond else None)
            label = made.record(0x203, b"\0\0" + (16_383 + beyond).to_bytes(2, "little") + b"\0\0" + b"\0" * 8)
            self.expect("columns.xls", made.biff8(label), "TOO_MANY_COLUMNS" if beyond else None)

    def test_a_cell(self):
        for beyond in (0, 1):
            code = "CELL_TOO_LONG" if beyond else None
            text = "x" * (MIB + beyond)
            self.expect("cell.csv", f"a,b\n1,{text}\n", code)
            self.expect("quoted.csv", f'a,b\n1,"{text}"\n', code)
            self.expect("cell.xlsx", made.xlsx(cell(1, text=text)), code)
            strings = f"<sst {made.MAIN}><si><t>{text}</t></si></sst>"
            self.expect("shared.xlsx", made.xlsx('<row><c t="s"><v>0</v></c></row>', strings=strings), code)
            paragraph = f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
            self.expect("cell.ods", made.ods(paragraph), code)

    def test_a_row(self):
        # Seven cells, commas and the end of the line: 8 MiB with an eighth cell that fills it.
        seven = ("x" * MIB + ",") * 7
        for beyond in (0, 1):
            code = "ROW_TOO_LONG" if beyond else None
            line = seven + "y" * (8 * MIB - len(seven) - 1 + beyond) + "\n"
            self.expect("row.csv", "a,b,c,d,e,f,g,h\n" + line, code)
            row = "".join(f'<c t="str"><v>{"x" * (MIB if i < 8 else beyond)}</v></c>' for i in range(9))
            self.expect("row.xlsx", made.xlsx(f"<row>{row}</row>"), code)

    def test_sheets(self):
        for beyond in (0, 1):
            names = "".join(f'<sheet name="S{i}" sheetId="{i + 1}" r:id="r1"/>' for i in range(1_000 + beyond))
            self.expect("sheets.xlsx", made.xlsx(cell(1), names=names), "TOO_MANY_SHEETS" if beyond else None)

    def test_depth_of_xml(self):
        for beyond in (0, 1):
            depth = 256 - 2 + beyond  # inside of the worksheet and x
            nested = "<a>" * depth + "</a>" * depth
            xml = made.sheet(cell(1)).replace("<sheetData>", f"<x>{nested}</x><sheetData>")
            done = self.expect("deep.xlsx", made.zipped(made.book_parts([xml])), "CORRUPT_FILE" if beyond else None)
            if beyond:
                self.assertIn("deep", done.stderr)


if __name__ == "__main__":
    unittest.main()
