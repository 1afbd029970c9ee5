#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every code of src/base/errors/catalog.cpp has a page docs/errors/CODE.md, and no page is without a code.

The page of a row or file code shows it: its first ```csv block yields this code and no other, its second one, the same file
repaired, yields none. Both are given to `inlet check FILE --json`, with the options that stand on the block's first line:
```csv --date-order dmy. What no CSV file can show says so: `<!-- no example: REASON -->`. Pages of other codes may have examples too.

check_error_docs.py [--pages-only] [PROGRAM]      default: build/dev/inlet or build/release/inlet
"""
import json
import re
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTRY = re.compile(r'\{Code::k\w+,\s*"([A-Z_]+)",\s*Severity::k(\w+)')
EXAMPLE = re.compile(r"^```csv *(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFUSED = re.compile(r"^inlet: ([A-Z_]+):", re.MULTILINE)
NO_EXAMPLE = re.compile(r"<!-- no example: \S.*? -->", re.DOTALL)
SHOWN = {"Fail", "Skip", "Warning", "File"}


def read_catalog(root):
    """name -> severity"""
    return dict(ENTRY.findall((root / "src/base/errors/catalog.cpp").read_text(encoding="utf-8")))


def page_problems(name, severity, page):
    """What is wrong with a page as text."""
    if not page.startswith(f"# {name}\n"):
        yield f"{name}: its page must begin with # {name}"
    examples = len(EXAMPLE.findall(page))
    if examples == 1:
        yield f"{name}: its page shows what yields it, but not the same repaired"
    if severity in SHOWN and examples == 0 and not NO_EXAMPLE.search(page):
        yield f"{name}: its page needs a csv block that yields it, and one repaired (or a reason: <!-- no example: ... -->)"


def codes_of(program, folder, text, options):
    """The codes that a check of the text reports or is refused with, whether it went through, and all that it said."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        file = Path(own) / "example.csv"
        file.write_text(text, encoding="utf-8")
        command = [program, "check", file, "--json", "--data", Path(folder) / "data", *shlex.split(options)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    codes = set(REFUSED.findall(done.stderr))
    if done.stdout.startswith("{"):
        report = json.loads(done.stdout)
        codes |= {group["code"] for group in report["errors"] + report["warnings"]}
    return codes, done.returncode == 0, (done.stdout + done.stderr).strip()[:300]


def example_problems(program, folder, name, page):
    """What is wrong with the examples of a page when the program reads them."""
    examples = EXAMPLE.findall(page)
    if len(examples) < 2:
        return
    (options, broken), (options_of_repaired, repaired) = examples[:2]
    codes, _, said = codes_of(program, folder, broken, options)
    if codes != {name}:
        yield f"{name}: its first example does not yield it alone, but: {said}"
    codes, is_good, said = codes_of(program, folder, repaired, options_of_repaired)
    if codes or not is_good:
        yield f"{name}: its repaired example is not: {said}"


def problems(root, program):
    catalog = read_catalog(root)
    pages = {file.stem: file.read_text(encoding="utf-8") for file in (root / "docs/errors").glob("*.md") if file.stem != "README"}
    for name in sorted(pages.keys() - catalog.keys()):
        yield f"{name}: there is a page, but no such code"
    for name in sorted(catalog.keys() - pages.keys()):
        yield f"{name}: docs/errors/{name}.md is missing"
    known = sorted(catalog.keys() & pages.keys())
    for name in known:
        yield from page_problems(name, catalog[name], pages[name])
    if program:
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
            for found in pool.map(lambda name: list(example_problems(program, folder, name, pages[name])), known):
                yield from found


def find_program(arguments):
    if "--pages-only" in arguments:
        return None
    if arguments:
        return Path(arguments[0]).resolve()
    candidates = [path for path in (ROOT / "build/dev/inlet", ROOT / "build/release/inlet") if path.exists()]
    if not candidates:
        sys.exit("The program is not built; build it, or check the pages alone with --pages-only.")
    return max(candidates, key=lambda path: path.stat().st_mtime)


def main():
    found = list(problems(ROOT, find_program(sys.argv[1:])))
    print("\n".join(found) if found else "Every code has its page.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
