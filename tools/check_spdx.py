#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source file names its licence in its first line, or in the second after a #! line.

check_spdx.py [ROOT]
"""
import sys
from pathlib import Path

from tracked_files import ROOT, tracked_files

SOURCES = {".cpp", ".h", ".S", ".sql", ".ts", ".tsx", ".css", ".js", ".mjs", ".cjs", ".py", ".sh", ".cmake", ".yaml", ".yml"}
NAMED = {"run", "test", "CMakeLists.txt", ".clang-format", ".clang-tidy", ".editorconfig", "Dockerfile"}
TAG = "SPDX-License-Identifier: Apache-2.0"


def without_licence(root):
    for path in tracked_files(root):
        if path.suffix not in SOURCES and path.name not in NAMED:
            continue
        lines = (root / path).read_text(encoding="utf-8").split("\n", 2)
        if lines[0].startswith("#!"):
            lines = lines[1:]
        if not lines or TAG not in lines[0]:
            yield path


def main():
    found = list(without_licence(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
    for path in found:
        print(f"{path}: the first line does not say {TAG}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
