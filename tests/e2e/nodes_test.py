#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The short form of tools/nodes: several nodes and a server that goes away, at random moments of several imports."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
program = os.environ.get("INLET", str(ROOT / "build" / "dev" / "inlet"))
sys.exit(subprocess.run([sys.executable, str(ROOT / "tools" / "nodes" / "nodes.py"), "--short"],
                        env={**os.environ, "INLET": program}, check=False).returncode)
