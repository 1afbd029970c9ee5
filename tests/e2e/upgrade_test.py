#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installations that earlier versions left behind, on either store: opened by this one, everything is there and everything goes on."""
import json
import os
import pathlib
import sys
import tempfile
import unittest
from contextlib import contextmanager

from older_installation import ARCHIVES, ROOT, move_to_postgres, unpack

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import PostgresDatabase, ProgramTest, wanted_store  # noqa: E402

STORES = ["sqlite"]
if os.environ.get("INLET_TEST_POSTGRES") or os.environ.get("INLET_TEST_NEEDS_POSTGRES"):
    STORES.append(wanted_store("postgres"))
INSTALLATIONS = [(archive, store) for archive in ARCHIVES for store in STORES]
ENDED = {1: ("completed", "none"), 2: ("completed", "none"), 3: ("completed", "undone"), 4: ("completed_with_errors", "none"),
         5: ("completed", "none"), 6: ("completed_with_errors", "none"), 8: ("processing", "none")}


class UpgradeTest(ProgramTest):
    @contextmanager
    def installation(self, archive, store):
        with tempfile.TemporaryDirectory(prefix="inlet.") as folder:
            unpack(archive, folder)
            self.data, self.database = folder, None
            if store == "postgres":
                database = PostgresDatabase()
                self.addCleanup(database.drop)
                self.database = database.url
                move_to_postgres(folder, database.url)
            yield

    def test_imports_leads_and_people_are_there(self):
        for archive, store in INSTALLATIONS:
            with self.subTest(archive.name, store=store), self.installation(archive, store):
                self.assertEqual({job["id"]: (job["status"], job["undo_status"]) for job in self.jobs()}, ENDED)
                self.assertEqual(len(self.leads("email")), 232)
                self.assertIn("dana.whitcombe@inlet.example", self.run_inlet("users", code=0).stdout)

    def test_an_import_that_was_killed_goes_on(self):
        for archive, store in INSTALLATIONS:
            with self.subTest(archive.name, store=store), self.installation(archive, store):
                result = self.json("retry", "8")
                self.assertEqual((result["status"], result["created"], result["failed"]), ("completed", 4000, 0))
                emails = [lead["email"] for lead in self.leads("email") if (lead["email"] or "").endswith("@autumn.example")]
                self.assertEqual((len(emails), len(set(emails))), (4000, 4000))

    def test_duplicates_are_known_and_an_undo_still_works(self):
        for archive, store in INSTALLATIONS:
            with self.subTest(archive.name, store=store), self.installation(archive, store):
                again = self.json("import", str(ROOT / "samples/crm-contacts.csv"), "--yes")
                self.assertEqual((again["created"], again["skipped"]), (0, 80))
                self.run_inlet("undo", "1", "--yes", code=0)
                self.assertEqual(len(self.leads("email")), 232 - 80)


if __name__ == "__main__":
    unittest.main()
