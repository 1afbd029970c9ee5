#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""count_tests.py tells failures, and never takes a suite that did not run for one that passed."""
import json
import subprocess
import sys
import unittest

from small_tree import ROOT, SmallTree

GTEST = {
    "testsuites": [
        {"testsuite": [{"result": "COMPLETED"}, {"result": "COMPLETED", "failures": [{}]}, {"result": "SKIPPED"}]},
        {"testsuite": [{"result": "COMPLETED"}]},
    ]
}
VITEST = {
    "numTotalTests": 3,
    "numPassedTests": 2,
    "numFailedTests": 1,
    "testResults": [{"status": "failed", "assertionResults": [{}]}, {"status": "failed", "assertionResults": []}],
}


class CountTests(SmallTree):
    def count(self, text):
        self.write("report.json", text)
        command = [sys.executable, ROOT / "tools/count_tests.py", self.root / "report.json"]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def test_googletest(self):
        self.assertEqual(self.count(json.dumps(GTEST)).stdout, "2 1\n")

    def test_vitest_with_a_file_that_could_not_be_loaded(self):
        self.assertEqual(self.count(json.dumps(VITEST)).stdout, "2 2\n")

    def test_nothing_ran(self):
        for text in ("", "{}", '{"testsuites": []}', '{"testsuites": [{"testsuite": [{"result": "SKIPPED"}]}]}'):
            self.assertNotEqual(self.count(text).returncode, 0)


if __name__ == "__main__":
    unittest.main()
