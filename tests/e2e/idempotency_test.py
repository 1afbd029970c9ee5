#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Idempotency-Key at every POST (semantics 12, R11): sent twice it is done once, the answer is the same, another body is refused,
and a secret that is told once is not kept for the second answer."""

import json
import pathlib
import unittest

import yaml
from signed_in import SignedInTest

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEY = {"$ref": "#/components/parameters/IdempotencyKey"}
BEFORE_SIGN_IN = {"setUp", "signIn", "viewInvitation", "acceptInvitation"}


class IdempotencyTest(SignedInTest):
    def setUp(self):
        super().setUp()
        self.start_server()
        self.count = 0

    def twice(self, path, body, status, raw=None):
        """The first answer, after the same was sent again and something else was refused."""
        self.count += 1
        key = {"Idempotency-Key": f"key-{self.count}"}
        sent = raw or json.dumps(body).encode()
        first = self.ask("POST", path, sent, key)
        self.assertEqual(first[0], status, first[2])
        second = self.ask("POST", path, sent, key)
        self.assertEqual(second[0], status, second[2])
        other = self.ask("POST", path, b"{}" if raw is None and body != {} else b"Name\nBob\n", key)
        self.assertEqual(other[0], 422, other[2])
        self.assertEqual(json.loads(other[2])["code"], "IDEMPOTENCY_MISMATCH")
        return first[2], second[2]

    def same(self, path, body, status, raw=None):
        first, second = self.twice(path, body, status, raw)
        self.assertEqual(first, second)
        return json.loads(first) if first else None

    def without_secret(self, path, body, status, secrets):
        """The same but for what is told once."""
        first, second = (json.loads(answer) for answer in self.twice(path, body, status))
        for secret in secrets:
            self.assertTrue(first.pop(secret))
            self.assertEqual(second.pop(secret), "")
        self.assertEqual(first, second)
        return first

    def test_every_post_of_a_signed_in_person_takes_a_key(self):
        contract = yaml.safe_load((ROOT / "docs/api/openapi.yaml").read_text(encoding="utf-8"))
        without = {way["post"]["operationId"] for way in contract["paths"].values()
                   if "post" in way and KEY not in way["post"].get("parameters", [])}
        self.assertLessEqual(without, BEFORE_SIGN_IN)

    def test_what_has_a_secret(self):
        user = self.without_secret("/users", {"name": "Bob", "email": "bob@example.com", "role": "user"}, 201, ("token", "path"))
        self.assertEqual(len(self.json_of("GET", "/users")["users"]), 3)  # the command line is one
        self.without_secret(f"/users/{user['user']['id']}/reset", {}, 201, ("token", "path"))
        self.without_secret("/tokens", {"name": "BI", "rights": ["view_leads"]}, 201, ("token",))
        self.assertEqual(len(self.json_of("GET", "/tokens")["tokens"]), 1)
        webhook = self.without_secret("/webhooks", {"url": "https://crm.example.com/hook"}, 201, ("secret",))
        self.without_secret(f"/webhooks/{webhook['id']}/secret", {}, 200, ("secret",))
        self.assertEqual(len(self.json_of("GET", "/webhooks")["webhooks"]), 1)

    def test_leads_and_files(self):
        lead = self.same("/leads", {"values": {"last_name": "Lee"}}, 201)
        ids = {"ids": [lead["id"]]}
        self.assertEqual(self.same("/leads/trash", ids, 200)["changed"], 1)  # not 0 at the second time
        self.assertEqual(self.same("/leads/restore", ids, 200)["changed"], 1)
        self.same("/notices/read", {"ids": []}, 204)
        self.same("/likely-duplicates/search", {}, 202)
        upload = self.same("/uploads?name=leads.csv", None, 201, raw=b"Last Name\nLee\n")
        self.same("/imports", {"upload": upload["id"]}, 201)
        self.assertEqual(self.json_of("GET", "/imports?state=draft")["total"], 1)


if __name__ == "__main__":
    unittest.main()
