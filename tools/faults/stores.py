# SPDX-License-Identifier: Apache-2.0
"""Where the installations of trials keep their data: SQLite in their folders, or databases of a PostgreSQL server of its own. A folder
names its database, and a copy of a folder is a copy of the database."""

import importlib.machinery
import importlib.util
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from installation import expect

ROOT = Path(__file__).resolve().parents[2]


class Sqlite:
    name = "SQLite"

    def environment(self, data):
        return {}

    def create(self, data):
        pass

    def copy(self, template, data):
        pass  # it is in the folder

    def drop(self, data):
        pass

    def ask(self, data, sql):
        connection = sqlite3.connect(f"file:{data}/inlet.db?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def check_soundness(self, data):
        expect(self.ask(data, "PRAGMA integrity_check") == [("ok",)], "the database is damaged")
        expect(self.ask(data, "PRAGMA foreign_key_check") == [], "a reference points nowhere")

    def close(self):
        pass


def postgres_cluster():
    path = str(ROOT / "tools" / "postgres_cluster")
    loader = importlib.machinery.SourceFileLoader("postgres_cluster", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("postgres_cluster", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


class Postgres:
    """`folder` is made for the server and is gone at the end. fsync is on, as in a real installation."""

    name = "PostgreSQL"

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.folder.chmod(0o755)
        self.folder.parent.chmod(0o711)  # the server is another user
        self.cluster = postgres_cluster().Cluster(self.folder, durable=True)
        self.cluster.initialise()
        self.admin = self.cluster.start()

    def database(self, data):
        return Path(data).name.replace("-", "_")

    def url(self, data):
        return self.admin.rsplit("/", 1)[0] + "/" + self.database(data)

    def environment(self, data):
        return {"INLET_DATABASE": self.url(data)}

    def run(self, url, sql):
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", url, "-c", sql], capture_output=True, text=True, check=False)
        expect(done.returncode == 0, f"{sql}: {done.stderr}")
        return done.stdout.splitlines()

    def create(self, data):
        self.run(self.admin, f"CREATE DATABASE {self.database(data)}")

    def copy(self, template, data):
        self.run(self.admin, f"CREATE DATABASE {self.database(data)} TEMPLATE {self.database(template)}")

    def drop(self, data):
        self.run(self.admin, f"DROP DATABASE IF EXISTS {self.database(data)} WITH (FORCE)")

    def ask(self, data, sql):
        number = lambda text: int(text) if text.lstrip("-").isdigit() else text
        return [tuple(number(cell) for cell in line.split("|")) for line in self.run(self.url(data), sql)]

    def check_soundness(self, data):
        # Its own constraints hold references together. What is counted twice has to agree.
        leads, keys = self.ask(data, "SELECT (SELECT count(*) FROM lead), (SELECT count(*) FROM match_key WHERE slot = 0)")[0]
        expect(leads == keys, f"{leads} leads, {keys} keys of addresses")

    def bring_back(self):
        """As its service would, if a full disk ended the server."""
        if self.cluster.process.poll() is not None:
            self.cluster.start()
            return True
        return False

    def close(self):
        self.cluster.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
