#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Importing a sample gives the counts and rows that samples/README.md promises, the first time and the second."""
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", ROOT / "build/dev/inlet")
COUNTS = ("total", "created", "updated", "unchanged", "skipped", "failed", "not_processed", "empty_rows", "left_out")
# | [name](...) or name | text | records | created | skipped | failed |
TABLE_ROW = re.compile(r"^\| \[?([\w.-]+\.(?:csv|xlsx|xls))\b[^|]*\|[^|]*" + r"\| (\d+) " * 4 + r"\|$", re.M)
FAILED = {("INVALID_EMAIL", 1, 13), ("MISSING_REQUIRED", 1, 23), ("INVALID_PHONE", 1, 30)}


class Samples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name) / "data"

    def inlet(self, command, sample, *options):
        arguments = [INLET, command, ROOT / "samples" / sample, "--json", "--data", self.data, *options]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        self.assertTrue(done.stdout, done.stderr)
        result = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1 if result["failed"] else 0, done.stderr)
        return result

    def outcome(self, result):
        counts = dict(zip(COUNTS, (result[name] for name in COUNTS), strict=True))
        errors = {(error["code"], error["count"], error["example"]["row"]) for error in result["errors"]}
        return {name: count for name, count in counts.items() if count}, errors

    def test_trade_show(self):
        first = {"total": 40, "created": 35, "skipped": 2, "failed": 3}, FAILED | {("DUPLICATE_IN_FILE", 2, 19)}
        self.assertEqual(self.outcome(self.inlet("check", "trade-show.csv")), first)
        self.assertEqual(self.outcome(self.inlet("import", "trade-show.csv", "--yes")), first)
        again = {"total": 40, "created": 1, "skipped": 36, "failed": 3}, FAILED | {("DUPLICATE_EXISTING", 36, 2)}
        self.assertEqual(self.outcome(self.inlet("import", "trade-show.csv", "--yes")), again)

    def test_every_file_gives_what_the_readme_says(self):
        promised = {name: tuple(map(int, counts)) for name, *counts in TABLE_ROW.findall((ROOT / "samples/README.md").read_text("utf-8"))}
        self.assertEqual(set(promised), {file.name for file in (ROOT / "samples").iterdir()} - {"README.md"})
        for name, counts in promised.items():
            with self.subTest(name):
                result = self.inlet("check", name)
                self.assertEqual(tuple(result[count] for count in ("total", "created", "skipped", "failed")), counts)

    def test_all_errors_are_different(self):
        codes = [(error["code"], error["column"]) for error in self.inlet("check", "all-errors.csv")["errors"]]
        self.assertEqual(len(codes), len(set(codes)))
        self.assertEqual(len(codes), 14)


if __name__ == "__main__":
    unittest.main()
