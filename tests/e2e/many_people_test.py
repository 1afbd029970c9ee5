#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many people at once (reliability.md U3): all sign in at the same moment, each imports a file of 1,000 rows and reads the failed
ones, then looks around; meanwhile somebody imports a large file. Nobody gets a 5xx, every import is exact, nobody waits for long.

INLET_PEOPLE: how many (20). INLET_SECONDS: for how long (20). INLET_LARGE_MB: the size of the large file (5). In full: 200, 600, 50.
The goals for the times hold on a machine that does nothing else; INLET_STRICT=1 asks for them.
"""
import csv
import http.client
import io
import json
import os
import pathlib
import random
import re
import sys
import threading
import time
import unittest

from signed_in import PASSWORD, SignedInTest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import PATIENCE  # noqa: E402

PEOPLE = int(os.environ.get("INLET_PEOPLE", "20"))
SECONDS = float(os.environ.get("INLET_SECONDS", "20"))
LARGE_MB = int(os.environ.get("INLET_LARGE_MB", "5"))
IS_STRICT = bool(os.environ.get("INLET_STRICT"))
ROWS, BAD_EVERY = 1_000, 100
COUNTED = 100_000  # leads; a list tells no larger total
MEMORY_BYTES = 512 << 20
# p95 and p99 in seconds: the goals, and what a machine that builds something beside it may add.
GOALS = (0.3, 1.0) if IS_STRICT else (5.0, 20.0)
ENDED = ("completed", "completed_with_errors", "failed", "cancelled")


def leads_of(person):
    """1,000 rows, each hundredth with an address that is none."""
    lines = (f"Ann,Lee{row},{'no address' if row % BAD_EVERY == 0 else f'ann{row}.{person}@example.com'},Company {row % 50}" for row in range(ROWS))
    return ("First Name,Last Name,Email,Company\n" + "\n".join(lines) + "\n").encode()


class Person(threading.Thread):
    """Somebody with a browser of their own, who remembers how long everything took."""

    def __init__(self, host, number, start, until):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        self.number, self.start_together, self.until = number, start, until
        self.rng = random.Random(number)
        self.headers = {"Content-Type": "application/json"}
        self.times = []  # (what, seconds, status)
        self.asking, self.fault = "nothing yet", None
        self.is_done = False

    def ask(self, what, method, path, body=None, expected=200):
        content = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        began, self.asking = time.monotonic(), what
        self.connection.request(method, "/api/v1" + path, content, self.headers)
        answer = self.connection.getresponse()
        told = answer.read()
        self.times.append((what, time.monotonic() - began, answer.status))
        if answer.status != expected:
            raise AssertionError(f"{method} {path}: {answer.status} {told[:300]!r}")
        return answer, told

    def run(self):
        try:
            self.start_together.wait()
            self.sign_in()
            self.import_leads()
            self.is_done = True
            while time.monotonic() < self.until:
                self.think()
                self.ask("look around", "GET", self.rng.choice(["/leads", "/imports", "/notices", "/lead-counts?field=stage"]))
        except Exception as fault:  # noqa: BLE001  # told by the test, in its own thread
            self.fault = f"person {self.number}, {self.asking}: {fault!r}"
        finally:
            self.connection.close()

    def think(self):
        time.sleep(self.rng.uniform(1, 3))

    def sign_in(self):
        answer, told = self.ask("sign in", "POST", "/session", {"email": f"p{self.number}@example.com", "password": PASSWORD}, 201)
        self.headers |= {"Cookie": answer.headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(told)["csrf_token"]}

    def import_leads(self):
        self.think()
        upload = json.loads(self.ask("upload", "POST", f"/uploads?name=leads{self.number}.csv", leads_of(self.number), 201)[1])
        draft = json.loads(self.ask("draft", "POST", "/imports", {"upload": upload["id"]}, 201)[1])
        path = f"/imports/{draft['id']}"
        self.ask("preview", "GET", path + "/preview")
        self.think()
        mapping = {"version": draft["version"], "columns": [{**column, "values": []} for column in draft["mapping"]]}
        mapped = json.loads(self.ask("map", "PUT", path + "/mapping", mapping)[1])
        self.ask("start", "POST", path + "/start", {"version": mapped["version"]}, 202)
        state = draft
        while state["state"] not in ENDED:
            self.think()
            state = json.loads(self.ask("poll", "GET", path)[1])
        failed = ROWS // BAD_EVERY
        tally = state["tally"]
        if (state["state"], tally["created"], tally["failed"]) != ("completed_with_errors", ROWS - failed, failed):
            raise AssertionError(f"import {draft['id']} ended as {state['state']}: {tally}")
        told = self.ask("failed rows", "GET", path + "/failed.csv")[1]
        if len(list(csv.DictReader(io.StringIO(told.decode("utf-8-sig"))))) != failed:
            raise AssertionError(f"import {draft['id']}: other failed rows than {failed}")


class ManyPeople(SignedInTest):
    def invite(self, number):
        link = self.json_of("POST", "/users", {"name": f"Person {number}", "email": f"p{number}@example.com", "role": "user"}, 201)
        own, self.headers = self.headers, {}
        self.assertEqual(self.ask("POST", "/invitation", {"token": link["token"], "password": PASSWORD})[0], 201)
        self.headers = own

    def start_large_import(self):
        lines = ["First Name,Last Name,Email,Company\n"]
        room = (LARGE_MB << 20) - len(lines[0])  # 50 MB are what an upload may have, to the byte
        while True:
            line = f"Ann,Lee{len(lines)},large{len(lines)}@example.com,Company of some length\n"
            if len(line) > room:
                break
            lines.append(line)
            room -= len(line)
        status, _head, answer = self.upload("large.csv", "".join(lines).encode())
        self.assertEqual(status, 201, answer)
        draft = self.json_of("POST", "/imports", {"upload": json.loads(answer)["id"]}, 201)
        self.json_of("POST", f"/imports/{draft['id']}/start", {"version": draft["version"]}, 202)
        return draft["id"], len(lines) - 1

    def largest_memory(self):
        status = pathlib.Path(f"/proc/{self.server.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024

    def test_nobody_is_in_the_way_of_another(self):
        self.start_server()
        for number in range(PEOPLE):
            self.invite(number)
        large, large_rows = self.start_large_import()
        began = time.monotonic()
        together = threading.Barrier(PEOPLE)
        people = [Person(self.host, number, together, began + SECONDS) for number in range(PEOPLE)]
        for person in people:
            person.start()
        for person in people:
            person.join(SECONDS + PATIENCE)
        took = time.monotonic() - began
        self.assertEqual([person.fault for person in people if person.fault], [])
        self.assertTrue(all(person.is_done for person in people))
        asked = [entry for person in people for entry in person.times]
        self.assertEqual([entry for entry in asked if entry[2] >= 500], [])
        self.tell(asked, took)
        while self.json_of("GET", f"/imports/{large}")["state"] not in ENDED:
            time.sleep(0.2)
        tally = self.json_of("GET", f"/imports/{large}")["tally"]
        self.assertEqual((tally["created"], tally["total"]), (large_rows, large_rows))
        everybody = large_rows + PEOPLE * (ROWS - ROWS // BAD_EVERY)
        self.assertEqual(self.json_of("GET", "/leads")["total"], min(everybody, COUNTED))
        self.assertLess(self.largest_memory(), MEMORY_BYTES)
        self.assertEqual(self.server.stop(), 0)

    def tell(self, asked, took):
        """How long what took, and whether it is within the goals."""
        def at(times, part):
            return sorted(times)[min(len(times) - 1, int(len(times) * part))]

        for what in dict.fromkeys(entry[0] for entry in asked):
            times = [seconds for kind, seconds, _status in asked if kind == what]
            print(f"{what:12} {len(times):6} times, p50 {at(times, 0.5) * 1000:5.0f} ms, p95 {at(times, 0.95) * 1000:5.0f} ms, "
                  f"longest {max(times) * 1000:5.0f} ms", file=sys.stderr)
        times = [seconds for _what, seconds, _status in asked]
        p95, p99 = at(times, 0.95), at(times, 0.99)
        print(f"{PEOPLE} people, {len(times)} requests in {took:.0f} s beside a file of {LARGE_MB} MB: p95 {p95 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms, "
              f"at most {self.largest_memory() >> 20} MiB; load of the machine {os.getloadavg()[1]:.1f}", file=sys.stderr)
        self.assertLess(p95, GOALS[0])
        self.assertLess(p99, GOALS[1])


if __name__ == "__main__":
    unittest.main()
