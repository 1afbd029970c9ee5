# SPDX-License-Identifier: Apache-2.0
"""The real binary in a folder of its own. INLET names it; otherwise build/dev/inlet.

INLET_TEST_STORE=postgres: each test has an empty database of its own on the server of INLET_TEST_POSTGRES instead of SQLite
in the folder.
"""

import json
import os
import pathlib
import random
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", str(ROOT / "build" / "dev" / "inlet"))
HEADER = "First Name,Last Name,Email,Company\n"
PATIENCE = 240  # seconds; only a hang takes as long


def sql(url, text):
    subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", url, "-c", text], check=True, capture_output=True, text=True)


class PostgresDatabase:
    """An empty database on the server of INLET_TEST_POSTGRES."""

    def __init__(self):
        self.server = os.environ["INLET_TEST_POSTGRES"]
        self.name = "inlet_" + secrets.token_hex(8)
        self.url = urllib.parse.urlsplit(self.server)._replace(path="/" + self.name).geturl()
        sql(self.server, f"CREATE DATABASE {self.name}")

    def drop(self):
        sql(self.server, f"DROP DATABASE {self.name} WITH (FORCE)")


def wanted_store(store=os.environ.get("INLET_TEST_STORE", "sqlite")):
    """sqlite or postgres. Where PostgreSQL is wanted and there is none, the script ends: loudly skipped, or failed in ./test."""
    if store == "postgres" and not os.environ.get("INLET_TEST_POSTGRES"):
        print("SKIPPED: INLET_TEST_POSTGRES names no server. tools/postgres_cluster run COMMAND makes one.", file=sys.stderr)
        sys.exit(1 if os.environ.get("INLET_TEST_NEEDS_POSTGRES") else 0)
    return store


STORE = wanted_store()


def environment(database=None):
    kept = {name: value for name, value in os.environ.items() if name != "INLET_DATABASE"}
    if database:
        kept["INLET_DATABASE"] = database
    return {**kept, "NO_COLOR": "1"}


class Server:
    """`inlet serve` on a free port, in the data folder of a test. `log`: a file for what it logs."""

    def __init__(self, data, database=None, log=subprocess.DEVNULL, options=()):
        self.process = subprocess.Popen(
            [INLET, "serve", "--data", data, "--listen", "127.0.0.1:0", *options],
            stdout=subprocess.PIPE, stderr=log, text=True, env=environment(database))
        self.address = re.search(r"http://\S+", self.process.stdout.readline()).group()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="inlet.")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.data = str(self.folder / "data")
        self.database = None  # SQLite in the folder
        if STORE == "postgres":
            database = PostgresDatabase()
            self.addCleanup(database.drop)
            self.database = database.url

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def command(self, *arguments):
        return [INLET, *arguments, "--data", self.data]

    def run_inlet(self, *arguments, code=None):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              timeout=PATIENCE, env=environment(self.database), check=False)
        if code is not None:
            self.assertEqual(done.returncode, code, f"inlet {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done

    def json(self, *arguments, code=0):
        return json.loads(self.run_inlet(*arguments, "--json", code=code).stdout)

    def start(self, *arguments):
        process = subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   stdin=subprocess.DEVNULL, env=environment(self.database))
        self.addCleanup(process.stdout.close)
        return process

    def serve(self, log=subprocess.DEVNULL, options=()):
        server = Server(self.data, self.database, log, options)
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def leads(self, *fields):
        """All of them; with these fields alone, which is quicker where there are many."""
        chosen = ["--fields", ",".join(fields)] if fields else []
        lines = self.run_inlet("export", "--format", "ndjson", *chosen, code=0).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def jobs(self):
        return self.json("jobs")["jobs"]


def letters(number):
    """A number as a name of letters: 0 is Ba, 25 is Ha."""
    text = ""
    while True:
        number, digit = divmod(number, 100)
        text = "bcdfghklmnprstvwxyzj"[digit // 5] + "aeiou"[digit % 5] + text
        if number == 0:
            return text.capitalize()


def rows(count, first=0):
    """Good rows, each another person."""
    return "".join(f"Ann,{letters(i)},ann{i}@example.com,Company {i % 50}\n" for i in range(first, first + count))


def chosen_seed():
    """A new seed for each run, printed, so that a failure can be had again with INLET_SEED."""
    seed = int(os.environ.get("INLET_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"seed {seed}", flush=True)
    return seed
