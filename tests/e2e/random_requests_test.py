#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random requests to every route of the contract, on the real server: wrong types, missing and huge values, odd Unicode,
strange queries and headers. No answer is 5xx or one that the contract does not know, none takes long, and the server lives
(reliability.md U8, S7, S11).

INLET_RANDOM_REQUESTS: how many per route (20). INLET_RANDOM_SEED: which ones. INLET_RANDOM_ROUTES: to which routes, an expression
for "GET /leads".
"""
import collections
import http.client
import json
import os
import pathlib
import random
import re
import sys
import time
import unittest
import urllib.parse

import yaml
from random_values import NUMBERS, TEXTS, Maker

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import ROOT, ProgramTest  # noqa: E402

COUNT = int(os.environ.get("INLET_RANDOM_REQUESTS", "20"))
SEED = int(os.environ.get("INLET_RANDOM_SEED", "20261122"))
PASSWORD = "correct horse battery staple"
ROUTES = re.compile(os.environ.get("INLET_RANDOM_ROUTES", ""))
# So many requests make a heap of leads and drafts that slows all others down; the next routes get an installation of their own.
ENOUGH = 20_000
SLOW_SECONDS = 20  # many sit on the test machine; only a hang takes as long
LEAKS = re.compile(rb"SELECT |INSERT INTO|sqlite|/usr/|/tmp/|\.cpp|terminate called|std::|" + re.escape(bytes(ROOT)), re.IGNORECASE)


def operations(contract):
    """(method, path, what the contract says of it)"""
    for path, item in contract["paths"].items():
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item and ROUTES.search(f"{method.upper()} {path}"):
                yield method.upper(), path, {**item[method], "parameters": item[method].get("parameters", []) + item.get("parameters", [])}


def lead_values(number):
    return {"values": {"last_name": f"Lee {number}", "email": f"lee{number}@example.com"}, "allow_duplicate": True}


# By the first part of an address with an id: what to ask for one more of these things. Deliveries are made by testing webhooks.
MAKING = {
    "imports": lambda number: ("/imports", {"upload": 1}),
    "leads": lambda number: ("/leads", lead_values(number)),
    "partial-uploads": lambda number: ("/partial-uploads", {"name": f"{number}.csv", "size_bytes": 9}),
    "templates": lambda number: ("/templates", {"name": f"Template {number}", "shared": True, "import": 1}),
    "users": lambda number: ("/users", {"name": "Bob", "email": f"bob{number}@example.com", "role": "user"}),
    "roles": lambda number: ("/roles", {"name": f"Role {number}", "rights": {"view_leads": "own"}, "fields": {}}),
    "tokens": lambda number: ("/tokens", {"name": "t", "rights": ["view_leads"], "expires_in_days": None}),
    "webhooks": lambda number: ("/webhooks", {"url": f"http://127.0.0.1:9/{number}"}),
    "deliveries": lambda number: ("/webhooks/1/test", {}),
    "personal-data": lambda number: ("/personal-data", {"email": f"lee{number - 1}@example.com"}),
    "bulk-changes": lambda number: ("/bulk-changes", {"action": "edit", "ids": [1], "changes": {"company": f"Company {number}"}}),
    "fields": lambda number: ("/fields", {"label": f"Field {number}", "type": "text"}),
}
MAKE_EVERY = 50  # requests; what was made is soon changed, used up or removed


class RandomRequests(ProgramTest):
    headers = {}
    connection = None  # kept from request to request; a server that refuses one may end it
    server = None
    installations = 0
    addresses = 0

    def install(self):
        """A new installation with a file, drafts and leads."""
        self.leave()
        self.installations += 1
        self.making = 0
        self.data = str(self.folder / f"data{self.installations}")
        self.serve_anew()
        link = self.server.process.stdout.readline()
        token = link.rsplit("token=", 1)[1].strip()
        done = self.ask("POST", "/setup", {
            "token": token,
            "administrator": {"name": "Ada", "email": "ada@example.com", "password": PASSWORD},
            "organisation": {"name": "A", "time_zone": "UTC", "currency": "EUR", "date_order": None, "decimal_mark": None,
                             "phone_country": None},
            "duplicates": "skip"})
        self.assertEqual(done[0], 201, done[2])
        self.sign_in()
        upload = self.ask("POST", "/uploads?name=a.csv", b"Last Name,Email,Birth\nLee,lee@example.com,01/02/2020\nMay,bad,\n")
        self.assertEqual(upload[0], 201, upload[2])
        self.made = collections.defaultdict(list, {"uploads": [1], "fields": ["email", "stage", "value"]})
        for part in MAKING:
            self.make("webhooks" if part == "deliveries" else part)
        # The first import is one that has ended, with records that failed and a lead that can be undone.
        started = self.ask("POST", "/imports/1/start", {"version": 1})
        self.assertEqual(started[0], 202, started[2])
        while json.loads(self.ask("GET", "/imports/1")[2])["state"] in ("queued", "processing"):
            time.sleep(0.05)

    def make(self, part):
        """One more of these things; the newest few and the first are asked about."""
        self.making += 1
        path, body = MAKING[part](self.making)
        status, _head, answer = self.ask("POST", path, body)
        if status in (200, 201, 202):
            told = json.loads(answer)
            told = told.get("user") or told.get("lead") or told
            self.made[part].append(told["key"] if part == "fields" else told["id"])
        if part == "imports" and self.making % 2 == 0:
            self.ask("POST", f"/imports/{self.made[part][-1]}/start", {"version": 1})

    def serve_anew(self):
        # Each request may come from an address of its own, or the brake on passwords would answer most of them.
        self.server = self.serve(options=["--trusted-proxy", "127.0.0.1"])
        self.host = urllib.parse.urlsplit(self.server.address).netloc

    def leave(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        if self.server is not None:
            self.assertEqual(self.server.stop(), 0)
            self.server = None

    def from_elsewhere(self):
        self.addresses += 1
        return {"X-Forwarded-For": f"2001:db8::{self.addresses:x}"}

    def sign_in(self):
        self.headers = {}
        status, head, body = self.ask("POST", "/session", {"email": "ada@example.com", "password": PASSWORD}, self.from_elsewhere())
        if status != 201:  # the requests took away her address, her password or her role
            self.install()
            return
        cookie = head["Set-Cookie"].split(";")[0]
        self.headers = {"Cookie": cookie, "X-CSRF-Token": json.loads(body)["csrf_token"]}

    def ask(self, method, path, body=None, headers=None):
        """(status, headers, the first bytes of the body)"""
        if not isinstance(body, (bytes, type(None))):
            body = json.dumps(body).encode("utf-8", "surrogatepass")
        sent = {"Content-Type": "application/json", **self.headers, **(headers or {})}
        for is_first in (self.connection is not None, False):
            connection = self.connection or http.client.HTTPConnection(self.host, timeout=SLOW_SECONDS)
            self.connection = None
            try:
                connection.request(method, "/api/v1" + path, body, sent)
                answer = connection.getresponse()
            except (http.client.RemoteDisconnected, ConnectionError):
                connection.close()
                if is_first:
                    continue  # the server had ended the kept connection meanwhile
                raise
            is_stream = answer.getheader("Content-Type", "") == "text/event-stream"
            content = b"" if is_stream else answer.read(1 << 20)
            if is_stream or not answer.isclosed() or answer.will_close:
                connection.close()
            else:
                self.connection = connection
            return answer.status, answer.headers, content
        raise AssertionError("a request is sent once or twice")

    def random_query(self, maker, parameters):
        pairs = []
        for parameter in parameters:
            if parameter.get("in") == "query" and maker.rng.random() < 0.6:
                value = maker.value(parameter.get("schema", {}))
                pairs.append((parameter["name"], value if isinstance(value, str) else json.dumps(value)))
        if maker.rng.random() < 0.1:
            pairs.append((maker.rng.choice(TEXTS)[:20], maker.rng.choice(TEXTS)))
        query = urllib.parse.urlencode([(k.encode("utf-8", "replace"), v[:1500].encode("utf-8", "replace")) for k, v in pairs])
        return "?" + query if query else ""

    def random_path(self, maker, path):
        there = self.made[path.split("/")[1]]

        def part(match):
            if match.group() == "{column}" and maker.rng.random() < 0.8:
                return str(maker.rng.randrange(4))
            if there and maker.rng.random() < 0.8:
                return str(maker.rng.choice([there[0], *there[-3:]]))
            text = maker.rng.choice(TEXTS + [str(n) for n in NUMBERS])[:200] or "0"
            return urllib.parse.quote(text.encode("utf-8", "replace"), safe="")
        return re.sub(r"\{[^}]*\}", part, path)

    def random_body(self, maker, operation):
        content = operation.get("requestBody", {})
        if "$ref" in content:
            content = self.contract["components"]["requestBodies"][content["$ref"].rsplit("/", 1)[1]]
        schema = content.get("content", {}).get("application/json", {}).get("schema")
        chance = maker.rng.random()
        if schema is None:
            return None if chance < 0.7 else json.dumps(maker.anything()).encode("utf-8", "replace")
        if chance < 0.05:
            return maker.rng.choice([b"", b"{", b"[" * 5000, b'{"a":' * 5000, b"\xff\xfe", b"null", b'"', b"\x00", b"{}" * 9])
        return json.dumps(maker.value(schema)).encode("utf-8", "replace")

    def problem_of(self, request, operation, answer):
        """What is wrong with an answer, if anything is."""
        status, head, content = answer
        method, address, body = request
        asked = f"{method} {address} {(body or b'')[:400]!r}: {status} {content[:300]!r}"
        if status >= 500:
            return asked
        known = self.refusals if status >= 400 else {int(name) for name in operation["responses"] if name != "default"}
        if status not in known:
            return "not in the contract: " + asked
        if status >= 400 and head.get_content_type() != "application/problem+json":
            return "no problem+json: " + asked
        if status >= 400 and LEAKS.search(content.replace(body or b"\x00\x01", b"")) and b"/etc/passwd" not in content:
            return "tells too much: " + asked
        return None

    def ask_at_random(self, method, path, operation):
        """COUNT random requests to one route: what is wrong with their answers, and how often there was which status."""
        maker = Maker(self.contract["components"]["schemas"], random.Random(f"{SEED} {method} {path}"))
        parameters = [self.contract["components"]["parameters"][p["$ref"].rsplit("/", 1)[1]] if "$ref" in p else p
                      for p in operation["parameters"]]
        wrong, statuses = [], collections.Counter()
        thing = path.split("/")[1] if "{" in path else None
        for number in range(COUNT):
            if thing in MAKING and number % MAKE_EVERY == 0:
                self.make(thing)
            address = self.random_path(maker, path) + self.random_query(maker, parameters)
            body = self.random_body(maker, operation)
            answer = self.ask(method, address, body, self.from_elsewhere())
            statuses[answer[0]] += 1
            problem = self.problem_of((method, address, body), operation, answer)
            if problem:
                wrong.append(problem)
            if answer[0] in (401, 403) and self.ask("GET", "/audit?limit=1")[0] != 200:
                self.sign_in()
        return wrong, statuses

    def test_no_route_answers_5xx(self):
        self.contract = yaml.safe_load((ROOT / "docs/api/openapi.yaml").read_text(encoding="utf-8"))
        self.refusals = {int(status) for status in re.findall(r"\d{3}", self.contract["components"]["responses"]["Problem"]["description"])}
        wrong, statuses = [], collections.Counter()
        asked = ENOUGH
        for method, path, operation in operations(self.contract):
            if asked >= ENOUGH:
                self.install()
                asked = 0
            began = time.monotonic()
            wrong_here, told = self.ask_at_random(method, path, operation)
            asked += COUNT
            wrong += wrong_here
            statuses += told
            print(f"{method} {path}: {dict(sorted(told.items()))}, {time.monotonic() - began:.1f} s, {len(wrong_here)} wrong",
                  file=sys.stderr, flush=True)
        print(f"{statuses.total()} requests, seed {SEED}: {dict(sorted(statuses.items()))}", file=sys.stderr)
        self.assertEqual(wrong[:10], [], f"seed {SEED}, {len(wrong)} in all")
        self.assertEqual(self.ask("GET", "/version")[0], 200)
        self.leave()


if __name__ == "__main__":
    unittest.main()
