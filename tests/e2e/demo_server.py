# SPDX-License-Identifier: Apache-2.0
"""A running `inlet demo`, and who can sign in to it."""
import json
import os
import re
import signal
import subprocess
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", str(ROOT / "build/dev/inlet"))
PATIENCE = 240  # seconds; only a hang takes as long


class Demo:
    def __init__(self, data):
        self.process = subprocess.Popen([INLET, "demo", "--data", data, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        told = self.process.stdout.readline() + self.process.stdout.readline()
        self.email, self.password = re.search(r"Sign in as (\S+) with the password (\S+)", told).groups()
        self.address = re.search(r"http://\S+", told).group()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE)
        self.process.stdout.close()

    def call(self, path, value=None, **headers):
        """The answer and its headers: a POST where there is a value."""
        body = None if value is None else json.dumps(value).encode()
        request = urllib.request.Request(self.address + "/api/v1" + path, body, {"Content-Type": "application/json", **headers})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer), answer.headers

    def sign_in(self, password):
        """The headers of the session."""
        session, headers = self.call("/session", {"email": self.email, "password": password})
        return {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": session["csrf_token"]}
