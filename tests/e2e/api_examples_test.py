#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each example of docs/api/examples imports a file into a real server and gets back what did not go in."""
import os
import subprocess
import tempfile
import unittest

from demo_server import PATIENCE, ROOT, Demo

EXAMPLES = {"import.sh": "bash", "import.py": "python3", "import.ts": "node"}


class ApiExamples(unittest.TestCase):
    def test_each_imports_a_file(self):
        for example, program in EXAMPLES.items():
            with self.subTest(example), tempfile.TemporaryDirectory(prefix="inlet.") as folder:
                demo = Demo(folder + "/data")
                self.addCleanup(demo.stop)
                session = demo.sign_in(demo.password)
                token = demo.call("/tokens", {"name": example, "rights": ["import", "view_imports", "view_leads", "create_leads"]}, **session)[0]["token"]
                before = demo.call("/leads?limit=1", **session)[0]["total"]
                file = os.path.join(folder, "Café & co.csv")
                with open(file, "w", encoding="utf-8") as rows:
                    rows.write("First Name,Last Name,Email\nAnn,Lee,ann@example.org\nBo,,bo@example.org\nAnn,Lee,ann@example.org\n")
                done = subprocess.run([program, ROOT / "docs/api/examples" / example, file], capture_output=True, text=True, encoding="utf-8",
                                      env={**os.environ, "INLET_URL": demo.address, "INLET_TOKEN": token}, timeout=PATIENCE, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("completed_with_errors: 1 created, 1 skipped, 1 failed", done.stderr)
                self.assertIn("MISSING_REQUIRED", done.stdout)
                self.assertIn("DUPLICATE_IN_FILE", done.stdout)
                self.assertEqual(demo.call("/leads?limit=1", **session)[0]["total"], before + 1)
                demo.stop()


if __name__ == "__main__":
    unittest.main()
