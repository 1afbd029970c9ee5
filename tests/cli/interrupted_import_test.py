#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Imports that are killed, stopped or run beside a server: every lead once, every count right."""

import json
import random
import signal
import time
import unittest

from program import HEADER, PATIENCE, ProgramTest, chosen_seed, rows

ROWS = 20_000


class InterruptedImportTest(ProgramTest):
    def wait_for_end(self, count=1):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            jobs = self.jobs()
            if len(jobs) >= count and all(job["status"] not in ("queued", "processing", "paused") for job in jobs):
                return jobs
            time.sleep(0.1)
        self.fail(f"the import never ended: {self.jobs()}")

    def expect_all_once(self, jobs, count=ROWS):
        self.assertEqual(len(jobs), 1, jobs)
        job = jobs[0]
        self.assertEqual((job["status"], job["total"], job["done"], job["created"]), ("completed", count, count, count))
        leads = self.leads("email")
        self.assertEqual(sorted(lead["import_row"] for lead in leads), list(range(2, count + 2)))
        self.assertEqual(len({lead["email"] for lead in leads}), count)

    def wait_for_job(self, process, done=0):
        """Until there is an import to interrupt, with as many records done."""
        while not any(job["done"] >= done for job in self.jobs()):
            self.assertIsNone(process.poll(), "the import ended before it could be interrupted")

    def test_killed_again_and_again_every_lead_comes_once(self):
        generator = random.Random(chosen_seed())
        path = self.file("big.csv", HEADER + rows(ROWS))
        process = self.start("import", path, "--yes", "--json")
        self.wait_for_job(process)
        time.sleep(generator.random() * 0.3)
        process.kill()
        process.wait()
        for _ in range(2):
            server = self.serve()
            time.sleep(generator.random() * 0.4)
            server.process.kill()
            server.process.wait()
            server.process.stdout.close()
        server = self.serve()
        self.expect_all_once(self.wait_for_end())
        self.assertEqual(server.stop(), 0)

    def test_ctrl_c_stops_cleanly_and_a_server_goes_on(self):
        count = 5 * ROWS  # of so many batches that it can't be done before the signal is heard
        path = self.file("big.csv", HEADER + rows(count))
        process = self.start("import", path, "--yes", "--json")
        self.wait_for_job(process, done=1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(PATIENCE), 6)
        job = self.jobs()[0]
        self.assertEqual(job["status"], "queued")
        self.assertLess(job["done"], count)
        self.assertEqual(job["done"], len(self.leads("email")))
        self.serve()
        self.expect_all_once(self.wait_for_end(), count)

    def test_retry_goes_on_with_a_stopped_import(self):
        count = 5 * ROWS
        process = self.start("import", self.file("big.csv", HEADER + rows(count)), "--yes", "--json")
        self.wait_for_job(process, done=1)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(PATIENCE), 6)
        report = self.json("retry", "1")
        self.assertEqual((report["status"], report["created"]), ("completed", count))
        self.expect_all_once(self.jobs(), count)

    def test_retry_goes_on_with_a_killed_import_at_once(self):
        count = 5 * ROWS
        process = self.start("import", self.file("big.csv", HEADER + rows(count)), "--yes", "--json")
        self.wait_for_job(process, done=1)
        process.kill()
        process.wait()
        retried = self.run_inlet("retry", "1", "--json", code=0)
        self.assertNotIn("watching", retried.stderr, "it waited for the lease to run out")
        self.assertEqual(json.loads(retried.stdout)["created"], count)
        self.expect_all_once(self.jobs(), count)

    def test_retry_of_a_completed_import_is_refused(self):
        self.json("import", self.file("small.csv", HEADER + rows(5)), "--yes")
        self.run_inlet("retry", "1", code=4)

    def test_beside_a_running_server(self):
        server = self.serve()
        report = self.json("import", self.file("big.csv", HEADER + rows(ROWS)), "--yes")
        self.assertEqual((report["status"], report["created"]), ("completed", ROWS))
        self.expect_all_once(self.jobs())
        self.assertEqual(server.stop(), 0)

    def test_two_imports_at_once_make_each_lead_once(self):
        paths = [self.file(f"{name}.csv", HEADER + rows(5_000, first)) for name, first in (("a", 0), ("b", 2_500))]
        self.json("jobs")  # the database is there
        processes = [self.start("import", path, "--yes", "--json") for path in paths]
        self.assertEqual([process.wait(PATIENCE) for process in processes], [0, 0])
        self.assertEqual(len(self.leads("email")), 7_500)
        self.assertEqual(sum(job["created"] for job in self.jobs()), 7_500)


if __name__ == "__main__":
    unittest.main(verbosity=2)
