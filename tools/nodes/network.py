# SPDX-License-Identifier: Apache-2.0
"""Machines of a trial: each a network namespace behind a switch, so that its link can be cut without a word to anybody; or, where
namespaces are not allowed, addresses of this machine, whose links can't be cut."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "INLET_NODES_INSIDE"
NAMESPACES = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
MACHINES = {"db1": 11, "db2": 12, "a": 21, "b": 22, "c": 23}  # name: last part of its address


def run(*command):
    subprocess.run(command, check=True, capture_output=True, text=True)


class Namespaces:
    """To be made within NAMESPACES, so that all of it is gone with the process, however that ends."""

    can_cut = True

    def __init__(self):
        run("mount", "-t", "tmpfs", "none", "/run")  # ip keeps the names of namespaces there; ours alone
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "name", "switch", "type", "bridge")
        run("ip", "address", "add", "10.77.0.1/24", "dev", "switch")
        run("ip", "link", "set", "switch", "up")
        for name in MACHINES:
            run("ip", "netns", "add", name)
            run("ip", "link", "add", "name", f"to-{name}", "type", "veth", "peer", "name", "eth0", "netns", name)
            run("ip", "link", "set", f"to-{name}", "master", "switch", "up")
            run("ip", "-n", name, "address", "add", f"{self.address(name)}/24", "dev", "eth0")
            run("ip", "-n", name, "link", "set", "eth0", "up")
            run("ip", "-n", name, "link", "set", "lo", "up")

    def address(self, name):
        return f"10.77.0.{MACHINES[name]}"

    def before(self, name):
        """Goes in front of a command that runs on that machine."""
        return ["nsenter", f"--net=/run/netns/{name}"]

    def cut(self, name):
        """Nothing comes or goes any more, and no end of a connection hears of it."""
        run("ip", "link", "set", f"to-{name}", "down")

    def mend(self, name):
        run("ip", "link", "set", f"to-{name}", "up")


class Addresses:
    can_cut = False

    def address(self, name):
        return f"127.0.0.{MACHINES[name]}"

    def before(self, _):
        return []


def why_not():
    """Why there can be no namespaces here; None where they can."""
    missing = [name for name in ("unshare", "nsenter", "setpriv", "ip") if shutil.which(name) is None]
    if missing:
        return f"{', '.join(missing)} not installed (packages util-linux and iproute2)"
    if os.geteuid() != 0:
        return "needs root"
    tried = subprocess.run([*NAMESPACES, "ip", "link", "add", "name", "switch", "type", "bridge"], capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else tried.stderr.strip() or "refused"


def enter():
    """The network; runs this program once more within namespaces first, where they are allowed."""
    if os.environ.get(INSIDE):
        return Namespaces()
    reason = why_not()
    if reason is None:
        # With us ends unshare, and with it all within.
        inside = ["setpriv", "--pdeathsig", "KILL", *NAMESPACES, sys.executable, *sys.argv]
        sys.exit(subprocess.run(inside, env={**os.environ, INSIDE: "1"}, check=False).returncode)
    print(f"NO NETWORK NAMESPACES ({reason}): all on this machine, NO LINK IS CUT, no machine is lost without a word", flush=True)
    return Addresses()
