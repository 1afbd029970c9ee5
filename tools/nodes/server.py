# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server, which is away now and then."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "faults"))
from installation import PATIENCE, expect  # noqa: E402
from stores import postgres_cluster  # noqa: E402

Cluster = postgres_cluster().Cluster


class Server:
    """`cluster` is what can be written to now."""

    def __init__(self, folder):
        self.cluster = Cluster(folder, durable=True)
        self.cluster.initialise()
        self.cluster.start()
        self.count = 0

    def fresh(self):
        """A new database; its address, as Inlet takes it."""
        self.count += 1
        name = f"trial_{self.count}"
        self.ask(f"CREATE DATABASE {name}")
        return self.address_of(name)

    def address_of(self, name):
        return self.cluster.url().rsplit("/", 1)[0] + "/" + name

    def drop(self, url):
        self.ask(f"DROP DATABASE {database_of(url)} WITH (FORCE)")

    def ask(self, text, url=None):
        done = subprocess.run([self.cluster.programs / "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", url or self.cluster.url(), "-c", text], capture_output=True,
                              text=True, check=False)
        expect(done.returncode == 0, f"{text}: {done.stderr}")
        return [line.split("|") for line in done.stdout.splitlines()]

    def crash(self, away):
        self.cluster.crash()
        time.sleep(away)
        self.cluster.start()

    def kill_process(self, url, generator):
        """One of the server's processes that work for Inlet."""
        found = [int(row[0]) for row in self.ask(f"SELECT pid FROM pg_stat_activity WHERE datname = '{database_of(url)}'"
                                                 " AND application_name = 'inlet'")]
        if not found:
            return
        os.kill(generator.choice(found), signal.SIGKILL)
        # The others end too, and the server recovers by itself.
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(["pg_isready", "-q", "-d", self.cluster.url()], check=False).returncode != 0:
            expect(time.monotonic() < deadline, "the server never came back")
            time.sleep(0.05)

    def end_connections(self, url):
        self.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database_of(url)}'")

    def stop(self):
        self.cluster.stop()


def database_of(url):
    return url.split("?")[0].rsplit("/", 1)[1]
