# SPDX-License-Identifier: Apache-2.0
"""The real binary in a folder of its own. INLET names it; otherwise build/dev/inlet."""

import json
import os
import pathlib
import random
import re
import signal
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", str(ROOT / "build" / "dev" / "inlet"))
HEADER = "First Name,Last Name,Email,Company\n"
PATIENCE = 240  # seconds; only a hang takes as long


def environment():
    kept = {name: value for name, value in os.environ.items() if name != "INLET_DATABASE"}
    return {**kept, "NO_COLOR": "1"}


class Server:
    """`inlet serve` on a free port, in the data folder of a test."""

    def __init__(self, data):
        self.process = subprocess.Popen(
            [INLET, "serve", "--data", data, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment())
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

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def command(self, *arguments):
        return [INLET, *arguments, "--data", self.data]

    def run_inlet(self, *arguments, code=None):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, stdin=subprocess.DEVNULL,
                              timeout=PATIENCE, env=environment(), check=False)
        if code is not None:
            self.assertEqual(done.returncode, code, f"inlet {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return done

    def json(self, *arguments, code=0):
        return json.loads(self.run_inlet(*arguments, "--json", code=code).stdout)

    def start(self, *arguments):
        process = subprocess.Popen(self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   stdin=subprocess.DEVNULL, env=environment())
        self.addCleanup(process.stdout.close)
        return process

    def serve(self):
        server = Server(self.data)
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def leads(self):
        lines = self.run_inlet("export", "--format", "ndjson", code=0).stdout.splitlines()
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
