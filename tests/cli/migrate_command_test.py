#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet migrate --to: everything arrives, also when it is killed on the way, and nothing is mixed with what is there."""

import json
import random
import sqlite3
import subprocess
import time
import unittest

import program
from program import HEADER, PATIENCE, ROOT, PostgresDatabase, ProgramTest, chosen_seed, rows, sql, wanted_store

SAMPLE = str(ROOT / "samples" / "trade-show.csv")
# What stays behind, or is built anew.
LEFT_OUT = {"schema_version", "session", "search_progress", "search_dirty", "recent_key"}
CUSTOM = {"Visited at": "date_time", "Budget": "money", "Badge": "text", "VIP": "boolean", "Follow up on": "date", "Score": "decimal"}


class MigrateCommandTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = None  # the source is SQLite, whatever store the other tests are on
        target = PostgresDatabase()
        self.addCleanup(target.drop)
        self.target = target.url

    def migrate(self, code=0, target=None):
        return self.run_inlet("migrate", "--to", target or self.target, "--json", code=code)

    def fill(self):
        """A small installation with something in as many tables as the command line can reach."""
        for label, kind in CUSTOM.items():
            self.run_inlet("fields", "add", label, "--type", kind, code=0)
        self.run_inlet("fields", "add", "Interests", "--type", "multi_picklist", "--option", "Bikes", "--option", "Boats", code=0)
        self.run_inlet("settings", "name=Täst & Söhne", "phone_country=DE", code=0)
        self.run_inlet("import", SAMPLE, "--yes", "--save-template", "Fair", code=1)
        custom = self.file(
            "custom.csv",
            "Last Name,Email,Interests," + ",".join(CUSTOM) + "\n"
            "Löwe,loewe@example.com,Bikes;Boats,2024-05-31T14:30:00Z,EUR 1234.56,\"tab\there \\ \"\"and\"\" \\N\",yes,1999-12-31,0.5\n"
            "Ångström,ang@example.com,,1969-07-20T20:17:40Z,,,no,,-1.25\n"
            "客户,kunde@example.com,Boats,,,\"two\nlines\",,,\n")
        self.run_inlet("import", custom, "--yes", code=0)
        changed = self.file("changed.csv", "Last Name,Email,Badge\nLöwe-Li,loewe@example.com,B-7\n")
        self.run_inlet("import", changed, "--yes", "--duplicates", "update", code=0)
        gone = self.json("import", self.file("gone.csv", HEADER + rows(30)), "--yes")
        self.run_inlet("undo", str(gone["job"]), "--yes", code=0)

    def seen(self, database):
        """What the commands show of an installation."""
        kept, self.database = self.database, database
        try:
            jobs = self.jobs()
            return {
                "leads": self.leads(),
                "jobs": jobs,
                "each job": [self.json("job", str(job["id"]), code=None) for job in jobs],
                **{what: self.json(what) for what in ("fields", "users", "templates", "settings")},
            }
        finally:
            self.database = kept

    def rows_of_source(self):
        with sqlite3.connect(f"file:{self.data}/inlet.db?mode=ro", uri=True) as source:
            names = [name for (name, kind) in source.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
                     if kind == "table" and not name.startswith("sqlite_") and name not in LEFT_OUT]
            return {name: source.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}

    def test_everything_arrives(self):
        self.fill()
        before = self.seen(None)
        self.assertEqual(len(before["leads"]), 35 + 3)
        report = json.loads(self.migrate().stdout)
        self.assertEqual({table["table"]: table["rows"] for table in report["tables"]}, self.rows_of_source())
        filled = {table["table"] for table in report["tables"] if table["rows"]}
        self.assertLessEqual({"lead", "lead_option", "match_key", "import", "import_run", "created_range", "row_outcome", "row_error",
                              "kept_value", "undo", "job", "upload", "upload_survey", "mapping_template", "setting", "field",
                              "field_option", "criterion", "user_account", "id_sequence", "audit_entry", "import_event", "error_group"}, filled)
        self.assertEqual(self.seen(self.target), before)
        self.assertEqual(self.seen(None), before)

        # Life goes on there: leads are known again, numbers go on, an import of before can be undone.
        self.database = self.target
        again = self.json("import", SAMPLE, "--yes", code=1)
        self.assertEqual((again["created"], again["skipped"], again["failed"]), (1, 36, 3))
        self.assertEqual(again["job"], max(job["id"] for job in before["jobs"]) + 1)
        self.assertGreater(self.leads()[-1]["id"], max(lead["id"] for lead in before["leads"]))
        undone = self.run_inlet("undo", str(before["jobs"][1]["id"]), "--yes")
        self.assertEqual(undone.returncode, 0, undone.stderr)
        restored = [lead for lead in self.leads() if lead["email"] == "loewe@example.com"]
        self.assertEqual(restored[0]["last_name"], "Löwe")

    def test_killed_again_and_again_it_goes_on(self):
        generator = random.Random(chosen_seed())
        self.run_inlet("import", self.file("big.csv", HEADER + rows(60_000)), "--yes", code=0)
        kills = 0
        for _ in range(3):
            process = self.start("migrate", "--to", self.target, "--json")
            deadline = time.monotonic() + PATIENCE
            while process.poll() is None and time.monotonic() < deadline and not self.rows_there():
                time.sleep(0.02)
            time.sleep(generator.random() * 0.3)
            kills += process.poll() is None
            process.kill()
            process.wait()
            if self.is_half_moved():
                refused = subprocess.run([program.INLET, "jobs", "--data", str(self.folder / "other"), "--database", self.target],
                                         capture_output=True, text=True, env=program.environment(), check=False)
                self.assertEqual(refused.returncode, 5, refused.stderr)
                self.assertIn("HALF_MOVED", refused.stderr)
        self.assertGreater(kills, 0, "it was never killed in the middle")
        if self.is_half_moved():
            self.migrate()
        self.assertFalse(self.is_half_moved())
        self.assertEqual(self.seen(self.target), self.seen(None))

    def is_half_moved(self):
        return self.ask("SELECT to_regclass('move_progress') IS NOT NULL") == "t"

    def rows_there(self):
        return self.is_half_moved() and self.ask("SELECT sum(rows) FROM move_progress WHERE table_name = 'lead'") not in ("", "0")

    def ask(self, text):
        return subprocess.run(["psql", "-qAt", self.target, "-c", text], capture_output=True, text=True, check=False).stdout.strip()

    def test_what_is_there_is_never_mixed(self):
        self.run_inlet("import", SAMPLE, "--yes", code=1)
        self.migrate()
        refused = self.migrate(code=4)
        self.assertIn("TARGET_NOT_EMPTY", refused.stderr)

    def test_rows_that_somebody_changed_are_found(self):
        """A trigger of the target changes a row on its way: nobody may take that for moved."""
        self.run_inlet("import", SAMPLE, "--yes", code=1)
        subprocess.run([program.INLET, "jobs", "--data", str(self.folder / "other"), "--database", self.target], check=True,
                       capture_output=True, env=program.environment())
        sql(self.target, "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS "
                         "$$ BEGIN IF NEW.id = 7 THEN NEW.company := 'Other'; END IF; RETURN NEW; END $$")
        sql(self.target, "CREATE TRIGGER spoil BEFORE INSERT ON lead FOR EACH ROW EXECUTE FUNCTION spoil()")
        refused = self.migrate(code=4)
        self.assertIn("MOVE_DIFFERS", refused.stderr)
        self.assertIn("lead", refused.stderr)
        self.assertTrue(self.is_half_moved())

    def test_a_server_on_the_source_is_in_the_way(self):
        self.run_inlet("import", SAMPLE, "--yes", code=1)
        server = self.serve()
        refused = self.migrate(code=4)
        self.assertIn("SOURCE_IN_USE", refused.stderr)
        server.stop()
        self.migrate()

    def test_wrong_addresses_are_told(self):
        self.run_inlet("jobs", code=0)
        for target, code, name in (("sqlite:other.db", 2, "BAD_SETTING"), (self.target.replace("inlet:", "inlet:not"), 5, "DATABASE_SIGN_IN_REFUSED"),
                                   (self.target + "_nowhere", 5, "DATABASE_MISSING"), ("postgres://127.0.0.1:1/x", 5, "DATABASE_UNAVAILABLE")):
            with self.subTest(target):
                self.assertIn(name, self.migrate(code=code, target=target).stderr)


if __name__ == "__main__":
    wanted_store("postgres")
    unittest.main(verbosity=2)
