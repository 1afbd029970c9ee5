#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""tools/postgres_cluster: the server is there for the command, and gone after it, also when it is interrupted or killed."""

import os
import re
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

CLUSTER = Path(__file__).resolve().parents[2] / "tools/postgres_cluster"
PATIENCE = 60


class PostgresClusterTest(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory(prefix="inlet.")
        self.addCleanup(self.place.cleanup)
        os.chmod(self.place.name, 0o755)  # the server's user has to pass
        self.environment = {**os.environ, "TMPDIR": self.place.name, "NO_COLOR": "1"}

    def command(self, *command):
        return [CLUSTER, "run", *command]

    def run_beside(self, script):
        return subprocess.run(self.command("sh", "-c", script), env=self.environment, capture_output=True, text=True, timeout=PATIENCE,
                              check=False)

    def expect_nothing_left(self):
        deadline = time.monotonic() + PATIENCE
        while os.listdir(self.place.name) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(os.listdir(self.place.name), [])

    def start_waiting(self):
        """A cluster whose command waits; gives both processes, the second as its id, and the address of the server."""
        process = subprocess.Popen(self.command("sh", "-c", 'echo "$$ $INLET_TEST_POSTGRES"; exec sleep 600'), env=self.environment,
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        waiting, url = process.stdout.readline().split()
        return process, int(waiting), url

    def is_there(self, url):
        return subprocess.run(["pg_isready", "-q", "-d", url], check=False).returncode == 0

    def test_a_command_finds_a_server_that_goes_with_it(self):
        done = self.run_beside(
            'psql -Atc "select current_setting(\'data_directory\'), current_user, 40 + 2" "$INLET_TEST_POSTGRES"\n'
            'psql -Atc "select 1" "$(echo "$INLET_TEST_POSTGRES" | sed s/:[0-9a-f]*@/:wrong@/)"\n'
            "exit 7")
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertRegex(done.stdout, re.escape(self.place.name) + r".*\|inlet\|42")
        self.assertIn("password authentication failed", done.stderr)
        self.expect_nothing_left()

    def test_a_signal_reaches_the_command_and_leaves_nothing(self):
        process, _, url = self.start_waiting()
        self.assertTrue(self.is_there(url))
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 128 + signal.SIGTERM)
        self.assertFalse(self.is_there(url))
        self.expect_nothing_left()

    def test_no_server_outlives_a_kill(self):
        process, waiting, url = self.start_waiting()
        process.kill()
        process.wait(PATIENCE)
        os.kill(waiting, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while self.is_there(url) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(self.is_there(url))

    def test_wrong_usage_is_told(self):
        for arguments in ([], ["run"], ["start", "true"]):
            self.assertEqual(subprocess.run([CLUSTER, *arguments], capture_output=True, check=False).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main(verbosity=2)
