#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet completion and inlet manual: every command and option is there, and the shells that are installed take them."""

import shutil
import subprocess
import unittest

from program import ProgramTest

COMMANDS = ("serve worker import check detect map cat split undo cancel retry jobs job duplicates export fields users templates "
            "settings webhooks migrate backup restore doctor completion").split()


class CompletionCommandTest(ProgramTest):
    def script(self, shell):
        return self.run_inlet("completion", shell, code=0).stdout

    def bash(self, *words):
        """What bash offers behind these words; the last one is being typed."""
        typed = " ".join(f"'{word}'" for word in words)
        ask = f"COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _inlet; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        done = subprocess.run(["bash", "--norc", "-c", self.script("bash") + ask], capture_output=True, text=True, check=False)
        return done.stdout.split()

    def test_bash(self):
        self.assertLessEqual(set(COMMANDS), set(self.bash("inlet", "")))
        self.assertEqual(self.bash("inlet", "web"), ["webhooks"])
        self.assertIn("deliveries", self.bash("inlet", "webhooks", ""))
        self.assertEqual(self.bash("inlet", "import", "leads.csv", "--dupl"), ["--duplicates"])
        self.assertEqual(set(self.bash("inlet", "import", "--duplicates", "")), {"skip", "update", "create", "error"})
        self.assertIn("--data", self.bash("inlet", "users", "add", "--d"), "what holds for all commands")
        self.assertEqual(self.bash("inlet", "--data", "x", "users", "ad"), ["add"])

    def test_other_shells_can_read_theirs(self):
        for shell, check in (("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])):
            with self.subTest(shell):
                script = self.script(shell)
                for command in COMMANDS:
                    self.assertIn(command, script)
                if shutil.which(shell):
                    subprocess.run([shell, *check, self.file("script", script)], check=True)

    def test_the_manual_page_has_every_command(self):
        page = self.run_inlet("manual", code=0).stdout
        for command in COMMANDS:
            self.assertIn(f".SS inlet {command}", page)
        self.assertIn("\\-\\-duplicates", page)
        self.assertIn("skip, update, create, error", page)
        if shutil.which("man"):
            done = subprocess.run(["man", "--warnings", "-l", self.file("inlet.1", page)], capture_output=True, text=True,
                                  check=True, env={"MANWIDTH": "120", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
            self.assertEqual(done.stderr, "")

    def test_another_shell_is_refused(self):
        self.run_inlet("completion", "tcsh", code=2)


if __name__ == "__main__":
    unittest.main()
