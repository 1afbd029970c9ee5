# SPDX-License-Identifier: Apache-2.0
"""A server that is set up, and requests to it by its administrator."""

import http.client
import json
import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import PATIENCE, ProgramTest  # noqa: E402

PASSWORD = "correct horse battery staple"


class SignedInTest(ProgramTest):
    def start_server(self, **how):
        self.server = self.serve(**how)
        self.host = urllib.parse.urlsplit(self.server.address).netloc
        token = self.server.process.stdout.readline().rsplit("token=", 1)[1].strip()
        self.headers = {}
        status, head, body = self.ask("POST", "/setup", {
            "token": token,
            "administrator": {"name": "Ada", "email": "ada@example.com", "password": PASSWORD},
            "organisation": {"name": "A", "time_zone": "UTC", "currency": "EUR", "date_order": None, "decimal_mark": None,
                             "phone_country": None},
            "duplicates": "skip"})
        self.assertEqual(status, 201, body)
        self.headers = {"Cookie": head["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}

    def ask(self, method, path, body=None, headers=None):
        """(status, headers, body)"""
        if not isinstance(body, (bytes, type(None))):
            body = json.dumps(body).encode("utf-8", "surrogatepass")
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, "/api/v1" + path, body,
                               {"Content-Type": "application/json", **self.headers, **(headers or {})})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def json_of(self, method, path, body=None, status=200):
        code, _head, answer = self.ask(method, path, body)
        self.assertEqual(code, status, f"{method} {path}: {answer[:400]!r}")
        return json.loads(answer) if answer else None

    def upload(self, name, content):
        return self.ask("POST", "/uploads?" + urllib.parse.urlencode({"name": name}), content)
