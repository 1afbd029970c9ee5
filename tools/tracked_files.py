# SPDX-License-Identifier: Apache-2.0
"""The files of the project, for the checkers: those that git tracks, or all but built ones where there is no git."""
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = {".git", ".tools", "build", "data", "node_modules", "dist", "__pycache__"}


def tracked_files(root=ROOT):
    """Paths relative to `root`, sorted; files that are deleted but not yet committed are left out."""
    try:
        names = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
        paths = [Path(name) for name in names.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path.relative_to(root) for path in Path(root).rglob("*") if not BUILT & set(path.parts)]
    return sorted(path for path in paths if (Path(root) / path).is_file())
