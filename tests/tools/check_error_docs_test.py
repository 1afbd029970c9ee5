#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_error_docs.py finds pages that are missing, and examples that do not show what they claim."""
import unittest

from small_tree import SmallTree

import check_error_docs

CATALOG = """
    {Code::kInvalidEmail, "INVALID_EMAIL", Severity::kFail, "Email address is not valid",
    {Code::kWrongPassword, "WRONG_PASSWORD", Severity::kRequest, "Email or password is wrong",
"""
GOOD = "# INVALID_EMAIL\n\n```csv\nEmail\nann(at)example.com\n```\n\n```csv\nEmail\nann@example.com\n```\n"

# Speaks as `inlet check` would: INVALID_EMAIL about a file with "(at)" in it unless told --skip, and refuses one with "odd" in it.
PROGRAM = """#!/bin/sh
[ "$1" = check ] || exit 2
grep -q odd "$2" && { echo "inlet: CORRUPT_FILE: It is damaged." >&2; exit 3; }
if grep -q "(at)" "$2" && [ "$6" != --skip ]; then
  echo '{"errors":[{"code":"INVALID_EMAIL"}],"warnings":[]}'
  exit 1
fi
echo '{"errors":[],"warnings":[]}'
"""


class CheckErrorDocs(SmallTree):
    def problems(self, pages):
        self.write("src/base/errors/catalog.cpp", CATALOG)
        self.write("program", PROGRAM)
        (self.root / "program").chmod(0o755)
        self.write("docs/errors/README.md", "")
        for name, text in pages.items():
            self.write(f"docs/errors/{name}.md", text)
        return list(check_error_docs.problems(self.root, self.root / "program"))

    def test_pages_that_keep_their_word_are_fine(self):
        self.assertEqual(self.problems({"INVALID_EMAIL": GOOD, "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}), [])

    def test_a_missing_page_is_found(self):
        self.assertEqual(self.problems({"INVALID_EMAIL": GOOD}), ["WRONG_PASSWORD: docs/errors/WRONG_PASSWORD.md is missing"])

    def test_a_page_without_a_code_is_found(self):
        pages = {"INVALID_EMAIL": GOOD, "WRONG_PASSWORD": "# WRONG_PASSWORD\n", "OLD_CODE": "# OLD_CODE\n"}
        self.assertEqual(self.problems(pages), ["OLD_CODE: there is a page, but no such code"])

    def test_a_page_without_examples_is_found_unless_it_says_why(self):
        pages = {"INVALID_EMAIL": "# INVALID_EMAIL\n", "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}
        self.assertIn("INVALID_EMAIL: its page needs", self.problems(pages)[0])
        pages["INVALID_EMAIL"] += "<!-- no example: only a damaged file shows it -->\n"
        self.assertEqual(self.problems(pages), [])

    def test_an_example_that_does_not_yield_the_code_is_found(self):
        pages = {"INVALID_EMAIL": GOOD.replace("(at)", "@"), "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}
        self.assertIn("first example does not yield it", self.problems(pages)[0])

    def test_a_repaired_example_that_is_not_repaired_is_found(self):
        pages = {"INVALID_EMAIL": GOOD.replace("ann@", "ann(at)"), "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}
        self.assertIn("repaired example is not", self.problems(pages)[0])

    def test_a_repaired_example_that_is_refused_is_found(self):
        pages = {"INVALID_EMAIL": GOOD.replace("ann@", "odd@"), "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}
        self.assertIn("CORRUPT_FILE", self.problems(pages)[0])

    def test_options_stand_on_the_first_line_of_a_block(self):
        first, second = GOOD.replace("ann@", "ann(at)").rsplit("```csv\n", 1)
        pages = {"INVALID_EMAIL": first + "```csv --skip Email\n" + second, "WRONG_PASSWORD": "# WRONG_PASSWORD\n"}
        self.assertEqual(self.problems(pages), [])

    def test_a_page_of_any_code_with_half_an_example_is_found(self):
        pages = {"INVALID_EMAIL": GOOD, "WRONG_PASSWORD": "# WRONG_PASSWORD\n\n```csv\nEmail\n```\n"}
        self.assertIn("not the same repaired", self.problems(pages)[0])


if __name__ == "__main__":
    unittest.main()
