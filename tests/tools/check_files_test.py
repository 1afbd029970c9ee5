#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_file_sizes.py and check_spdx.py find what they look for, and count what belongs to the project only."""
import subprocess
import unittest
from pathlib import Path

from small_tree import SmallTree

import check_file_sizes
import check_spdx
from tracked_files import tracked_files

TAG = "SPDX-License-Identifier: Apache-2.0"


class CheckFiles(SmallTree):
    def test_the_longest_file_comes_first_and_others_than_sources_do_not_count(self):
        self.write("a.cpp", "\n" * 601)
        self.write("b.ts", "\n" * 600)
        self.write("c.json", "\n" * 9000)
        self.write("build/d.cpp", "\n" * 9000)
        sizes = check_file_sizes.longest(self.root)
        self.assertEqual(sizes, [(601, Path("a.cpp")), (600, Path("b.ts"))])
        self.assertGreater(sizes[0][0], check_file_sizes.LIMIT)

    def test_a_file_without_a_licence_is_found(self):
        self.write("good.cpp", f"// {TAG}\n")
        self.write("good.sh", f"#!/bin/sh\n# {TAG}\n")
        self.write("too_late.sql", f"-- hello\n-- {TAG}\n")
        self.write("without.py", "")
        self.write("run", "#!/bin/sh\n")
        self.write("readme.md", "# no licence needed\n")
        self.assertEqual(list(check_spdx.without_licence(self.root)), [Path("run"), Path("too_late.sql"), Path("without.py")])

    def test_where_there_is_git_only_tracked_files_count(self):
        self.write("a.cpp", "")
        self.write("b.cpp", "")
        self.write("gone.cpp", "")
        for command in (["init", "-q"], ["add", "a.cpp", "gone.cpp"]):
            subprocess.run(["git", "-C", self.root, *command], check=True)
        (self.root / "gone.cpp").unlink()
        self.assertEqual(tracked_files(self.root), [Path("a.cpp")])


if __name__ == "__main__":
    unittest.main()
