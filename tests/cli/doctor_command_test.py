#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet doctor: says ok where all is well, and finds what was broken on purpose, with a remedy and an exit code."""

import os
import pathlib
import sqlite3
import subprocess
import unittest

from program import HEADER, STORE, ProgramTest, rows, sql


class DoctorCommandTest(ProgramTest):
    def findings(self, *arguments, code):
        return {(one["check"], one["health"]): one for one in self.json("doctor", *arguments, code=code)["findings"]}

    def assert_problem(self, check, *arguments, health="problem"):
        found = self.findings(*arguments, code=1 if health == "problem" else 0)
        self.assertIn((check, health), found)
        self.assertTrue(found[(check, health)]["remedy"])
        return found[(check, health)]["said"]

    def fill(self):
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(20)), "--yes", code=0)

    def database_file(self):
        if STORE == "postgres":
            self.skipTest("SQLite alone has a file")
        connection = sqlite3.connect(pathlib.Path(self.data, "inlet.db"), isolation_level=None)
        self.addCleanup(connection.close)
        return connection

    def test_all_is_well(self):
        self.fill()
        found = self.findings(code=0)
        self.assertEqual({check for check, health in found if health == "problem"}, set())
        checks = {check for check, _ in found}
        self.assertLessEqual({"database", "schema", "indexes", "space", "rights", "reader", "clock", "jobs", "messages"}, checks)

    def test_where_nothing_is_it_makes_nothing(self):
        if STORE == "postgres":
            self.skipTest("a database is there")
        self.assertIn("database", self.run_inlet("doctor", code=2).stdout)
        self.assertFalse(pathlib.Path(self.data, "inlet.db").exists())

    def test_a_missing_index(self):
        self.fill()
        self.database_file().execute("DROP INDEX outbox_waiting")
        self.assertIn("outbox_waiting", self.assert_problem("indexes"))

    def test_what_makes_a_server_slow(self):
        if STORE != "postgres":
            self.skipTest("SQLite needs nobody who cleans up")
        self.fill()
        self.assertIn(("slowness", "ok"), self.findings(code=0))
        sql(self.database, "ALTER TABLE search_dirty SET (autovacuum_enabled = off)")
        sql(self.database, "INSERT INTO search_dirty SELECT generate_series(1, 150000)")
        self.assertIn("search_dirty has no statistics", self.assert_problem("slowness", health="warning"))
        sql(self.database, "ANALYZE search_dirty")
        self.assertIn(("slowness", "ok"), self.findings(code=0))
        sql(self.database, "DELETE FROM search_dirty")
        self.assertIn("search_dirty holds 150000 rows", self.assert_problem("slowness", health="warning"))
        sql(self.database, "VACUUM ANALYZE search_dirty")
        self.assertIn(("slowness", "ok"), self.findings(code=0))
        sql(self.database, "DROP INDEX outbox_waiting")
        self.assertIn("outbox_waiting", self.assert_problem("indexes"))

    def test_a_row_that_names_one_that_is_not_there(self):
        self.fill()
        database = self.database_file()
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DELETE FROM upload")
        self.assertIn("upload", self.assert_problem("database"))

    def test_files_that_others_can_read(self):
        self.fill()
        os.chmod(self.data, 0o755)
        self.assertIn(self.data, self.assert_problem("rights"))

    def test_a_job_that_nobody_works_on(self):
        self.fill()
        database = self.database_file()
        database.execute("UPDATE job SET state = 'available', ended_at = NULL WHERE kind = 'import'")
        self.assert_problem("jobs")

    def test_a_clock_that_went_back(self):
        self.fill()
        self.database_file().execute("UPDATE audit_entry SET at = at + 86400000")
        self.assert_problem("clock", health="warning")

    def test_certificates(self):
        self.fill()
        certificate, key = self.folder / "cert.pem", self.folder / "key.pem"

        def make(days):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                            "-days", str(days), "-subj", "/CN=localhost"], check=True, capture_output=True)
            os.chmod(key, 0o600)

        files = ("--tls-certificate", str(certificate), "--tls-key", str(key))
        make(365)
        self.assertIn(("tls", "ok"), self.findings(*files, code=0))
        make(5)
        self.assert_problem("tls", *files, health="warning")
        first = certificate.read_bytes()
        make(365)
        certificate.write_bytes(first)
        self.assertIn("key", self.assert_problem("tls", *files))
        key.write_text("no key")
        self.assert_problem("tls", *files)


if __name__ == "__main__":
    unittest.main()
