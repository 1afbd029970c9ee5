#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from check_option_docs import page_of, subcommands_of  # noqa: E402

HELP = {
    (): "Inlet.\n\nSubcommands:\n  users      List the people;\n             two lines\n  jobs       List\n\nExample: inlet jobs",
    ("users",): "Usage: inlet users\n\nSubcommands:\n  sign-out   Sign out",
    ("users", "sign-out"): "Usage: inlet users sign-out",
    ("jobs",): "Usage: inlet jobs",
}


class CheckOptionDocs(unittest.TestCase):
    def test_finds_subcommands_and_nothing_else(self):
        self.assertEqual(subcommands_of(HELP[()]), ["users", "jobs"])
        self.assertEqual(subcommands_of(HELP[("jobs",)]), [])

    def test_has_a_section_for_each_command(self):
        headings = [line for part in page_of(HELP.__getitem__) for line in part.splitlines() if line.startswith("## ")]
        self.assertEqual(headings, ["## inlet", "## inlet users", "## inlet users sign-out", "## inlet jobs"])


if __name__ == "__main__":
    unittest.main()
