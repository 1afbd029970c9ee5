# SPDX-License-Identifier: Apache-2.0
"""Installations that earlier versions left behind (tests/files), on SQLite as they are, and the same as it was on PostgreSQL: built
by the migrations of that time, which are never edited, and filled with the rows of the SQLite database."""

import re
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARCHIVES = sorted((ROOT / "tests/files").glob("installation_schema_*.tar.xz"))
DIALECT = ROOT / "src/store/postgres"
# Each dialect searches in its own way; an index that lags behind is brought up to date by the chores.
SEARCH = ("lead_search", "search_dirty", "search_progress")
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def unpack(archive, folder):
    with tarfile.open(archive) as files:
        files.extractall(folder)
    # These files grow older than anything is kept.
    with closing(sqlite3.connect(f"{folder}/inlet.db")) as database, database:
        database.execute("UPDATE setting SET value = json_set(value, '$.retention_days', 3650) WHERE name = 'settings'")


def move_to_postgres(folder, url):
    """What `inlet migrate` of that time would have left."""
    path = Path(folder) / "inlet.db"
    with closing(sqlite3.connect(path)) as database:
        newest = database.execute("SELECT max(number) FROM schema_version").fetchone()[0]
        migrations = [file for file in sorted((DIALECT / "migrations").glob("*.sql")) if int(file.name[:4]) <= newest]
        versions = re.search(r"-- name: migration_table\n(.*?;)", (DIALECT / "sql/migration.sql").read_text(encoding="utf-8"), re.S).group(1)
        psql(url, "\n".join([versions, *(file.read_text(encoding="utf-8") for file in migrations)]))
        psql(url, "\n".join(rows_as_script(database, columns_of(url))))
    for file in Path(folder).glob("inlet.db*"):
        file.unlink()


def psql(url, script):
    done = subprocess.run(["psql", "-qAtX", "-F", " ", "-v", "ON_ERROR_STOP=1", url], input=script + "\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def columns_of(url):
    """Table to its columns with their types."""
    tables = {}
    for line in psql(url, "SELECT table_name, column_name, udt_name, is_identity FROM information_schema.columns "
                          "WHERE table_schema = 'public' ORDER BY table_name, ordinal_position;").splitlines():
        table, *column = line.split(" ")
        if table not in SEARCH:
            tables.setdefault(table, []).append(column)
    return tables


def rows_as_script(database, tables):
    yield "SET session_replication_role = replica;"  # whatever the order of the tables
    yield "TRUNCATE " + ", ".join(f'"{table}"' for table in tables) + ";"
    for table, columns in tables.items():
        names = ", ".join(f'"{name}"' for name, _type, _identity in columns)
        yield f'COPY "{table}" ({names}) FROM STDIN;'
        for row in database.execute(f'SELECT {names} FROM "{table}"'):
            yield "\t".join(as_text(value, kind) for value, (_name, kind, _identity) in zip(row, columns, strict=True))
        yield "\\."
        for name, _type, identity in columns:
            if identity == "YES":
                yield f"""SELECT setval(pg_get_serial_sequence('"{table}"', '{name}'), (SELECT coalesce(max("{name}"), 0) + 1 FROM "{table}"), false);"""


def as_text(value, kind):
    """As COPY reads it."""
    if value is None:
        return "\\N"
    if kind == "bool":
        return "t" if value else "f"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return str(value).translate(ESCAPED)
