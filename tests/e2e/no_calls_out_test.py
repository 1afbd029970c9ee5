#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Nothing leaves the machine unless it was configured (reliability.md S14): the server is watched by strace through set-up, imports of
files that name other machines, exports and erasure. No process of it connects anywhere or sends to anybody.
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from program import INLET, STORE, environment  # noqa: E402
from signed_in import SignedInTest  # noqa: E402

OUT = re.compile(r"(?:connect|sendto|sendmsg)\(.*?sa_family=(AF_INET6?|AF_UNIX)[^}]*\}?")


class Watched:
    """`inlet serve` as a child of strace; the calls of all its processes stand in `calls`."""

    def __init__(self, data, calls):
        self.process = subprocess.Popen(
            ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,socket", "-o", str(calls), INLET, "serve", "--data", data, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment())
        self.address = re.search(r"http://\S+", self.process.stdout.readline()).group()

    def stop(self):
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True).stdout.split()
        os.kill(int(children[0]), signal.SIGTERM)
        code = self.process.wait(240)
        self.process.stdout.close()
        return code


class NoCallsOut(SignedInTest):
    def serve(self, **_how):
        return self.watched

    def test_nothing_is_asked_of_other_machines(self):
        if STORE != "sqlite":
            return  # PostgreSQL is another machine's that was configured
        if shutil.which("strace") is None:
            self.skipTest("strace is missing")
        calls = self.folder / "calls"
        self.watched = Watched(self.data, calls)
        self.addCleanup(lambda: self.watched.process.poll() is None and self.watched.stop())
        self.start_server()
        content = (b"Last Name,Email,Website,Company\nLee,lee@mail.invalid,https://web.invalid/,\"=WEBSERVICE(\"\"https://formula.invalid\"\")\"\n"
                   b"May,broken,https://web.invalid,<img src=https://image.invalid/a.png>\n")
        status, _head, answer = self.upload("http://name.invalid/a.csv", content)
        self.assertEqual(status, 201, answer)
        draft = self.json_of("POST", "/imports", {"upload": json.loads(answer)["id"]}, 201)
        path = f"/imports/{draft['id']}"
        self.json_of("POST", path + "/start", {"version": draft["version"]}, 202)
        for _ in range(600):
            if self.json_of("GET", path)["state"].startswith(("completed", "failed")):
                break
            time.sleep(0.1)
        for file in (path + "/failed.xlsx", path + "/failed.csv", "/leads.csv", "/audit.csv"):
            self.assertEqual(self.ask("GET", file)[0], 200, file)
        self.json_of("POST", "/users", {"name": "Ben", "email": "ben@mail.invalid", "role": "user"}, 201)
        self.assertEqual(self.server.stop(), 0)
        told = calls.read_text(encoding="utf-8", errors="replace")
        self.assertIn("socket(AF_INET", told, "the calls were watched: it listens")
        reached = [line for line in told.splitlines() if OUT.search(line)]
        self.assertEqual(reached, [])


if __name__ == "__main__":
    unittest.main()
