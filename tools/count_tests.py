#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints "PASSED FAILED" of a test report: count_tests.py REPORT. Knows the JSON of googletest and of vitest.

Skipped tests count as neither. A report without any test, or none at all, is an error: a suite that never ran has not passed.
"""
import json
import sys
from pathlib import Path


def count(report):
    """(passed, failed) of a parsed report."""
    if "numTotalTests" in report:  # vitest; a file that can't even be loaded has no tests of its own to fail
        broken = sum(1 for file in report["testResults"] if file["status"] == "failed" and not file["assertionResults"])
        return report["numPassedTests"], report["numFailedTests"] + broken
    tests = [test for suite in report["testsuites"] for test in suite["testsuite"]]
    failed = sum(1 for test in tests if test.get("failures"))
    ran = sum(1 for test in tests if test.get("result") == "COMPLETED")
    return ran - failed, failed


def main():
    try:
        passed, failed = count(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError) as problem:
        sys.exit(f"{sys.argv[1]}: {problem!r}")
    if passed + failed == 0:
        sys.exit(f"{sys.argv[1]}: no test ran")
    print(passed, failed)


if __name__ == "__main__":
    main()
