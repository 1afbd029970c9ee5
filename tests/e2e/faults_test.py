#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The short form of tools/faults (R1, R5, R6, R8, R10, R11, R12, R15): kills, stalls, full disks, failing calls, double starts, cancels."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
program = os.environ.get("INLET", str(ROOT / "build" / "dev" / "inlet"))
sys.exit(subprocess.run([sys.executable, str(ROOT / "tools" / "faults" / "faults.py"), "--short"],
                        env={**os.environ, "INLET": program}, check=False).returncode)
