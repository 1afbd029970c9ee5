#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Importing a sample gives the counts and rows that samples/README.md promises, the first time and the second."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", ROOT / "build/dev/inlet")
COUNTS = ("total", "created", "updated", "unchanged", "skipped", "failed", "not_processed", "empty_rows", "left_out")
FAILED = {("INVALID_EMAIL", 1, 13), ("MISSING_REQUIRED", 1, 23), ("INVALID_PHONE", 1, 30)}


class Samples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name) / "data"

    def inlet(self, command, sample, *options):
        arguments = [INLET, command, ROOT / "samples" / sample, "--json", "--data", self.data, *options]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1, done.stderr)  # completed with errors
        return json.loads(done.stdout)

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


if __name__ == "__main__":
    unittest.main()
