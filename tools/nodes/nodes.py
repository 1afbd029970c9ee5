#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Three nodes of the real program, a PostgreSQL primary and its synchronous replica, each on a machine of its own (a network namespace), some
imports at once, and faults at random moments of them: nodes are killed, stalled and lost, links are cut, servers are stopped at once, the
replica is promoted. Then the database is asked whether every good row is one lead, every record has one outcome, and every import
went on by itself.

  tools/nodes/nodes.py --short          one trial of each (./test runs it)
  tools/nodes/nodes.py --trials 100     that many, each with the next seed
  tools/nodes/nodes.py --seed 7 --only cluster
  tools/nodes/nodes.py --only upgrade --older /usr/bin/inlet

INLET names the program (build/release/inlet otherwise). The seed is printed; with the same seed the same faults are chosen. The
servers are its own (tools/postgres_cluster), with fsync on. Without root there are no namespaces: it says so, and cuts no link.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import network
from trials import Trials
from installation import Failed

ROWS = 8_000
SHORT_ROWS = 5_000
LEASE = 2  # seconds


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="cluster,foreground", help="cluster, foreground, upgrade")
    parser.add_argument("--older", help="the program of an older version, for upgrade")
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("INLET_SEED", random.SystemRandom().randrange(1 << 32))))
    options = parser.parse_args()
    if "upgrade" in options.only and not options.older:
        parser.error("upgrade needs --older PROGRAM")
    return options


def main():
    options = read_options()
    program = os.environ.get("INLET", str(network.ROOT / "build" / "release" / "inlet"))
    machines = network.enter()
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"seed {options.seed}, {time.strftime('%Y-%m-%d')}, {version}", flush=True)
    # In memory where that is possible: processes die here and never the machine, so a disk would only be slow.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="inlet-nodes.", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        trials = Trials(program, options.older, folder, machines, options.rows or (SHORT_ROWS if options.short else ROWS), LEASE, options.short)
        try:
            for seed in range(options.seed, options.seed + options.trials):
                trials.random.seed(seed)
                for name in options.only.split(","):
                    begun = time.monotonic()
                    told = getattr(trials, name)(seed)
                    print(f"  seed {seed} {name}: {told}: exact, {time.monotonic() - begun:.0f} s", flush=True)
        except (Failed, OSError, subprocess.SubprocessError) as failure:
            kept = f"/tmp/inlet-nodes-{seed}"
            trials.pair.stop()
            shutil.copytree(folder, kept, dirs_exist_ok=True)
            print(f"FAILED {name}: {failure}\nseed {seed}; what is left: {kept}", flush=True)
            if not isinstance(failure, Failed):
                traceback.print_exc()
            return 1
        finally:
            trials.pair.stop()
        told = ", ".join(f"{count} {fault}" for fault, count in sorted(trials.disturbances.counts.items()))
        print(f"{options.trials} trials: 0 rows lost, 0 doubled, all went on by themselves; {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
