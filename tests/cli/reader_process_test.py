#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The confined process that reads files: what it may not do, and what becomes of an import when it dies or hangs."""

import json
import os
import pathlib
import signal
import subprocess
import time
import unittest

from program import HEADER, INLET, PATIENCE, ProgramTest, rows

ROWS = 200_000  # more than is on its way between reader and writer


def readers_of(parent):
    """Reader processes of a process."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


class ReaderProcessTest(ProgramTest):
    def start_import(self):
        process = self.start("import", self.file("big.csv", HEADER + rows(ROWS)), "--yes", "--json")
        while not any(job["done"] >= 1 for job in self.jobs()):
            self.assertIsNone(process.poll(), "the import ended before its reader could be interrupted")
        readers = readers_of(process.pid)
        self.assertEqual(len(readers), 1)
        return process, readers[0]

    def next_reader(self, process, before):
        deadline = time.monotonic() + PATIENCE
        while not (readers := [reader for reader in readers_of(process.pid) if reader != before]):
            self.assertIsNone(process.poll(), "the import ended instead of being tried again")
            self.assertLess(time.monotonic(), deadline)
        return readers[0]

    def expect_all(self, process):
        self.assertEqual(process.wait(PATIENCE), 0)
        self.assertEqual(readers_of(process.pid), [])
        self.assertEqual(self.jobs()[0]["status"], "completed")
        leads = self.leads("email")
        self.assertEqual(len(leads), ROWS)
        self.assertEqual(len({lead["email"] for lead in leads}), ROWS)

    def test_an_import_goes_on_after_its_reader_was_killed(self):
        process, reader = self.start_import()
        os.kill(reader, signal.SIGKILL)
        self.expect_all(process)

    def test_an_import_goes_on_after_its_reader_was_stopped(self):
        process, reader = self.start_import()
        started = time.monotonic()
        os.kill(reader, signal.SIGSTOP)
        self.expect_all(process)
        self.assertGreater(time.monotonic() - started, 14)

    def test_a_reader_that_is_killed_again_fails_its_import_which_can_be_tried_again(self):
        process, reader = self.start_import()
        os.kill(reader, signal.SIGKILL)
        os.kill(self.next_reader(process, reader), signal.SIGKILL)
        self.assertEqual(process.wait(PATIENCE), 3)
        self.assertEqual(readers_of(process.pid), [])
        job = self.jobs()[0]
        self.assertEqual(job["status"], "failed")
        self.assertLess(job["done"], ROWS)
        self.assertEqual(job["done"], len(self.leads("email")))
        report = self.json("retry", "1")
        self.assertEqual((report["status"], report["created"]), ("completed", ROWS))
        self.assertEqual(len({lead["email"] for lead in self.leads("email")}), ROWS)

    def test_a_reader_ends_with_whoever_started_it(self):
        process = self.start("import", self.file("big.csv", HEADER + rows(ROWS)), "--yes", "--json")
        while not any(job["done"] >= 1 for job in self.jobs()):
            self.assertIsNone(process.poll())
        readers = readers_of(process.pid)
        process.kill()
        process.wait()
        deadline = time.monotonic() + 10
        while any(pathlib.Path(f"/proc/{reader}").exists() for reader in readers):
            self.assertLess(time.monotonic(), deadline, "the reader goes on alone")
            time.sleep(0.05)

    def test_reading_needs_no_rights_of_a_person(self):
        # Nobody starts it by hand: without its descriptors it does nothing.
        outcome = subprocess.run([INLET, "read-rows", "0", "1000000", "1", "0", "off"], stdin=subprocess.DEVNULL,
                                 capture_output=True, timeout=60)
        self.assertNotEqual(outcome.returncode, 0)

    def test_without_walls_only_when_told(self):
        path = self.file("small.csv", HEADER + rows(3))
        environment = dict(os.environ, INLET_SANDBOX="off")
        outcome = subprocess.run([INLET, "cat", path], env=environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertEqual(len([json.loads(line) for line in outcome.stdout.splitlines()]), 4)


if __name__ == "__main__":
    unittest.main(verbosity=2)
