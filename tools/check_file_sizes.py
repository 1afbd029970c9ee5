#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lists the ten longest source files and fails when one has more than 600 lines: its noun is two nouns.

check_file_sizes.py [ROOT]
"""
import sys
from pathlib import Path

from tracked_files import ROOT, tracked_files

LIMIT = 600
SOURCES = {".cpp", ".h", ".sql", ".ts", ".tsx", ".css", ".js", ".mjs", ".py", ".sh", ".cmake"}


def longest(root):
    """(lines, path), longest first."""
    sizes = [
        ((root / path).read_text(encoding="utf-8").count("\n"), path)
        for path in tracked_files(root)
        if path.suffix in SOURCES
    ]
    return sorted(sizes, key=lambda size: (-size[0], size[1]))


def main():
    sizes = longest(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
    for lines, path in sizes[:10]:
        print(f"{lines:5} {path}")
    too_long = [path for lines, path in sizes if lines > LIMIT]
    for path in too_long:
        print(f"{path} has more than {LIMIT} lines")
    sys.exit(1 if too_long else 0)


if __name__ == "__main__":
    main()
