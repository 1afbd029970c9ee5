# SPDX-License-Identifier: Apache-2.0
"""What looking for duplicates costs beside many leads that are there, what an undo costs, and how a search for likely duplicates
grows. SQLite; INLET_BENCH_LEADS says how many leads are there (1,000,000)."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from pairs import Pair, timed

HERE = Path(__file__).resolve().parent
LEADS = int(os.environ.get("INLET_BENCH_LEADS", "1000000"))
ROWS = 160_000


def make(path, rows, first):
    if not path.exists():
        subprocess.run([HERE / "make_leads.py", path, "--rows", str(rows), "--first", str(first)], check=True, capture_output=True)
    return path


class Duplicates:
    def __init__(self, inlet, folder):
        self.inlet, self.folder = inlet, folder
        self.file = make(folder / "new.csv", ROWS, LEADS)

    def run(self, data, *arguments):
        return timed([self.inlet, *map(str, arguments), "--data", data])

    def stock(self, leads, criteria):
        """A data folder with so many leads, made once."""
        data = self.folder / f"stock_{leads}_{criteria or 'none'}"
        if not data.exists():
            self.run(data, "settings", f"criteria={criteria}")
            file = make(self.folder / f"stock_{leads}.csv", leads, 0)
            self.run(data, "import", file, "--yes", "--no-limit", "--duplicates", "create")
        return data

    def working_copy(self, leads, criteria):
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        # Uploads are named by their content, and nobody changes them.
        shutil.copytree(self.stock(leads, criteria), data, copy_function=lambda a, b: os.link(a, b) if "/uploads/" in a else shutil.copy2(a, b))
        return data

    def importing(self, criteria):
        return self.run(self.working_copy(LEADS, criteria), "import", self.file, "--yes", "--json")

    def undoing(self):
        """The import is made first and is not in the time."""
        self.importing("email")
        data = self.folder / "data"
        jobs = subprocess.run([self.inlet, "jobs", "--limit", "1", "--json", "--data", data], check=True, capture_output=True)
        return self.run(data, "undo", json.loads(jobs.stdout)["jobs"][0]["id"], "--yes", "--json")

    def searching(self, leads):
        return self.run(self.working_copy(leads, "email"), "duplicates", "--search", "--json")


def pairs(inlet, folder, _source):
    bench = Duplicates(inlet, Path(folder))
    allowed = 0.25 if LEADS <= 1_000_000 else 0.40  # of the import's time
    return [
        Pair(f"import beside {LEADS:,} leads by email : without a check", lambda: bench.importing("email"),
             lambda: bench.importing(""), 1 / (1 - allowed)),
        Pair(f"undo of {ROWS:,} rows : their import", bench.undoing, lambda: bench.importing("email"), 0.80),
        # Four times the leads, four times the work, within 15 %.
        Pair(f"likely duplicates of {LEADS:,} leads : of a quarter", lambda: bench.searching(LEADS),
             lambda: bench.searching(LEADS // 4), 4.6),
    ]
