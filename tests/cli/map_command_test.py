#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The proposed mapping of the exports and lists in tests/files/mapping: at least 95 % of the right targets, none wrong.

inlet map reads them as a person would bring them. MAPPING=word tries only the sources whose title holds the word; failures
name the columns.
"""

import csv
import io
import os
import pathlib
import unittest
import zlib

from invented_people import KIND_OF_FIELD, Rows
from program import ROOT, ProgramTest

TABLES = ROOT / "tests" / "files" / "mapping"
ROW_COUNT = 25
FEWEST_FOUND = 0.95


class Column:
    """One line of a table: header | field/other field? | kind of values. `-`: no field; `?`: need not be found."""

    def __init__(self, line):
        parts = [part.strip() for part in line.split(" | ")]
        self.header, expected = parts[0], parts[1]
        self.is_target = expected != "-" and not expected.endswith("?")
        self.accepted = [] if expected == "-" else expected.rstrip("?").split("/")
        self.kind = parts[2] if len(parts) > 2 else KIND_OF_FIELD[self.accepted[0]]


def sources():
    """Title, language and columns of each source."""
    for table in sorted(TABLES.glob("*.txt")):
        for block in table.read_text(encoding="utf-8").strip().split("\n\n"):
            title, *lines = block.splitlines()
            name, language = title.removeprefix("= ").split(" · ")
            yield name, language.split()[0], [Column(line) for line in lines]


def as_csv(name, language, columns):
    rows = Rows(language, zlib.crc32(name.encode()))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.header for column in columns])
    for _ in range(ROW_COUNT):
        writer.writerow([rows.value(column.kind) for column in columns])
    return text.getvalue()


class Score:
    def __init__(self):
        self.targets = self.found = 0
        self.wrong, self.missed = [], []

    def add(self, name, columns, proposed):
        for column, field in zip(columns, proposed, strict=True):
            self.targets += column.is_target
            if field in column.accepted:
                self.found += column.is_target
            elif field is not None:
                self.wrong.append(f"{name}: {column.header} -> {field}")
            elif column.is_target:
                self.missed.append(f"{name}: {column.header} is not {'/'.join(column.accepted)}")


class MapCommandTest(ProgramTest):
    def test_exports_and_lists(self):
        score = Score()
        wanted = os.environ.get("MAPPING", "")
        count = 0
        for name, language, columns in sources():
            if wanted not in name:
                continue
            count += 1
            path = self.file("source.csv", as_csv(name, language, columns))
            if folder := os.environ.get("MAPPING_KEEP"):
                pathlib.Path(folder, name.replace("/", " ") + ".csv").write_bytes(pathlib.Path(path).read_bytes())
            mapping = self.json("map", path)["columns"]
            self.assertEqual([column["header"] for column in mapping], [column.header for column in columns])
            score.add(name, columns, [column["field"] for column in mapping])
        print(f"{count} sources: {score.found} of {score.targets} targets found, {len(score.wrong)} columns wrong")
        print("\n".join(score.missed))
        self.assertEqual(score.wrong, [])
        self.assertGreaterEqual(score.found, FEWEST_FOUND * score.targets)


if __name__ == "__main__":
    unittest.main()
