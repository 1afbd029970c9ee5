#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet settings: what it shows can be given back to it, what it cannot take is refused, and the number of imports at once is obeyed."""

import time
import unittest

from program import HEADER, ProgramTest, rows


class SettingsCommandTest(ProgramTest):
    def test_what_is_shown_is_what_is_taken(self):
        changes = ["name=T\u00e4st", "time_zone=Europe/Berlin", "currency=EUR", "phone_country=DE", "date_order=dmy", "decimal_mark=,",
                   "criteria=email:gmail,first_name+last_name", "duplicates=update", "unmatched=skip", "several=oldest", "merge=keep",
                   "people_may_choose=yes", "retention_days=90", "draft_days=3", "parallel_imports=5", "public_url=https://a.example",
                   "mail_host=smtp.example.com", "mail_port=25", "mail_security=none", "mail_user=", "mail_from=a@b.example"]
        shown = self.run_inlet("settings", *changes, code=0).stdout.splitlines()
        self.assertEqual(shown, changes)
        self.assertEqual(self.run_inlet("settings", *shown, code=0).stdout.splitlines(), changes)

    def test_what_is_refused(self):
        for wrong in ("retention_days=0", "retention_days=3651", "draft_days=366", "draft_days=1.5", "parallel_imports=0",
                      "parallel_imports=65", "parallel_imports=two", "no_such=1"):
            self.assertIn(wrong.split("=")[0], self.run_inlet("settings", wrong, code=2).stderr, wrong)
        self.assertEqual(self.json("settings")["parallel_imports"], 2)

    def workers_of(self, server):
        import json
        import urllib.request
        with urllib.request.urlopen(server.address + "/api/v1/health") as answer:
            return json.load(answer)["workers"]

    def test_the_number_of_imports_at_once_is_taken_while_it_runs(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(3)), "--yes", code=0)
        server, fixed = self.serve(), self.serve(options=("--workers", "1"))
        self.assertEqual((self.workers_of(server), self.workers_of(fixed)), (2, 1))
        self.run_inlet("settings", "parallel_imports=7", code=0)
        time.sleep(0.1)
        self.assertEqual((self.workers_of(server), self.workers_of(fixed)), (7, 1))


if __name__ == "__main__":
    unittest.main()
