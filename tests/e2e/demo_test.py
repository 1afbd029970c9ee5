#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet demo: filled at the first start, the same at the second, with a password that is new at each; refuses other data."""
import subprocess
import tempfile
import unittest
import urllib.error

from demo_server import INLET, PATIENCE, ROOT, Demo


class DemoTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="inlet.")
        self.addCleanup(folder.cleanup)
        self.data = folder.name + "/data"

    def begin(self):
        demo = Demo(self.data)
        self.addCleanup(demo.stop)
        return demo

    def test_is_filled_once_and_has_a_new_password_each_time(self):
        first = self.begin()
        session = first.sign_in(first.password)
        jobs, _ = first.call("/imports?limit=50", **session)
        states = sorted((job["file_name"], job["state"], job["undo_state"]) for job in jobs["imports"])
        leads = first.call("/leads?limit=1", **session)[0]["total"]
        self.assertIn(("all-errors.csv", "completed_with_errors", "none"), states)
        self.assertIn(("connections.csv", "completed", "undone"), states)
        self.assertGreater(leads, 200)
        first.stop()

        second = self.begin()
        self.assertNotEqual(second.password, first.password)
        with self.assertRaises(urllib.error.HTTPError):
            second.sign_in(first.password)
        self.assertEqual(second.call("/leads?limit=1", **second.sign_in(second.password))[0]["total"], leads)

    def test_keeps_out_of_other_data(self):
        for other in (["users", "add", "ann@example.com", "--name", "Ann Lee"], ["import", ROOT / "samples/crm-contacts.csv", "--yes"]):
            with self.subTest(other[0]), tempfile.TemporaryDirectory(prefix="inlet.") as folder:
                subprocess.run([INLET, *other, "--data", folder], check=True, capture_output=True, timeout=PATIENCE)
                self.refuses(folder)

    def refuses(self, folder):
        done = subprocess.run([INLET, "demo", "--data", folder, "--listen", "127.0.0.1:0"], capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 4)
        self.assertIn("TARGET_NOT_EMPTY", done.stderr)


if __name__ == "__main__":
    unittest.main()
