#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_links.py finds links, headings and paths that are not there, and nothing in documents that are right."""
import unittest
from pathlib import Path

from small_tree import SmallTree

import check_links

GOOD = """# One page

See [another](docs/other.md), [its part](docs/other.md#what-it-does-2), [this one](#one-page), [`the code`](src/a.cpp),
`src/a.cpp`, `src/*.cpp`, `docs/errors/CODE.md` and [the world](https://example.com/none).

```
[not a link](nowhere.md)
```
"""

CASES = [
    ("a file that is not there", "[x](docs/none.md)", "docs/none.md"),
    ("a heading that is not there", "[x](docs/other.md#none)", "docs/other.md#none"),
    ("a heading within the page", "[x](#none)", "#none"),
    ("a path", "see `src/none.cpp`", "src/none.cpp"),
    ("a name in the text of the link", "[`x`](src/none.h)", "src/none.h"),
]


class CheckLinks(SmallTree):
    def setUp(self):
        super().setUp()
        self.write("docs/other.md", "# Other\n\n## What it does (2)\n")
        self.write("src/a.cpp", "")

    def dead(self, text):
        self.write("page.md", text)
        return list(check_links.dead_links(self.root, Path("page.md")))

    def test_good_documents_pass(self):
        self.assertEqual(self.dead(GOOD), [])

    def test_each_dead_link_is_found(self):
        for name, text, target in CASES:
            with self.subTest(name):
                self.assertEqual(self.dead(f"# Page\n\n{text}\n"), [target])

    def test_of_two_equal_headings_the_second_has_a_number(self):
        self.assertEqual(self.dead("# Part\n# Part\n[x](#part-1) [y](#part-2)\n"), ["#part-2"])


if __name__ == "__main__":
    unittest.main()
