#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files made to harm their reader: each is read or refused by a code with a remedy, takes at most 256 MiB of memory and
bounded time, and leaves nothing outside of its folder. Made here by code, one line each."""

import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import made_workbooks as made  # noqa: E402
from program import INLET, PATIENCE, ProgramTest  # noqa: E402

MIB = 1024 * 1024
MEMORY = 256 * MIB
MOST_CPU_SECONDS = 20  # of any of them; nearly all take well below one


def text_cell(reference, text="x"):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def entities(count):
    nested = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, count))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{nested}]>' + made.sheet(f'<row r="1">{text_cell("A1", f"&e{count - 1};")}</row>')


def foreign_entity():
    return ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' +
            made.sheet(f'<row r="1">{text_cell("A1", "&e;")}</row>'))


def big_part(name, beginning, piece, times, end, others):
    local, fields = made.repeated_part(name, beginning, piece, times, end)
    return made.with_part(made.zipped(others), name, local, fields)


def big_sheet(piece, times):
    parts = made.book_parts([made.sheet("")])
    first, last = made.sheet("|").encode().split(b"|")
    return big_part(parts[-1][0], first, piece, times, last, parts[:-1])


def big_strings(piece, times):
    parts = made.book_parts([made.sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')])
    first = f"<sst {made.MAIN}>".encode()
    return big_part("xl/sharedStrings.xml", first, piece, times, b"</sst>", parts)


def overlapping():
    """Many directory entries for one and the same data, as in the bombs that need no nesting."""
    archive = made.zipped(made.book_parts([made.sheet("")]) + [("xl/media/a", b"\0" * MIB)])
    end = archive.rindex(b"PK\5\6")
    count, size, offset = struct.unpack_from("<HII", archive, end + 10)
    last = archive.rindex(b"PK\1\2", 0, end)
    directory = archive[offset:end] + archive[last:end] * 5000
    return archive[:offset] + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count + 5000, count + 5000, len(directory), offset, 0)


def relations(count):
    parts = dict(made.book_parts([made.sheet(f'<row r="1">{text_cell("A1")}</row>')]))
    name = "xl/_rels/workbook.xml.rels"
    more = "".join(f'<Relationship Id="x{i}" Type="t" Target="nowhere%20{i}.xml"/>' for i in range(count))
    parts[name] = parts[name].replace("<Relationship ", more + "<Relationship ", 1)
    parts.update({f"xl/media/picture{i}": "" for i in range(9_000)})
    return made.zipped(parts.items())


def loop(table):
    table[3] = 1


def loose(table):
    table[3] = 0x00FFFFFF


def sst(count, text=b"\1\0\0x", total=None):
    body = struct.pack("<II", count, count if total is None else total) + text
    return made.record(0xFC, body[:8224])


def text_sheet(count):
    return b"".join(made.record(0x204, struct.pack("<HHHH", i, 0, 0, 1) + b"\0a") for i in range(count))


def formats(count):
    return "".join(f'<numFmt numFmtId="{i}" formatCode="{"[" * 200}d"/>' for i in range(164, 164 + count))


def styles(inside):
    return f"<styleSheet {made.MAIN}>{inside}</styleSheet>"


# name, what is in it, and what it must come to: a code, "read", or None where both are right.
FILES = [
    ("blanks.xlsx", lambda: big_sheet(b" " * MIB, 500), None),
    ("strings.xlsx", lambda: big_strings(b"<si><t>" + b"x" * 1000 + b"</t></si>" * 1, 400_000), None),
    ("short_strings.xlsx", lambda: big_strings(b"<si><t>x</t></si>" * 60_000, 300), None),
    ("one_string.xlsx", lambda: big_strings(b"<si><t>" + b"y" * MIB, 400), None),
    ("cells.xlsx", lambda: big_sheet(b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>", 500), None),
    ("empty_rows.xlsx", lambda: big_sheet(b"<row/>" * 100_000, 300), None),
    ("last_cells.xlsx", lambda: made.xlsx("".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 100_000))), "ZIP_BOMB"),
    ("comments.xlsx", lambda: big_sheet(b"<!--" + b"-" * 1000 + b"-->", 100_000), None),
    ("attributes.xlsx", lambda: made.xlsx("<row " + " ".join(f'a{i}="1"' for i in range(100_000)) + "></row>"), None),
    ("long_attribute.xlsx", lambda: big_sheet(b'<row a="' + b"x" * MIB, 200), None),
    ("depth.xlsx", lambda: big_sheet(b"<a>" * 300_000, 100), "CORRUPT_FILE"),
    ("merges.xlsx", lambda: made.zipped(made.book_parts([made.sheet(f'<row r="1">{text_cell("A1")}</row>').replace(
        "</worksheet>", "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 300_000 + "</mergeCells></worksheet>")])), None),
    ("entities.xlsx", lambda: made.zipped(made.book_parts([entities(10)])), "CORRUPT_FILE"),
    ("foreign_entity.xlsx", lambda: made.zipped(made.book_parts([foreign_entity()])), "CORRUPT_FILE"),
    ("overlapping.xlsx", overlapping, "CORRUPT_FILE"),
    ("paths.xlsx", lambda: made.zipped(made.book_parts([made.sheet(f'<row r="1">{text_cell("A1")}</row>')]) +
                                       [("../../../../../tmp/inlet-escaped", "x"), ("/tmp/inlet-escaped", "x")]), "read"),
    ("relations.xlsx", lambda: relations(9_000), "read"),
    ("formats.xlsx", lambda: made.xlsx(f'<row r="1">{text_cell("A1")}</row>', styles=styles(formats(60_000))), "read"),
    ("same_names.csv", lambda: ("a," * 16_383 + "a\n") * 3, "read"),
    ("rows_within_rows.xlsx", lambda: made.xlsx("<row><c>" * 100), "CORRUPT_FILE"),
    ("backwards.xlsx", lambda: made.xlsx("".join(f'<row r="{i}"><c><v>1</v></c></row>' for i in range(100_000, 0, -1))), None),
    ("repeated.ods", lambda: made.ods("<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
                                      "table:number-columns-repeated='16384'><text:p>x</text:p></table:table-cell></table:table-row>"), "ZIP_BOMB"),
    ("repeated_text.ods", lambda: made.ods("<table:table-row table:number-rows-repeated='1048576'><table:table-cell><text:p>" +
                                           "x" * 100_000 + "</text:p></table:table-cell></table:table-row>"), "ZIP_BOMB"),
    ("spaces.ods", lambda: made.ods("<table:table-row><table:table-cell><text:p>" + "<text:s text:c='1000000'/>" * 1000 +
                                    "</text:p></table:table-cell></table:table-row>"), None),
    ("loop.xls", lambda: made.compound(made.biff8(text_sheet(2000)), loop), "CORRUPT_FILE"),
    ("loose.xls", lambda: made.compound(made.biff8(text_sheet(2000)), loose), "CORRUPT_FILE"),
    ("lying_count.xls", lambda: made.biff8(text_sheet(5), sst(0xFFFFFFFF)), None),
    ("far_text.xls", lambda: made.biff8(made.record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0xFFFFFFFF)), sst(1)), "CORRUPT_FILE"),
    ("long_text.xls", lambda: made.biff8(made.record(0x204, struct.pack("<HHHH", 0, 0, 0, 0xFFFF) + b"\0a")), None),
    ("substreams.xls", lambda: made.biff8(made.record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 6)) * 200_000), None),
    ("formats.xls", lambda: made.biff8(text_sheet(3), globals_=made.record(0x41E, struct.pack("<HH", 200, 3) + b"\0ddd") * 200_000), "read"),
    ("quotes.csv", lambda: "a,b\n" + '"' * (20 * MIB), None),
    ("quoted_pairs.csv", lambda: "a,b\n" + '"x","' * (4 * MIB), None),
    ("open_quote.csv", lambda: 'a,b\n1,"' + "x\n" * (10 * MIB), None),
    ("commas.csv", lambda: "," * (20 * MIB), None),
    ("lines.csv", lambda: "\n" * (30 * MIB), None),
    ("one_line.csv", lambda: "x" * (30 * MIB), "CELL_TOO_LONG"),
    ("nuls.csv", lambda: b"a,b\n" + b"\0" * (20 * MIB), None),
    ("broken_utf8.csv", lambda: b"a,b\n" + b"\xC3\xA9\xFF,1\n" * MIB, None),
    ("escapes.csv", lambda: b"a,b\n" + b"\x1B$B" * (2 * MIB), None),
    ("utf16_halves.csv", lambda: b"\xFF\xFE" + b"\x3D\xD8" * (5 * MIB), None),
    ("backslashes.csv", lambda: 'a,b\n"' + '\\"' * (5 * MIB), None),
    ("short_lines.csv", lambda: "a\n" * (12 * MIB), "read"),
    ("gzip.csv", lambda: b"\x1F\x8B\x08" + zlib.compress(b"x" * MIB), "TYPE_MISMATCH"),
]


class HostileFilesTest(ProgramTest):
    def read(self, name, content):
        """Exit code, what was said, peak memory of the program and its reader in bytes, and processor time."""
        path = self.file(name, content)
        with tempfile.TemporaryFile() as said:
            started = time.monotonic()
            process = subprocess.Popen([INLET, "cat", path, "--data", self.data], stdout=subprocess.DEVNULL, stderr=said,
                                       stdin=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertLess(time.monotonic() - started, PATIENCE)
            said.seek(0)
            os.unlink(path)
            return process.returncode, said.read().decode(), used.ru_maxrss * 1024, used.ru_utime + used.ru_stime

    def test_each_is_read_or_refused_within_its_bounds(self):
        for name, content, wanted in FILES:
            with self.subTest(name):
                code, said, memory, seconds = self.read(name, content())
                if "-v" in sys.argv:
                    print(f"{name:24} {code} {memory // MIB:4} MiB {seconds:6.2f} s  {said[:90].strip()}", file=sys.stderr)
                self.assertIn(code, (0, 3), said)
                self.assertLessEqual(memory, MEMORY)
                self.assertLess(seconds, MOST_CPU_SECONDS)
                self.assertNotIn("root:", said)
                self.assertEqual(code == 3, said != "" and said.startswith("inlet: "), said)
                if wanted is not None:
                    self.assertEqual("read" if code == 0 else said.split(": ")[1], wanted, said)
        self.assertFalse(pathlib.Path("/tmp/inlet-escaped").exists())

    def test_time_grows_with_the_size_alone(self):
        """Four times the size takes about four times as long; what is quadratic takes sixteen times."""
        makers = {
            "names.csv": lambda n: ("a," * (400 * n) + "a\n") * 2,
            "rows.csv": lambda n: "Email,Name\n" + "ann@example.com,\"Ann \"\"A\"\"\"\n" * (20_000 * n),
            "quotes.csv": lambda n: "a,b\n" + '"' * (MIB // 2 * n),
            "rows.xlsx": lambda n: made.xlsx("".join(f'<row r="{i + 1}">{text_cell(f"A{i + 1}")}</row>' for i in range(20_000 * n))),
            "relations.xlsx": lambda n: relations(500 * n),
            "rows.xls": lambda n: made.biff8(text_sheet(8_000 * n)),
        }
        for name, make in makers.items():
            with self.subTest(name):
                small = min(self.read(name, make(2))[3] for _ in range(2))
                large = min(self.read(name, make(8))[3] for _ in range(2))
                self.assertLess(large, 8 * small + 0.2, f"{small:.2f} s and {large:.2f} s")


if __name__ == "__main__":
    unittest.main()
