#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet backup and inlet restore (reliability R17): a backup made while an import runs is whole, and what it holds goes on elsewhere."""

import os
import pathlib
import shutil
import sqlite3
import stat
import subprocess
import tarfile
import time
import unittest
from contextlib import closing

import program
from program import HEADER, PATIENCE, STORE, ProgramTest, PostgresDatabase, rows

COUNT = 20_000


class BackupCommandTest(ProgramTest):
    def setUp(self):
        super().setUp()
        if STORE == "postgres" and shutil.which("pg_dump") is None:
            self.skipTest("SKIPPED: pg_dump is not installed")
        self.backup = str(self.folder / "all.tar")
        self.elsewhere = str(self.folder / "elsewhere")

    def restore(self, code=0):
        """Into another folder, and with PostgreSQL into another database."""
        self.data = self.elsewhere
        if STORE == "postgres":
            database = PostgresDatabase()
            self.addCleanup(database.drop)
            self.database = database.url
        return self.run_inlet("restore", self.backup, code=code)

    def test_what_was_there_is_there_again(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(300) + "x,,no,\n"), "--yes", code=1)
        before, jobs = self.leads(), self.jobs()
        self.run_inlet("backup", self.backup, code=0)
        self.assertEqual(stat.S_IMODE(os.stat(self.backup).st_mode), 0o600, "it holds personal data")
        self.restore()
        self.assertEqual(self.leads(), before)
        self.assertEqual(self.jobs(), jobs)
        self.assertEqual(stat.S_IMODE(os.stat(self.data).st_mode) & 0o077, 0)
        failed = self.folder / "failed.csv"
        again = self.run_inlet("import", self.file("leads.csv", HEADER + rows(300)), "--yes", "--failed", str(failed), code=0)
        self.assertIn("300", again.stdout)

    def test_r17_an_import_goes_on_where_the_backup_saw_it(self):
        process = self.start("import", self.file("leads.csv", HEADER + rows(COUNT)), "--yes")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:  # until it is under way, or done on a fast machine
            jobs = self.jobs() if pathlib.Path(self.data).exists() else []
            if jobs and jobs[0]["status"] != "draft":
                break
            time.sleep(0.02)
        self.run_inlet("backup", self.backup, code=0)
        self.assertEqual(process.wait(PATIENCE), 0, "the backup is in nobody's way")
        self.restore()
        self.let_leases_run_out()
        server = self.serve()
        while self.jobs()[0]["status"] in ("queued", "processing") and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertEqual(server.stop(), 0)
        self.assertEqual([job["created"] for job in self.jobs()], [COUNT])
        emails = {lead["email"] for lead in self.leads("email")}
        self.assertEqual(len(emails), COUNT, "each row once")

    def test_nothing_is_written_over(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(3)), "--yes", code=0)
        self.run_inlet("backup", self.backup, code=0)
        refused = self.run_inlet("restore", self.backup, code=4)
        self.assertIn("TARGET_NOT_EMPTY", refused.stderr)
        self.assertIn("BAD_SETTING", self.run_inlet("backup", self.backup, code=2).stderr)
        self.assertEqual(len(self.leads()), 3)

    def test_a_damaged_backup_is_refused_and_leaves_no_installation(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(50)), "--yes", code=0)
        self.run_inlet("backup", self.backup, code=0)
        whole = pathlib.Path(self.backup).read_bytes()
        with tarfile.open(self.backup) as archive:
            members = {member.name: member for member in archive}
        upload = next(member for name, member in members.items() if name.startswith("uploads/"))
        cases = {
            "cut in half": whole[: len(whole) // 2],
            "a byte of the database": self.flipped(whole, members["database"].offset_data + 5000),
            "a byte of an upload": self.flipped(whole, upload.offset_data + 10),
            "not a backup": b"First Name,Last Name\nAnn,Lee\n",
            "empty": b"",
        }
        self.data, self.database = self.elsewhere, None if STORE == "sqlite" else self.database
        for name, content in cases.items():
            with self.subTest(name):
                pathlib.Path(self.backup).write_bytes(content)
                refused = self.run_inlet("restore", self.backup)
                self.assertEqual(refused.returncode, 3 if STORE == "sqlite" else refused.returncode, refused.stderr)
                self.assertFalse(pathlib.Path(self.elsewhere, "inlet.db").exists())

    def test_tar_itself_can_look_into_it(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(3)), "--yes", code=0)
        self.run_inlet("backup", self.backup, code=0)
        listed = subprocess.run(["tar", "-tf", self.backup], capture_output=True, text=True, check=True).stdout.split()
        self.assertEqual(listed[:2], ["inlet-backup.json", "database"])
        self.assertEqual(len(listed), 3)

    def let_leases_run_out(self):
        """Of whoever had a job where the backup was made; otherwise the new place waits for half a minute."""
        ended = "UPDATE job SET lease_until = 1 WHERE lease_until IS NOT NULL"
        if STORE == "postgres":
            program.sql(self.database, ended)
        else:
            with closing(sqlite3.connect(f"{self.data}/inlet.db")) as database, database:
                database.execute(ended)

    @staticmethod
    def flipped(content, place):
        return content[:place] + bytes([content[place] ^ 1]) + content[place + 1:]


if __name__ == "__main__":
    program.chosen_seed()
    unittest.main()
