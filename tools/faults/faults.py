#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills, stalls, fills and cheats the real program in the middle of imports, and checks that nothing is lost and nothing doubled.

  tools/faults/faults.py --short          a part of each, in less than a minute (./test runs it)
  tools/faults/faults.py --long           all of it, on SQLite and on PostgreSQL (docs/develop/faults.md)
  tools/faults/faults.py --seed 7 --only kill,cancel --trials 200 --store postgres

INLET names the program (build/release/inlet otherwise). The seed is printed; with the same seed the same moments are chosen.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from crowd import Crowd  # noqa: E402
from deaths import Deaths  # noqa: E402
from failing_calls import FailingCalls  # noqa: E402
from full_disks import FullDisks  # noqa: E402
from installation import ROWS, Failed, Prepared, Process, check, expect, good_rows  # noqa: E402
from limits import Limits  # noqa: E402
from stores import Postgres, Sqlite  # noqa: E402
from wishes import Wishes  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class Faults(Deaths, FullDisks, FailingCalls, Wishes, Limits, Crowd):
    def __init__(self, program, folder, seed, is_short, store):
        self.store = store
        self.program, self.folder, self.seed, self.is_short = program, Path(folder), seed, is_short
        self.random = random.Random(seed)  # each kind has its own: run_one
        self.prepared = {}
        self.count = 0
        self.figures = []

    def ready(self, rows=ROWS):
        if rows not in self.prepared:
            self.prepared[rows] = Prepared(self.program, self.folder, rows, self.store)
        return self.prepared[rows]

    def data(self, prepared, where=None):
        self.count += 1
        return prepared.copy(f"trial-{self.count}", where)

    def done_with(self, data):
        shutil.rmtree(data, ignore_errors=True)
        self.store.drop(data)
        Path(data).with_suffix(".log").unlink(missing_ok=True)

    def serve(self, data, *arguments, more=None, **named):
        return Process(self.program, data, *arguments, environment={**self.store.environment(data), **(more or {})}, **named)

    def undisturbed(self, prepared):
        """How long the import takes here and now: the window for the moments of the faults."""
        data = self.data(prepared)
        with self.serve(data) as server:
            begun = time.monotonic()
            prepared.start(server.port)
            prepared.wait_for_end(server.port)
            length = time.monotonic() - begun
            expect(server.kill(signal.SIGTERM) == 0, "an idle server did not end with 0")
        expect(check(self.store, data, prepared.rows) == good_rows(prepared.rows), "the undisturbed import is wrong")
        self.done_with(data)
        return length

    def preloaded(self, name):
        library = self.folder / f"{name}.so"
        built = subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-pthread", "-o", str(library),
                                str(Path(__file__).parent / f"{name}.c"), "-ldl"], check=False)
        expect(built.returncode == 0, f"{name}.c does not compile")
        return library

    def note(self, line):
        self.figures.append(line)
        print("  " + line, flush=True)


SHORT = {"kill": 3, "kill_again": 3, "stop": 2, "stall": 1, "take_over": 1, "power": 2, "disk": 2, "file_size": 2, "memory": 3, "allocations": 2, "upgrade": 3, "sweep": 90, "starts": 1,
         "cancel": 2, "queue": 100}
LONG = {"kill": 100, "kill_again": 20, "stop": 30, "stall": 10, "take_over": 20, "power": 50, "disk": 20, "file_size": 20, "memory": 60, "allocations": 100, "upgrade": 50, "sweep": 1, "starts": 50,
        "cancel": 50, "queue": 10_000, "soak": 30}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="", help="some of: " + ", ".join(LONG))
    parser.add_argument("--trials", type=int, help="of each; for sweep: every so many calls; for soak: minutes; for queue: imports")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("INLET_SEED", random.SystemRandom().randrange(1 << 32))))
    parser.add_argument("--store", choices=("sqlite", "postgres"), help="one of the two; else both, the short form SQLite alone")
    options = parser.parse_args()
    program = os.environ.get("INLET", str(ROOT / "build" / "release" / "inlet"))
    plan = LONG if options.long else SHORT
    names = options.only.split(",") if options.only else list(plan)
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"seed {options.seed}, {time.strftime('%Y-%m-%d')}, {version}", flush=True)
    for store in [options.store] if options.store else ["sqlite", "postgres"] if options.long else ["sqlite"]:
        with tempfile.TemporaryDirectory(prefix="inlet-faults.") as folder:
            kept_in = Postgres(Path(folder) / "server") if store == "postgres" else Sqlite()
            try:
                faults = Faults(program, folder, options.seed, not options.long, kept_in)
                if not all([run_one(faults, name, options.trials or plan[name]) for name in names]):
                    return 1
            finally:
                kept_in.close()
    return 0


def run_one(faults, name, trials):
    faults.random = random.Random(f"{faults.seed} {name}")  # the same moments, whatever else is run
    begun = time.monotonic()
    print(f"{faults.store.name} {name} ...", flush=True)
    try:
        getattr(faults, name)(trials)
    except Failed as failure:
        kept = f"/tmp/inlet-faults-{faults.seed}-{name}"
        shutil.copytree(faults.folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("server"), ignore_dangling_symlinks=True)
        print(f"FAILED {name}: {failure}\nseed {faults.seed}; what is left: {kept}", flush=True)
        return False
    print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
