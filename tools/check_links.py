#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Links of the documents lead to files and headings of the project that are there, and its paths in `code` too.

check_links.py [ROOT]
"""
import re
import sys
from pathlib import Path

from tracked_files import ROOT, tracked_files

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^ *```.*?^ *```", re.M | re.S)
CODE = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.*)$", re.M)
# A path that begins with a folder of ours; with a star, braces or an ellipsis it means several.
PATH = re.compile(r"(?:src|tests|tools|docs|web|bench|samples|packaging|cmake)/[\w./-]+")
MADE = ("web/dist", "web/node_modules")  # by the build
ANY = re.compile(r"[/_](?:CODE|N|NAME|TARGET)\b")  # of several


def prose(text):
    return FENCE.sub("", text)


def anchors(path):
    """As GitHub makes them of headings: small letters, hyphens for spaces, no signs."""
    seen, found = {}, set()
    for heading in HEADING.findall(prose(path.read_text(encoding="utf-8"))):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).strip().replace(" ", "-")
        count = seen[anchor] = seen.get(anchor, -1) + 1
        found.add(anchor if count == 0 else f"{anchor}-{count}")
    return found


def dead_links(root, path):
    text = prose((root / path).read_text(encoding="utf-8"))
    for target in LINK.findall(CODE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue  # elsewhere in the world
        file, _, anchor = target.partition("#")
        there = (root / path).parent / file if file else root / path
        if not there.exists():
            yield target
        elif anchor and there.suffix == ".md" and anchor not in anchors(there):
            yield target
    for code in CODE.findall(text):
        if PATH.fullmatch(code) and not code.startswith(MADE) and not ANY.search(code) and not (root / code).exists():
            yield code


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    found = [(path, target) for path in tracked_files(root) if path.suffix == ".md" for target in dead_links(root, path)]
    for path, target in found:
        print(f"{path}: {target} leads nowhere")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
