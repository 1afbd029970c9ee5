#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_layers.py finds each way in which an include can be wrong, and nothing in a tree that is right."""
import unittest

from small_tree import SmallTree

import check_layers

LAYERS = """
base:
store: base   # a comment
rooms base: errors text
rooms store: . sqlite
home sqlite3.h: src/store/sqlite
home unicode/: src/base/text
"""

GOOD = {
    "base/errors/error.h": "#include <string>\n",
    "base/text/fold.h": '#include "base/errors/error.h"\n',
    "base/text/fold.cpp": '#include <unicode/uchar.h>\n#include "base/text/fold.h"\n',
    "store/database.h": '#include "base/text/fold.h"\n',
    "store/sqlite/connection.cpp": '#include <sqlite3.h>\n#include "store/database.h"\n#include "sql/sqlite/lead.h"\n',
    "main.cpp": '#include "store/database.h"\n',
}

CASES = [
    ("a wing includes upwards", "base/errors/error.h", '#include "store/database.h"\n', "base may not include store/database.h"),
    ("a room includes upwards", "base/errors/error.h", '#include "base/text/fold.h"\n', "errors stands below text"),
    ("a header away from home", "store/database.h", "#include <sqlite3.h>\n", "may only be included in src/store/sqlite"),
    ("a folder of headers away from home", "base/errors/error.h", "#  include <unicode/uchar.h>\n", "may only be included in"),
    ("a wing nobody planned", "misc/x.h", "", "the wing misc is not in layers.txt"),
    ("a room nobody planned", "base/helpers/x.h", "", "the room helpers of base is not in layers.txt"),
    ("a circle", "base/errors/error.h", '#include "base/errors/error.h"\n', "src/base/errors/error.h -> src/base/errors/error.h"),
]


class CheckLayers(SmallTree):
    def problems(self, files):
        self.write("src/layers.txt", LAYERS)
        for path, text in files.items():
            self.write(f"src/{path}", text)
        return list(check_layers.problems(self.root))

    def test_a_good_tree_has_no_problem(self):
        self.assertEqual(self.problems(GOOD), [])

    def test_each_wrong_include_is_found(self):
        for name, path, text, expected in CASES:
            with self.subTest(name):
                found = self.problems({**GOOD, path: text})
                self.assertTrue(any(expected in problem for problem in found), found)
                (self.root / "src" / path).unlink()

    def test_a_long_circle_is_found(self):
        found = self.problems(
            {
                **GOOD,
                "base/text/a.h": '#include "base/text/b.h"\n',
                "base/text/b.h": '#include "base/text/c.h"\n',
                "base/text/c.h": '#include "base/text/a.h"\n',
            }
        )
        self.assertEqual(len(found), 1)
        self.assertIn("circle", found[0])

    def test_two_ways_to_one_header_are_no_circle(self):
        found = self.problems(
            {
                **GOOD,
                "base/text/a.h": '#include "base/text/b.h"\n#include "base/text/c.h"\n',
                "base/text/b.h": '#include "base/text/c.h"\n',
                "base/text/c.h": "",
            }
        )
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
