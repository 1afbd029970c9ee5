# SPDX-License-Identifier: Apache-2.0
"""What comes after the first import: one into a database that is full already, one with failed rows, and the way back."""

import shutil
import subprocess
from pathlib import Path

from loading import Sqlite
from pairs import Pair, timed

HERE = Path(__file__).resolve().parent
LEADS = 1_000_000
# None of the file's own leads has such a number.
FIRST_OF_EARLIER = 10_000_000


def make(path, *arguments):
    if not path.exists():
        subprocess.run([HERE / "make_leads.py", path, *map(str, arguments)], check=True, capture_output=True)
    return path


class Full:
    """Databases with a million leads, made once and copied for each run."""

    def __init__(self, inlet, folder, source):
        self.empty = Sqlite(inlet, folder, source)
        self.folder = folder
        # 5 % of the rows of a file become no lead.
        self.earlier = Sqlite(inlet, folder, make(folder / "earlier.csv", "--rows", LEADS * 20 // 19, "--first", FIRST_OF_EARLIER),
                              FIRST_OF_EARLIER)

    def importing(self):
        if not (self.folder / "full_data").exists():
            self.earlier.importing("import", "--no-limit")
            shutil.move(self.folder / "data", self.folder / "full_data")
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        shutil.copytree(self.folder / "full_data", self.folder / "data")
        return self.empty.run("import")

    def loader(self):
        full = self.folder / "full.db"
        if not full.exists():
            self.earlier.loader()
            subprocess.run(["sqlite3", self.folder / "yardstick.db", "PRAGMA wal_checkpoint(TRUNCATE)"], check=True, capture_output=True)
            (self.folder / "yardstick.db").rename(full)
        for file in self.folder.glob("yardstick.db*"):
            file.unlink()
        shutil.copy(full, self.folder / "yardstick.db")
        return self.empty.load()


class Undo:
    def __init__(self, inlet, folder, source):
        self.inlet, self.folder, self.plain = inlet, folder, Sqlite(inlet, folder, source)

    def undoing(self):
        self.plain.importing()
        return timed([self.inlet, "undo", "1", "--data", self.folder / "data", "--yes", "--json"])


def pairs(inlet, folder, source):
    plain = Sqlite(inlet, folder, source)
    clean = Sqlite(inlet, folder, make(folder / "clean.csv", "--bytes", source.stat().st_size, "--faultless"))
    full = Full(inlet, folder, source)
    return [
        Pair("import into 1 M leads : .import into as many", full.importing, full.loader, 0.75),
        Pair("3 % failed rows and their file : no bad rows",
             lambda: plain.importing("import", "--failed", folder / "failed.csv"), clean.importing, 1.03),
        Pair("undo of the import : the import", Undo(inlet, folder, source).undoing, plain.importing, 0.80),
    ]
