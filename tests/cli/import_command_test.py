#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""import and check on the command line: counts, exit codes, the JSON that scripts read."""

import csv
import io
import unittest

from program import HEADER, ROOT, ProgramTest, rows

SAMPLE = str(ROOT / "samples" / "trade-show.csv")
COUNTS = ("total", "created", "updated", "unchanged", "skipped", "failed", "not_processed")


def counts(report):
    return {name: report[name] for name in COUNTS if report[name]}


class ImportCommandTest(ProgramTest):
    def test_the_sample_gives_what_its_page_says(self):
        report = self.json("import", SAMPLE, "--yes", code=1)
        self.assertEqual(counts(report), {"total": 40, "created": 35, "skipped": 2, "failed": 3})
        self.assertEqual(report["status"], "completed_with_errors")
        examples = {error["code"]: error["example"]["row"] for error in report["errors"]}
        self.assertEqual(examples, {"DUPLICATE_IN_FILE": 19, "INVALID_EMAIL": 13, "MISSING_REQUIRED": 23, "INVALID_PHONE": 30})
        self.assertEqual(len(self.leads()), 35)
        again = self.json("import", SAMPLE, "--yes", code=1)
        self.assertEqual(counts(again), {"total": 40, "created": 1, "skipped": 36, "failed": 3})

    def test_check_predicts_and_writes_nothing(self):
        predicted = self.json("check", SAMPLE, code=1)
        self.assertIsNone(predicted["job"])
        self.assertEqual(self.leads(), [])
        self.assertEqual(self.jobs(), [])
        done = self.json("import", SAMPLE, "--yes", code=1)
        for name in (*COUNTS, "status", "errors", "mapping", "empty_rows", "left_out"):
            self.assertEqual(predicted[name], done[name], name)

    def test_json_has_the_shape_that_is_promised(self):
        path = self.file("a.csv", HEADER + "Ann,Lee,ann@example.com,Acme\nBob,Ray,bob(at)example.com,Beta\n\nCid,Fox,cid@example.com,\n")
        report = self.json("import", path, "--yes", "--map", "Email=email", code=1)
        self.assertLessEqual({"job", "status", *COUNTS, "empty_rows", "left_out", "duration_ms", "errors", "mapping"}, set(report))
        self.assertIsInstance(report["job"], int)
        error = report["errors"][0]
        self.assertEqual((error["code"], error["column"], error["count"]), ("INVALID_EMAIL", "Email", 1))
        self.assertEqual((error["example"]["row"], error["example"]["value"]), (3, "bob(at)example.com"))
        self.assertTrue(error["example"]["message"] and error["example"]["remedy"])
        self.assertEqual([column["field"] for column in report["mapping"]], ["first_name", "last_name", "email", "company"])
        self.assertEqual([column["index"] for column in report["mapping"]], [0, 1, 2, 3])
        job = self.jobs()[0]
        self.assertEqual((job["id"], job["status"], job["file"], job["total"], job["done"], job["created"]),
                         (report["job"], "completed_with_errors", "a.csv", 3, 3, 2))
        lead = self.leads()[0]
        self.assertEqual((lead["import_job_id"], lead["import_row"], lead["last_name"]), (report["job"], 2, "Lee"))
        self.assertEqual(self.json("job", str(report["job"]))["created"], 2)

    def test_results_and_messages_do_not_mix(self):
        done = self.run_inlet("import", SAMPLE, "--yes", "--json", code=1)
        self.assertEqual(done.stdout.count("\n"), 1)
        refused = self.run_inlet("import", self.file("empty.csv", ""), "--yes", "--json", code=3)
        self.assertEqual(refused.stdout, "")
        self.assertIn("EMPTY_FILE", refused.stderr)

    def test_a_file_of_names_alone_can_be_looked_at(self):
        path = self.file("names.csv", HEADER)
        seen = self.json("detect", path)
        self.assertEqual((seen["header_row"], seen["records"], seen["columns"][0]["type"]), (1, 0, "empty"))
        self.assertEqual([column["header"] for column in seen["columns"]], HEADER.strip().split(","))
        self.assertEqual(len(self.json("map", path)["columns"]), len(seen["columns"]))
        self.assertIn("NO_DATA_ROWS", self.run_inlet("check", path, code=3).stderr)

    def test_files_of_failed_records_and_receipts(self):
        failed, receipt = self.folder / "failed.csv", self.folder / "receipt.csv"
        self.run_inlet("import", SAMPLE, "--yes", "--failed", str(failed), "--receipt", str(receipt), code=1)
        records = list(csv.DictReader(io.StringIO(failed.read_bytes().decode("utf-8-sig"), newline="")))
        self.assertEqual([record["_Row"] for record in records], ["13", "19", "23", "30", "37"])
        lines = list(csv.DictReader(io.StringIO(receipt.read_bytes().decode("utf-8-sig"), newline="")))
        self.assertEqual([line["Row"] for line in lines], [str(row) for row in range(2, 42)])
        again = self.json("import", str(failed), "--yes", code=1)
        self.assertEqual(counts(again), {"total": 5, "skipped": 2, "failed": 3})

    def test_exit_codes(self):
        good = self.file("good.csv", HEADER + rows(3))
        bad_file = [
            ("missing.csv", None, "FILE"),
            ("empty.csv", b"", "EMPTY_FILE"),
            ("header.csv", HEADER.encode(), "NO_DATA_ROWS"),
            ("binary.csv", bytes(range(256)) * 20, "TYPE_MISMATCH"),
            ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(2000), "TYPE_MISMATCH"),
            ("page.xls", b"%PDF-1.7\n" + b"x" * 2000, "TYPE_MISMATCH"),
        ]
        for name, content, code in bad_file:
            with self.subTest(name):
                path = str(self.folder / name) if content is None else self.file(name, content)
                done = self.run_inlet("import", path, "--yes", code=3)
                if content is not None:
                    self.assertIn(code, done.stderr)
                self.assertGreaterEqual(len(done.stderr.splitlines()), 2, "no remedy: " + done.stderr)
        wrong_usage = [
            ["import", good, "--yes", "--map", "Email=no_such_field"],
            ["import", good, "--yes", "--map", "No such column=email"],
            ["import", good, "--yes", *(word for name in HEADER.strip().split(",") for word in ("--skip", name))],
            ["import", good, "--yes", "--skip", "Last Name"],
            ["import", good],  # nobody to ask
            ["import", good, "--yes", "--duplicates", "guess"],
            ["import", good, "--yes", "--template", "No such template"],
            ["import"],
            ["no-such-command"],
            ["retry", "4711"],
        ]
        for arguments in wrong_usage:
            with self.subTest(" ".join(arguments)):
                self.run_inlet(*arguments, code=2)
        self.assertEqual(self.leads(), [])
        self.run_inlet("import", good, "--yes", code=0)
        self.run_inlet("import", good, "--yes", code=0)  # skipped is fine
        self.run_inlet("import", good, "--yes", "--duplicates", "error", code=1)
        self.run_inlet("retry", str(self.jobs()[0]["id"]), code=4)

    def test_a_byte_too_many_is_refused_and_says_what_to_do(self):
        line = b"Ann,Lee,ann@example.com,Acme\n"
        content = HEADER.encode() + line * (52_428_800 // len(line) + 1)
        path = self.file("large.csv", content[:52_428_801])
        done = self.run_inlet("import", path, "--yes", code=3)
        self.assertIn("FILE_TOO_LARGE", done.stderr)
        self.assertIn("split", done.stderr)
        self.assertEqual(list((self.folder / "data" / "uploads").glob("**/*.*")), [], "the refused bytes are still there")

    def test_duplicates_update_and_merge(self):
        self.json("import", self.file("a.csv", HEADER + "Ann,Lee,ann@example.com,Old\nBob,Ray,bob@example.com,Old\n"), "--yes")
        newer = self.file("b.csv", HEADER + "Ann,Lee,ANN@example.com,New\nBob,,bob@example.com,\nCid,Fox,cid@example.com,New\n")
        report = self.json("import", newer, "--yes", "--duplicates", "update")
        self.assertEqual(counts(report), {"total": 3, "created": 1, "updated": 1, "unchanged": 1})
        kept = self.json("import", self.file("c.csv", HEADER + "Ann,Lee,ann@example.com,Newest\n"), "--yes", "--duplicates", "update",
                         "--merge", "keep")
        self.assertEqual(counts(kept), {"total": 1, "unchanged": 1})
        self.assertEqual([lead.get("company") for lead in self.leads()], ["New", "Old", "New"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
