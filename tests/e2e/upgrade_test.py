#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installations that earlier versions left behind: opened by this one, everything is there and everything goes on."""
import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
import unittest
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INLET = os.environ.get("INLET", str(ROOT / "build/dev/inlet"))
PATIENCE = 240  # seconds; only a hang takes as long
ARCHIVES = sorted((ROOT / "tests/files").glob("installation_schema_*.tar.xz"))
ENDED = {1: ("completed", "none"), 2: ("completed", "none"), 3: ("completed", "undone"), 4: ("completed_with_errors", "none"),
         5: ("completed", "none"), 6: ("completed_with_errors", "none"), 8: ("processing", "none")}


class UpgradeTest(unittest.TestCase):
    def inlet(self, *arguments, code=0):
        done = subprocess.run([INLET, *arguments, "--data", self.data], capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def leads(self):
        return [json.loads(line) for line in self.inlet("export", "--format", "ndjson").splitlines()]

    @contextmanager
    def installation(self, archive):
        with self.subTest(archive.name), tempfile.TemporaryDirectory(prefix="inlet.") as folder:
            with tarfile.open(archive) as files:
                files.extractall(folder)
            # These files grow older than anything is kept.
            with closing(sqlite3.connect(folder + "/inlet.db")) as database, database:
                database.execute("UPDATE setting SET value = json_set(value, '$.retention_days', 3650) WHERE name = 'settings'")
            self.data = folder
            yield

    def test_imports_leads_and_people_are_there(self):
        for archive in ARCHIVES:
            with self.installation(archive):
                jobs = json.loads(self.inlet("jobs", "--json"))["jobs"]
                self.assertEqual({job["id"]: (job["status"], job["undo_status"]) for job in jobs}, ENDED)
                self.assertEqual(len(self.leads()), 232)
                self.assertIn("dana.whitcombe@inlet.example", self.inlet("users"))

    def test_an_import_that_was_killed_goes_on(self):
        for archive in ARCHIVES:
            with self.installation(archive):
                result = json.loads(self.inlet("retry", "8", "--json"))
                self.assertEqual((result["status"], result["created"], result["failed"]), ("completed", 4000, 0))
                emails = [lead["email"] for lead in self.leads() if (lead["email"] or "").endswith("@autumn.example")]
                self.assertEqual((len(emails), len(set(emails))), (4000, 4000))

    def test_duplicates_are_known_and_an_undo_still_works(self):
        for archive in ARCHIVES:
            with self.installation(archive):
                again = json.loads(self.inlet("import", str(ROOT / "samples/crm-contacts.csv"), "--yes", "--json"))
                self.assertEqual((again["created"], again["skipped"]), (0, 80))
                self.inlet("undo", "1", "--yes")
                self.assertEqual(len(self.leads()), 232 - 80)


if __name__ == "__main__":
    unittest.main()
