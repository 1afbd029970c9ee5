#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The queue as people and monitors see it: places, turns between people, cancelling what waits, metrics, health, one notice a job
(promises 26, 32, 55; reliability R15, R19)."""

import json
import time
import unittest
import urllib.request

from signed_in import PASSWORD, SignedInTest

PATIENCE = 120


class QueueTest(SignedInTest):
    def import_of(self, rows, headers=None):
        """A started import of so many people, by whom the headers say."""
        text = "Last Name,Email\n" + "".join(f"Lee{i},lee{rows}.{i}@example.com\n" for i in range(rows))
        upload = json.loads(self.ask("POST", "/uploads?name=leads.csv", text.encode(), headers)[2])
        draft = json.loads(self.ask("POST", "/imports", {"upload": upload["id"]}, headers)[2])
        status, _, answer = self.ask("POST", f"/imports/{draft['id']}/start", {"version": draft["version"]}, headers)
        self.assertEqual(status, 202, answer)
        return draft["id"]

    def second_person(self):
        link = self.json_of("POST", "/users", {"name": "Bob", "email": "bob@example.com", "role": "user"}, status=201)
        own, self.headers = self.headers, {}
        status, head, body = self.ask("POST", "/invitation", {"token": link["token"], "password": PASSWORD})
        self.headers = own
        self.assertEqual(status, 201, body)
        return {"Cookie": head["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}

    def page(self, path):
        with urllib.request.urlopen(f"http://{self.host}{path}") as answer:
            return answer.read().decode()

    def wait_for(self, what):
        deadline = time.monotonic() + PATIENCE
        while not what():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)

    def work(self):
        worker = self.start("worker", "--workers", "1")
        self.addCleanup(worker.wait)
        self.addCleanup(worker.terminate)

    def test_places_and_cancelling_what_waits(self):
        self.start_server(options=["--workers", "0"])
        ids = [self.import_of(rows) for rows in (3, 4, 5)]
        self.assertEqual([self.json_of("GET", f"/imports/{each}")["queue_ahead"] for each in ids], [0, 1, 2])
        self.assertIn('inlet_jobs{kind="import",state="available"} 3', self.page("/metrics"))
        cancelled = self.json_of("POST", f"/imports/{ids[0]}/cancel", status=202)
        self.assertEqual((cancelled["state"], cancelled["tally"]["not_processed"]), ("cancelled", 3))
        self.assertEqual([self.json_of("GET", f"/imports/{each}")["queue_ahead"] for each in ids[1:]], [0, 1])
        self.assertEqual(len(self.json_of("GET", "/notices")["notices"]), 1)

    def test_people_take_turns(self):
        self.start_server(options=["--workers", "0"])
        many = [self.import_of(rows) for rows in range(10, 20)]
        one = self.import_of(7, self.second_person())
        self.work()
        self.wait_for(lambda: all(self.json_of("GET", f"/imports/{each}")["state"] == "completed" for each in (*many, one)))
        ended = {each: self.json_of("GET", f"/imports/{each}")["ended_at"] for each in (*many, one)}
        before = sum(ended[each] < ended[one] for each in many)
        self.assertLessEqual(before, 2, "who queued ten goes first with one of them, not with all")

    def test_monitors(self):
        self.start_server()
        self.assertEqual(self.page("/healthz"), "ok\n")
        self.assertEqual(self.page("/readyz"), "ready\n")
        self.assertEqual(json.loads(self.page("/api/v1/health"))["status"], "ok")
        number = self.import_of(40)
        self.wait_for(lambda: self.json_of("GET", f"/imports/{number}")["state"] == "completed")
        metrics = self.page("/metrics")
        self.assertIn('inlet_imports{state="completed"} 1', metrics)
        self.assertIn('inlet_rows_total{outcome="created"} 40', metrics)
        for line in metrics.splitlines():
            self.assertRegex(line, r"^# (HELP|TYPE) inlet_[a-z_]+ .+$|^inlet_[a-z_]+(\{[a-z_]+=\"[^\"]+\"(,[a-z_]+=\"[^\"]+\")*\})? -?\d+$")
        self.assertEqual(len(self.json_of("GET", "/notices")["notices"]), 1)


if __name__ == "__main__":
    unittest.main()
