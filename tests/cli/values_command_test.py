#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Defaults from other fields, what a check leaves behind, and leads that move from one option to another."""

import csv
import unittest

from program import ProgramTest, rows

HEADER = "First Name,Last Name,Email,Company\n"


class DefaultsFromFieldsTest(ProgramTest):
    def test_a_list_without_last_names_comes_in_by_the_email(self):
        path = self.file("list.csv", "Email,Company\nann.lee@example.com,Acme\nbo@example.com,\n")
        refused = self.run_inlet("import", path, "--yes", code=2)
        self.assertIn("REQUIRED_UNMAPPED", refused.stderr)
        self.run_inlet("import", path, "--yes", "--default", "last_name={email}", code=0)
        self.assertEqual({(lead["last_name"], lead["title"]) for lead in self.leads()}, {("ann.lee", "ann.lee, Acme"), ("bo", "bo")})

    def test_what_the_other_field_lacks_is_missing(self):
        path = self.file("list.csv", "Email,Company\nann@example.com,Acme\nbo@example.com,\n")
        report = self.json("check", path, "--default", "last_name={company}", code=1)
        self.assertEqual((report["created"], report["failed"], report["errors"][0]["code"]), (1, 1, "MISSING_REQUIRED"))
        unmapped = self.run_inlet("check", path, "--default", "last_name={city}", code=2)
        self.assertIn("REQUIRED_UNMAPPED", unmapped.stderr)
        unknown = self.run_inlet("check", path, "--default", "last_name={nickname}", code=2)
        self.assertIn("NO_SUCH_FIELD", unknown.stderr)


class CheckFilesTest(ProgramTest):
    def test_a_check_gives_the_files_of_the_import_that_would_follow(self):
        path = self.file("a.csv", HEADER + "Ann,Lee,ann@example.com,Acme\nBob,Ray,bob(at)example.com,Beta\n")
        failed, receipt = str(self.folder / "failed.csv"), str(self.folder / "receipt.csv")
        self.run_inlet("check", path, "--failed", failed, "--receipt", receipt, "--save-template", "Fair", code=1)
        self.assertEqual(self.leads(), [])
        self.assertEqual(self.jobs(), [])
        with open(failed, encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
        self.assertEqual([(line["Email"], line["_Error codes"]) for line in lines], [("bob(at)example.com", "INVALID_EMAIL")])
        with open(receipt, encoding="utf-8-sig", newline="") as file:
            self.assertEqual(len(list(csv.reader(file))), 3)
        self.assertIn("Fair", self.run_inlet("templates", code=0).stdout)
        again = self.json("check", failed, code=1)
        self.assertEqual((again["created"], again["failed"]), (0, 1))


class MoveOptionTest(ProgramTest):
    def import_regions(self, count):
        self.run_inlet("fields", "add", "Region", "--type", "picklist", "--option", "EMEA", "--option", "APAC", code=0)
        lines = rows(count).splitlines()
        text = HEADER.strip() + ",Region\n" + "".join(f"{line},{'APAC' if i % 2 else 'EMEA'}\n" for i, line in enumerate(lines))
        self.run_inlet("import", self.file("a.csv", text), "--yes", code=0)

    def test_leads_of_a_retired_option_get_another(self):
        self.import_regions(10)
        self.run_inlet("fields", "change", "cf_region", "--option", "EMEA", "--option", "Asia", code=0)
        moved = self.json("fields", "move", "cf_region", "--from", "APAC", "--to", "asia")
        self.assertEqual((moved["state"], moved["total"], moved["changed"], moved["kept"]), ("done", 5, 5, 0))
        field = next(field for field in self.json("fields")["fields"] if field["key"] == "cf_region")
        labels = {option["id"]: option["label"] for option in field["options"]}
        told = [labels.get(lead["cf_region"], lead["cf_region"]) for lead in self.leads()]
        self.assertEqual(sorted(told), ["Asia"] * 5 + ["EMEA"] * 5)

    def test_many_leads_are_moved_before_the_command_ends(self):
        self.import_regions(1300)
        moved = self.json("fields", "move", "cf_region", "--from", "APAC", "--to", "EMEA")
        self.assertEqual((moved["state"], moved["changed"]), ("done", 650))

    def test_only_from_and_to_options_that_are_there(self):
        self.import_regions(2)
        for arguments in (("cf_region", "--from", "MEA", "--to", "EMEA"), ("cf_region", "--from", "EMEA", "--to", "MEA"),
                          ("company", "--from", "Acme", "--to", "Beta")):
            self.assertNotEqual(self.run_inlet("fields", "move", *arguments).returncode, 0, arguments)


if __name__ == "__main__":
    unittest.main()
