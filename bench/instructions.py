#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the instructions of the parts of an import (parts_bench) with callgrind and compares them with what instructions.json
holds: more than 5 % above fails. How busy the machine is does not matter to it.

instructions.py [--build FOLDER] [--write]

Another compiler, or a processor without the vector instructions of the stored figures, makes other code: then this says so and
passes. --write stores what was counted, after a change that is meant to cost more, or has made a part cheaper.
"""
import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORED = HERE / "instructions.json"
ROOM = 0.05
COLLECTED = re.compile(r"Collected : (\d+)")
VECTORS = ("avx2", "bmi2")


def circumstances(build):
    """What else the counts depend on."""
    cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.M).group(1)
    version = subprocess.run([compiler, "-dumpfullversion"], check=True, capture_output=True, text=True).stdout.strip()
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    return {"compiler": f"{Path(compiler).name} {version}", "processor": platform.machine(), "preset": build.name,
            "vectors": [name for name in VECTORS if re.search(rf"\b{name}\b", flags)], "libc": " ".join(platform.libc_ver())}


def count(program, part):
    with tempfile.TemporaryDirectory(prefix="inlet-count-") as folder:
        ran = subprocess.run(["valgrind", "--tool=callgrind", "--collect-atstart=no", "--toggle-collect=measured",
                              f"--callgrind-out-file={folder}/out", program, part],
                             capture_output=True, text=True, env={**os.environ, "TMPDIR": folder})
    found = COLLECTED.search(ran.stderr)
    if ran.returncode or not found or int(found.group(1)) == 0:
        sys.exit(f"{part} was not counted:\n{ran.stderr}")
    return int(found.group(1))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=HERE.parent / "build/dev")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    program = arguments.build.resolve() / "bench/parts_bench"
    here = circumstances(arguments.build)
    stored = json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}
    if not stored and not arguments.write:
        sys.exit("There are no stored figures yet: instructions.py --write")
    if not arguments.write and stored["circumstances"] != here:
        print(f"NOT COMPARED: the stored figures are of {stored['circumstances']}, this is {here}")
        return
    parts = subprocess.run([program], check=True, capture_output=True, text=True).stdout.split()
    counts = {part: count(program, part) for part in parts}
    if arguments.write:
        STORED.write_text(json.dumps({"circumstances": here, "counts": counts}, indent=1) + "\n", encoding="utf-8")
    known = stored.get("counts", counts)
    worse = 0
    for part in sorted(counts | known):
        now, before = counts.get(part, 0), known.get(part, 0)
        change = now / before - 1 if now and before else 1.0
        worse += change > ROOM
        verdict = "  MORE than 5 % above" if change > ROOM else "  store it: instructions.py --write" if change < -ROOM else ""
        print(f"{part:8} {now:12,} instructions, stored {before:12,}: {change:+.1%}{verdict}")
    if worse and not arguments.write:
        sys.exit(1)


if __name__ == "__main__":
    main()
