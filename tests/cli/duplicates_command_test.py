# SPDX-License-Identifier: Apache-2.0
"""Duplicates, undo and the trash on the command line: semantics 17, 20, 21, 44 and 45 with the real program."""

import unittest

from program import HEADER, ProgramTest


class DuplicatesCommandTest(ProgramTest):
    def import_text(self, text, *options, name="leads.csv"):
        return self.json("import", self.file(name, text), "--yes", *options)

    def companies(self):
        return {lead["id"]: lead.get("company") for lead in self.leads()}

    def test_an_undo_says_what_it_kept_and_why(self):
        self.import_text(HEADER + "Ann,Lee,ann@example.com,Old\nBob,Ray,bob@example.com,Old\n")
        update = self.import_text(HEADER + "Ann,Lee,ann@example.com,New\nBob,Ray,bob@example.com,New\nCy,Fox,cy@example.com,New\n",
                                  "--duplicates", "update", name="update.csv")
        self.import_text(HEADER + "Bob,Ray,bob@example.com,Newest\n", "--duplicates", "update", name="later.csv")
        job = str(update["job"])
        before = self.run_inlet("undo", job, "--list", "kept", code=0)
        self.assertEqual(before.stdout, "2 Bob Ray, Newest, bob@example.com  Changed since the import: company\n")
        self.assertEqual(self.run_inlet("undo", job, "--list", "removed", code=0).stdout, "")

        refused = self.run_inlet("undo", job, code=2)
        self.assertIn("1 leads go to the trash, 1 get their earlier values back, 1 were changed since and stay", refused.stderr)
        done = self.run_inlet("undo", job, "--yes", code=0)
        self.assertEqual(done.stdout, "1 lead removed, 1 restored, 1 kept.\nKept:\n"
                                      "2 Bob Ray, Newest, bob@example.com  Changed since the import: company\n")
        self.assertEqual(self.companies(), {1: "Old", 2: "Newest"})
        self.assertEqual(self.run_inlet("undo", job, "--list", "removed", code=0).stdout, "3 Cy Fox, New, cy@example.com\n")
        self.assertEqual(self.json("undo", job, "--list", "restored"), {"restored": [{"lead": 1, "reasons": []}]})
        again = self.json("undo", job, "--yes")
        self.assertEqual(again["kept_leads"], [{"lead": 2, "reasons": [{"field": "company", "reason": "changed_since"}]}])

    def test_the_trash_is_listed_filled_and_emptied(self):
        self.import_text(HEADER + "Ann,Lee,ann@example.com,Acme\nBob,Ray,bob@example.com,Beta\n")
        self.assertIn("The trash is empty", self.run_inlet("trash", code=0).stderr)
        self.assertEqual(self.run_inlet("trash", "put", "1", "2", code=0).stdout, "2 leads in the trash now.\n")
        self.assertEqual(self.run_inlet("trash", "put", "1", code=0).stdout, "0 leads in the trash now.\n")
        self.assertEqual(sorted(self.json("trash")["leads"]), [1, 2])
        self.assertEqual(self.leads(), [])
        self.assertEqual(self.run_inlet("trash", "restore", "2", code=0).stdout, "1 lead restored.\n")
        self.assertEqual(self.companies(), {2: "Beta"})
        self.run_inlet("trash", "restore", "4711", code=2)

    def test_single_fields_have_their_own_way(self):
        header = "Last Name,Email,Company,City\n"
        self.import_text(header + "Lee,ann@example.com,Old,Rome\n")
        newer = self.file("newer.csv", header + "Lee,ann@example.com,New,Ulm\n")
        self.json("import", newer, "--yes", "--duplicates", "update", "--merge", "keep", "--merge", "city=overwrite")
        lead = self.leads()[0]
        self.assertEqual((lead["company"], lead["city"]), ("Old", "Ulm"))
        for wrong in ("guess", "city=guess", "no_such_field=keep", "phone=keep"):
            with self.subTest(wrong):
                self.run_inlet("import", newer, "--yes", "--merge", wrong, code=2)

    def test_a_token_erases_where_it_is_switched_on(self):
        self.import_text(HEADER + "Ann,Lee,ann@example.com,Acme\n")
        erasing = HEADER + "Ann,Lee,ann@example.com,#N/A\n"
        self.assertEqual(self.json("import", self.file("a.csv", erasing), "--yes", "--duplicates", "update", code=1)["failed"], 1)
        self.import_text(erasing, "--duplicates", "update", "--erase-with-na")
        self.assertEqual(self.companies(), {1: None})

    def test_earlier_files_are_named(self):
        people = "".join(f"Ann,Lee{i},ann{i}@example.com,Acme\n" for i in range(10))
        first = self.import_text(HEADER + people, name="first.csv")
        same = self.run_inlet("check", self.file("same.csv", HEADER + people), code=0)
        self.assertIn(f"This file was imported before, by job {first['job']}, which added 10 leads.", same.stderr)
        similar = self.run_inlet("check", self.file("similar.csv", HEADER + people + "Bo,Ray,bo@example.com,Beta\n"), code=0)
        self.assertIn(f"10 of 11 email addresses were also in first.csv, imported by job {first['job']}.", similar.stderr)
        other = self.run_inlet("check", self.file("other.csv", HEADER + "Bo,Ray,bo@example.com,Beta\n"), code=0)
        self.assertNotIn("email addresses", other.stderr)

    def test_pairs_are_listed_merged_and_told_apart(self):
        header = "First Name,Last Name,Company,Email,Phone\n"
        self.import_text(header + "Ann,Lee,Acme,ann@acme.example,\nCy,Fox,Gamma,cy@gamma.example,\nCy,Fox,Gamma AG,fox@gamma.example,\n")
        added = self.import_text(header + "Ann,Lee,ACME Inc.,lee@acme.example,+493012345699\n", name="new.csv")
        found = self.run_inlet("duplicates", "--search", code=0).stdout
        self.assertEqual(found, "pair 1  65  Same name, Same company\n  1 Ann Lee, Acme, ann@acme.example\n"
                                "  4 Ann Lee, ACME Inc., lee@acme.example, +493012345699\npair 2  65  Same name, Same company\n"
                                "  2 Cy Fox, Gamma, cy@gamma.example\n  3 Cy Fox, Gamma AG, fox@gamma.example\n")
        of_job = self.json("duplicates", "--job", str(added["job"]))
        self.assertEqual([(pair["left"]["id"], pair["right"]["id"]) for pair in of_job["pairs"]], [(1, 4)])
        self.assertEqual(self.json("duplicates", "--lead", "3")["total"], 1)
        merged = self.run_inlet("duplicates", "--merge", "1", "--take", "email", code=0)
        self.assertEqual(merged.stdout, "Lead 1 stays, lead 4 is in the trash.\n")
        stayed = self.leads()[0]
        self.assertEqual((stayed["email"], stayed["company"], stayed["phone"]), ("lee@acme.example", "Acme", "+493012345699"))
        self.run_inlet("duplicates", "--not-a-duplicate", "2", code=0)
        self.assertEqual(self.json("duplicates", "--search")["total"], 0)
        self.assertIn("No other lead looks like lead 3.", self.run_inlet("duplicates", "--lead", "3", code=0).stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
