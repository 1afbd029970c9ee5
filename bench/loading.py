# SPDX-License-Identifier: Apache-2.0
"""Importing: against the databases' own loaders, into a table of the file's columns as text with a key and three indexes."""

import csv
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from pairs import Pair, timed

SQLITE_TABLE = """
PRAGMA journal_mode=WAL;
CREATE TABLE lead(id INTEGER PRIMARY KEY, {columns}, created_at TEXT);
CREATE UNIQUE INDEX lead_email ON lead("Email");
CREATE INDEX lead_phone ON lead("Phone");
CREATE INDEX lead_date ON lead("Expected Close Date");
"""
POSTGRES_TABLE = """
CREATE TABLE lead(id BIGSERIAL PRIMARY KEY, {columns}, created_at TIMESTAMPTZ NOT NULL DEFAULT now());
CREATE UNIQUE INDEX lead_email ON lead("Email");
CREATE INDEX lead_phone ON lead("Phone");
CREATE INDEX lead_date ON lead("Expected Close Date");
"""


def header_of(source):
    with source.open(encoding="utf-8", newline="") as rows:
        return next(csv.reader(rows))


def columns_of(source):
    return ", ".join(f'"{name}" TEXT' for name in header_of(source))


def variant(folder, source, name, change):
    """The file as a loader needs it, made once and outside of the time."""
    path = folder / name
    if not path.exists():
        with source.open(encoding="utf-8", newline="") as rows, path.open("w", encoding="utf-8", newline="") as out:
            writer, seen = csv.writer(out), set()
            for number, row in enumerate(csv.reader(rows)):
                changed = change(number, row, seen)
                if changed is not None:
                    writer.writerow(changed)
    return path


class Sqlite:
    def __init__(self, inlet, folder, source, first_id=0):
        self.inlet, self.folder, self.source, self.first_id = inlet, folder, source, first_id

    def importing(self, verb="import", *more):
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        return self.run(verb, *more)

    def run(self, verb, *more):
        yes = ["--yes"] if verb == "import" else []
        return timed([self.inlet, verb, self.source, "--data", self.folder / "data", "--json", *yes, *more])

    def loader(self):
        for file in self.folder.glob("yardstick.db*"):
            file.unlink()
        subprocess.run(["sqlite3", self.folder / "yardstick.db"], input=SQLITE_TABLE.format(columns=columns_of(self.source)),
                       text=True, check=True, stdout=subprocess.DEVNULL)
        return self.load()

    def load(self):
        """`.import` fills all columns of a table, so the file gets the two that it lacks."""
        wide = variant(self.folder, self.source, f"{self.source.stem}_wide.csv", lambda number, row, _: [self.first_id + number, *row, "2026-01-01"])
        return timed(["sqlite3", self.folder / "yardstick.db", "PRAGMA synchronous=FULL", f".import --csv --skip 1 {wide} lead"])

    def confining(self):
        """What it adds to an import that its rows come from a process of their own."""
        bench = self.inlet.parent / "bench/reader_bench"
        confined, here = (timed([bench, where, self.source]) for where in ("confined", "here"))
        return {"mib": confined["mib"], **{key: max(confined[key] - here[key], 0) for key in ("wall", "cpu")}}

    def pairs(self):
        return [
            Pair("what the confined reader costs : import of the CSV", self.confining, self.importing, None, 0.05),
            Pair("import of the CSV : sqlite3 .import", self.importing, self.loader, 0.80),
            Pair("check of the CSV : import of the same", lambda: self.importing("check"), self.importing, 0.50),
        ]


class Postgres:
    """On the cluster of INLET_TEST_POSTGRES (tools/postgres_cluster run bench/run ...). CPU is not compared: the server's is
    not a child's of either command."""

    def __init__(self, inlet, folder, source):
        self.inlet, self.folder, self.source = inlet, folder, source
        self.cluster = os.environ["INLET_TEST_POSTGRES"]

    def url(self, database):
        return urlsplit(self.cluster)._replace(path="/" + database).geturl()

    def sql(self, database, text):
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", self.url(database)], input=text, text=True, check=True,
                       stdout=subprocess.DEVNULL)

    def fresh(self, database):
        """An empty database, and nothing of the last one still to be written by the server."""
        self.sql("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE);\nCREATE DATABASE {database};\nCHECKPOINT;")
        return self.url(database)

    @staticmethod
    def wall_alone(run):
        return {"wall": run["wall"], "mib": run["mib"]}

    def importing(self):
        url = self.fresh("bench_inlet")
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        # The tables are there before the clock starts, as the yardstick's are.
        subprocess.run([self.inlet, "jobs", "--database", url, "--data", self.folder / "data"], check=True, capture_output=True)
        return self.wall_alone(timed([self.inlet, "import", self.source, "--database", url, "--data", self.folder / "data",
                                      "--yes", "--json"]))

    def loader(self):
        """\\copy ends at the first repeated email address, so it gets the file without those: fewer rows, if anything."""

        def first_of_its_email(number, row, seen):
            email = row[2]
            if number and email in seen:
                return None
            seen.add(email)
            return row

        distinct = variant(self.folder, self.source, "distinct.csv", first_of_its_email)
        url = self.fresh("bench_copy")
        self.sql("bench_copy", POSTGRES_TABLE.format(columns=columns_of(self.source)))
        names = ", ".join(f'"{name}"' for name in header_of(self.source))
        return self.wall_alone(timed(["psql", "-q", "-v", "ON_ERROR_STOP=1", url, "-c",
                                      f"\\copy lead ({names}) FROM '{distinct}' WITH (FORMAT csv, HEADER)"]))

    def pairs(self):
        return [Pair("import of the CSV : psql \\copy", self.importing, self.loader, 0.90)]


def pairs(inlet, folder, source):
    folder = Path(folder)
    all_pairs = Sqlite(inlet, folder, source).pairs()
    if "INLET_TEST_POSTGRES" in os.environ:
        all_pairs += Postgres(inlet, folder, source).pairs()
    return all_pairs
