#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet person: what is kept of one person is found, given out and erased, and of nobody else."""
import json
import unittest

from program import ProgramTest

FILE = ("First Name,Last Name,Email,Phone\n"
        "Ann,Lee,ann@example.com,+49 30 123456\n"
        "Joe,Ann,joann@example.com,\n"
        "Bad,Row,no address,+49 30 123456\n")


class PersonCommand(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_inlet("import", self.file("visitors.csv", FILE), "--yes", code=1)  # one record fails

    def find(self, *who):
        return self.json("person", "find", *who)

    def test_finds_by_address_and_number(self):
        by_address = self.find("Ann@Example.com")
        self.assertEqual((len(by_address["leads"]), by_address["uploads"]), (1, [{"name": "visitors.csv", "rows": 1}]))
        self.assertEqual(self.find("--phone", "+4930123456")["uploads"], [{"name": "visitors.csv", "rows": 2}])
        told = self.run_inlet("person", "find", "nobody@example.com", code=0).stdout
        self.assertEqual(told, "Nothing is kept of this person.\n")

    def test_wants_to_know_whom(self):
        self.assertIn("BAD_REQUEST", self.run_inlet("person", "find", code=2).stderr)
        self.assertIn("INVALID_EMAIL", self.run_inlet("person", "find", "ann", code=2).stderr)
        self.assertIn("INVALID_PHONE", self.run_inlet("person", "find", "--phone", "12", code=2).stderr)

    def test_gives_out_what_is_kept(self):
        kept = json.loads(self.run_inlet("person", "export", "ann@example.com", code=0).stdout)
        self.assertEqual(kept["leads"][0]["values"]["Email"], "ann@example.com")
        self.assertEqual(kept["files"][0]["rows"][0]["cells"], ["Ann", "Lee", "ann@example.com", "+49 30 123456"])
        self.assertNotIn("joann@example.com", json.dumps(kept))

    def test_erases_for_good(self):
        self.assertIn("NEEDS_CONFIRMATION", self.run_inlet("person", "erase", "ann@example.com", code=2).stderr)
        self.assertEqual(len(self.leads()), 2, "nothing went yet")
        told = self.run_inlet("person", "erase", "ann@example.com", "--yes", code=0).stdout
        self.assertTrue(told.startswith("Erased for good:\n"), told)
        self.assertEqual([lead["email"] for lead in self.leads()], ["joann@example.com"])
        self.assertEqual(self.run_inlet("person", "erase", "ann@example.com", code=0).stdout, "Nothing is kept of this person.\n")


if __name__ == "__main__":
    unittest.main()
