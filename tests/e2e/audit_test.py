#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever somebody did stands in the audit log once: who, what, to what, from where; and no value of a lead does (promise 56)."""
import json
import time
import unittest

from signed_in import PASSWORD, SignedInTest

CSV = b"Last Name,Email\nsecret-name,secret@example.com\nother-name,no address\n"


class AuditTest(SignedInTest):
    def setUp(self):
        super().setUp()
        self.start_server()

    def newest(self):
        return self.json_of("GET", "/audit?limit=1")["entries"][0]

    def expect(self, action, method, path, body=None, status=200, headers=None):
        """The request leaves one entry more, of this action; gives its answer and the entry."""
        before = self.newest()["id"]
        code, _head, answer = self.ask(method, path, body, headers)
        self.assertEqual(code, status, f"{method} {path}: {answer[:300]!r}")
        entries = [entry for entry in self.json_of("GET", "/audit?limit=20")["entries"] if entry["id"] > before]
        self.assertEqual([entry["action"] for entry in entries], [action], f"{method} {path}")
        self.assertEqual(entries[0]["from"], "127.0.0.1")
        return json.loads(answer) if answer[:1] in (b"{", b"[") else None, entries[0]

    def finished_import(self):
        upload = json.loads(self.upload("secret-file.csv", CSV)[2])
        draft = self.json_of("POST", "/imports", {"upload": upload["id"]}, 201)
        self.expect("import.started", "POST", f"/imports/{draft['id']}/start", {"version": draft["version"]}, 202)
        while self.json_of("GET", f"/imports/{draft['id']}")["state"] in ("queued", "processing"):
            time.sleep(0.05)
        return f"/imports/{draft['id']}"

    def test_what_leaves_the_house(self):
        path = self.finished_import()
        for file in ("failed.csv", "failed.xlsx", "receipt.csv", "original"):
            _answer, entry = self.expect("import.downloaded", "GET", f"{path}/{file}")
            self.assertEqual(entry["subject"], "import 1")
            self.assertEqual(entry["by"]["name"], "Ada")
        # The index of words takes new leads in behind the import.
        deadline = time.monotonic() + 20
        while self.json_of("GET", "/leads?search=secret-name")["total"] == 0:
            self.assertLess(time.monotonic(), deadline, "the search does not find the lead")
            time.sleep(0.05)
        _answer, entry = self.expect("lead.exported", "GET", "/leads.csv?search=secret-name")
        self.assertEqual(entry["details"], {"count": 1})
        self.expect("audit.exported", "GET", "/audit.csv")
        told = self.ask("GET", "/audit.csv")[2]
        for value in (b"secret-name", b"secret@example.com", b"no address"):
            self.assertNotIn(value, told)

    def test_who_comes_and_goes(self):
        wrong = {"email": "ada@example.com", "password": "a wrong password"}
        _answer, entry = self.expect("session.refused", "POST", "/session", wrong, 401)
        self.assertEqual((entry["by"], entry["subject"], entry["details"]), (None, "user 2", {"reason": "wrong password"}))
        _answer, entry = self.expect("session.refused", "POST", "/session", {**wrong, "email": "secret@example.com"}, 401)
        self.assertEqual(entry["subject"], "no account")
        second, _entry = self.expect("session.opened", "POST", "/session", {**wrong, "password": PASSWORD}, 201)
        self.assertIn("csrf_token", second)
        other = next(item for item in self.json_of("GET", "/sessions")["sessions"] if not item["current"])
        self.expect("session.closed", "DELETE", f"/sessions/{other['id']}", status=204)
        self.expect("user.password_refused", "PUT", "/session/password", {"password": "a wrong password", "new_password": "quite another one"}, 401)
        self.expect("user.password_changed", "PUT", "/session/password", {"password": PASSWORD, "new_password": "quite another one"}, 204)
        own, self.headers = self.headers, {}
        _status, head, body = self.ask("POST", "/session", {"email": "ada@example.com", "password": "quite another one"})
        self.headers = own
        leaving = {"Cookie": head["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}
        self.expect("session.closed", "DELETE", "/session", status=204, headers=leaving)

    def test_what_administrators_do(self):
        link, _entry = self.expect("user.invited", "POST", "/users", {"name": "Bob", "email": "bob@example.com", "role": "user"}, 201)
        person = f"/users/{link['user']['id']}"
        self.expect("user.changed", "PATCH", person, {"role": "manager"})
        self.expect("user.password_reset", "POST", person + "/reset", {}, 201)
        self.expect("user.signed_out", "DELETE", person + "/sessions", status=204)
        self.expect("user.turned_off", "PATCH", person, {"active": False})
        token, _entry = self.expect("token.created", "POST", "/tokens", {"name": "t", "rights": ["view_leads"], "expires_in_days": None}, 201)
        self.expect("token.revoked", "DELETE", f"/tokens/{token['id']}", status=204)
        role = {"name": "Guest", "rights": {"view_leads": "own"}, "fields": {"email": "hidden"}}
        made, _entry = self.expect("role.created", "POST", "/roles", role, 201)
        self.expect("role.changed", "PUT", f"/roles/{made['id']}", {**role, "rights": {"view_leads": "all"}, "version": made["version"]})
        self.expect("role.removed", "DELETE", f"/roles/{made['id']}", status=204)

    def test_settings_and_templates(self):
        settings = self.json_of("GET", "/settings")
        self.expect("settings.changed", "PUT", "/settings", {**settings, "retention_days": 7})
        field, _entry = self.expect("field.created", "POST", "/fields", {"label": "Shoe size", "type": "text"}, 201)
        self.expect("field.changed", "PATCH", f"/fields/{field['key']}", {"label": "Size of shoes"})
        self.expect("fields.ordered", "PUT", "/fields/order", {"keys": [field["key"], "last_name"]})
        criteria = self.json_of("GET", "/duplicate-criteria")
        self.expect("criteria.changed", "PUT", "/duplicate-criteria", {"version": criteria["version"], "criteria": criteria["criteria"][:1]})
        path = self.finished_import()
        template, _entry = self.expect("template.created", "POST", "/templates", {"name": "secret-name", "shared": True, "import": 1}, 201)
        self.assertTrue(path)
        where = f"/templates/{template['id']}"
        self.expect("template.changed", "PATCH", where, {"version": template["version"], "shared": False})
        self.expect("template.removed", "DELETE", where, status=204)
        self.assertNotIn(b"secret-name", self.ask("GET", "/audit.csv")[2])


if __name__ == "__main__":
    unittest.main()
