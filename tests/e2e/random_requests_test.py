#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random requests to every route of the contract, on the real server: wrong types, missing and huge values, odd Unicode,
strange queries and headers. No answer is 5xx, none takes long, and the server lives (reliability.md U8, S7, S11).

INLET_RANDOM_REQUESTS: how many per route (20). INLET_RANDOM_SEED: which ones.
"""
import http.client
import json
import os
import pathlib
import random
import re
import sys
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import ROOT, ProgramTest  # noqa: E402

try:
    import yaml
except ImportError:
    print("SKIPPED: python3-yaml is missing", file=sys.stderr)
    sys.exit(0)

COUNT = int(os.environ.get("INLET_RANDOM_REQUESTS", "20"))
SEED = int(os.environ.get("INLET_RANDOM_SEED", "20261122"))
PASSWORD = "correct horse battery staple"
SLOW_SECONDS = 20  # many sit on the test machine; only a hang takes as long
LEAKS = re.compile(rb"SELECT |INSERT INTO|sqlite|/usr/|/tmp/|\.cpp|terminate called|std::|" + re.escape(bytes(ROOT)), re.IGNORECASE)

TEXTS = [
    "", " ", "a", "ann@example.com", "admin", "user", "role_1", "email", "last_name", "skip", "2026-02-30", "0000-00-00T99:99:99Z",
    "' OR 1=1 --", "'; DROP TABLE lead; --", "%' ESCAPE '", "\\", '"', "`", "$(id)", "{{7*7}}", "<script>alert(1)</script>",
    "../../../etc/passwd", "..\\..\\", "\u0000", "\u202e", "\ufeff", "\ud7ff", "\U0001f4a9" * 20, "é" * 300, "x" * 5000, "NaN", "-1",
    "9223372036854775808", "1e309", "null", "true", "[]", "{}", "=1+1", "\r\nSet-Cookie: a=b", "\t", "ﬁ", "İ", "ß",
]
NUMBERS = [0, 1, -1, 2, 3, 25, 999_999, 2**31, -(2**31), 2**53, 2**63 - 1, -(2**63), 2**63, 2**200, 0.5, -0.0, 1e308]


class Maker:
    """Values for a schema: half of them fit it, the others do not."""

    def __init__(self, schemas, rng):
        self.schemas = schemas
        self.rng = rng

    def anything(self, depth=0):
        rng = self.rng
        kind = rng.randrange(6 if depth < 3 else 4)
        if kind == 0:
            return rng.choice(TEXTS)
        if kind == 1:
            return rng.choice(NUMBERS)
        if kind == 2:
            return rng.choice([True, False, None])
        if kind == 3:
            return rng.choice(TEXTS) * rng.randrange(3)
        if kind == 4:
            return [self.anything(depth + 1) for _ in range(rng.randrange(4))]
        return {rng.choice(TEXTS)[:50]: self.anything(depth + 1) for _ in range(rng.randrange(4))}

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def value(self, schema, depth=0):
        rng = self.rng
        if depth > 6 or rng.random() < 0.12:
            return self.anything(depth)
        schema = self.resolve(schema)
        for way in ("oneOf", "anyOf", "allOf"):
            if way in schema:
                return self.value(rng.choice(schema[way]), depth + 1)
        if "enum" in schema and rng.random() < 0.85:
            return rng.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else "string")
        kind = rng.choice(kinds) if isinstance(kinds, list) else kinds
        if kind == "object":
            return self.object(schema, depth)
        if kind == "array":
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(rng.randrange(4))]
        if kind == "integer":
            return rng.choice([1, 1, 2, 3, rng.choice(NUMBERS)])
        return {"boolean": rng.choice([True, False]), "null": None, "number": rng.choice(NUMBERS)}.get(kind, rng.choice(TEXTS))

    def object(self, schema, depth):
        rng = self.rng
        made = {}
        for name, member in schema.get("properties", {}).items():
            is_needed = name in schema.get("required", [])
            if rng.random() < (0.93 if is_needed else 0.5):
                made[name] = self.value(member, depth + 1)
        extra = schema.get("additionalProperties")
        if isinstance(extra, dict):
            for _ in range(rng.randrange(3)):
                made[rng.choice(TEXTS)[:60]] = self.value(extra, depth + 1)
        if rng.random() < 0.1:
            made[rng.choice(TEXTS)[:60]] = self.anything(depth)
        return made


class RandomRequests(ProgramTest):
    def setUp(self):
        super().setUp()
        self.server = self.serve()
        self.host = urllib.parse.urlsplit(self.server.address).netloc
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
        for _ in range(3):
            self.ask("POST", "/imports", {"upload": json.loads(upload[2])["id"]})
            self.ask("POST", "/leads", {"values": {"last_name": "Lee"}})

    headers = {}
    connection = None  # kept from request to request; a server that refuses one may end it

    def sign_in(self):
        self.headers = {}
        credentials = {"email": "ada@example.com", "password": PASSWORD}
        status, head, body = self.ask("POST", "/session", credentials)
        if status == 429:  # so many random sign-ins failed; a server that starts anew has forgotten them
            self.assertEqual(self.server.stop(), 0)
            self.server = self.serve()
            self.host = urllib.parse.urlsplit(self.server.address).netloc
            status, head, body = self.ask("POST", "/session", credentials)
        self.assertEqual(status, 201, body)
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
        def part(_match):
            if maker.rng.random() < 0.8:
                return str(maker.rng.choice([1, 1, 2, 3, 999_999]))
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

    def test_no_route_answers_5xx(self):
        rng = random.Random(SEED)
        self.contract = yaml.safe_load((ROOT / "docs/api/openapi.yaml").read_text(encoding="utf-8"))
        maker = Maker(self.contract["components"]["schemas"], rng)
        named = self.contract["components"]["parameters"]
        wrong, asked, statuses = [], 0, {}
        for path, item in self.contract["paths"].items():
            for method, operation in item.items():
                if method not in ("get", "post", "put", "patch", "delete"):
                    continue
                parameters = [named[p["$ref"].rsplit("/", 1)[1]] if "$ref" in p else p
                              for p in operation.get("parameters", []) + item.get("parameters", [])]
                for _ in range(COUNT):
                    address = self.random_path(maker, path) + self.random_query(maker, parameters)
                    body = self.random_body(maker, operation)
                    status, _head, answer = self.ask(method.upper(), address, body)
                    asked += 1
                    statuses[status] = statuses.get(status, 0) + 1
                    if status >= 500 and path != "/health":
                        wrong.append(f"{method.upper()} {address} {(body or b'')[:400]!r}: {status} {answer[:300]!r}")
                    if status >= 400 and LEAKS.search(answer.replace(body or b"\x00\x01", b"")) and b"/etc/passwd" not in answer:
                        wrong.append(f"{method.upper()} {address} {(body or b'')[:200]!r} tells too much: {answer[:300]!r}")
                    if status == 401 and self.ask("GET", "/session")[0] == 401:
                        self.sign_in()
        print(f"{asked} requests, seed {SEED}: {dict(sorted(statuses.items()))}", file=sys.stderr)
        self.assertEqual(wrong[:10], [], f"seed {SEED}, {len(wrong)} in all")
        self.assertEqual(self.ask("GET", "/version")[0], 200)
        if self.connection is not None:
            self.connection.close()
        self.assertEqual(self.server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
