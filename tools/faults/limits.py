# SPDX-License-Identifier: Apache-2.0
"""What faults.py does to the program beside killing it: too little memory, kills while the schema is brought up to date, hours of work."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import tarfile
import time
from pathlib import Path

from installation import ENDED, Failed, PATIENCE, expect, leads_csv, together
from stores import Sqlite

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024 * 1024


def bounded(megabytes):
    """For subprocess: no more address space than that."""
    size = megabytes * MEGABYTE
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))


def shape(database):
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        expect(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the database is damaged")
    connection.close()
    return found


class Limits:
    """A part of Faults."""

    # R7: an import with less and less memory, from where it is enough down to where the program does not even begin.
    def memory(self, trials):
        rows = 400
        file = self.folder / "memory.csv"
        file.write_bytes(leads_csv(rows))
        self.ready(rows)
        codes = {}
        for i in range(trials):
            megabytes = 40 + 900 * i // trials + self.random.randrange(40)
            data = self.data(self.ready(rows))
            done = subprocess.run([self.program, "import", str(file), "--data", str(data), "--yes", "--json"], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False, preexec_fn=bounded(megabytes),
                                  env={**os.environ, **self.store.environment(data)})
            expect(done.returncode >= 0, f"{megabytes} MB: ended by signal {-done.returncode}\n{done.stderr[-2000:]}")
            expect(done.returncode == 1 or done.stderr.strip(), f"{megabytes} MB: exit {done.returncode} without a word")
            codes[done.returncode] = codes.get(done.returncode, 0) + 1
            self.go_on(data, file, f"{megabytes} MB", rows)
            self.done_with(data)
        told = ", ".join(f"{count} with exit {code}" for code, count in sorted(codes.items()))
        self.note(f"{trials} imports with 40 to 980 MB of address space: {told}; none by a signal, all exact after going on")

    # R7: one allocation fails, at so many points of each: `cat` of the sample files and one import.
    def allocations(self, points):
        library = self.preloaded("failing_calls")
        samples = [file for folder in ("samples", "tests/files") for file in (ROOT / folder).iterdir()
                   if file.suffix in (".csv", ".xls", ".xlsx", ".ods")]
        codes = {}
        for file in sorted(samples):
            command = [self.program, "cat", str(file), "--json"]
            whole, count = self.with_failing_allocation(library, 0, command, {})
            for at in self.spread(points, count):
                done, _ = self.with_failing_allocation(library, at, command, {})
                place = f"cat {file.name}, allocation {at}"
                expect(done.returncode >= 0, f"{place}: ended by signal {-done.returncode}\n{done.stderr[-2000:]}")
                expect(done.stdout == whole.stdout if done.returncode == 0 else done.stderr.strip(), f"{place}: exit {done.returncode} without a word")
                codes[done.returncode] = codes.get(done.returncode, 0) + 1
        rows = 400
        file = self.folder / "allocations.csv"
        file.write_bytes(leads_csv(rows))
        importing = lambda at, data: self.with_failing_allocation(
            library, at, [self.program, "import", str(file), "--data", str(data), "--yes", "--json"], self.store.environment(data))
        _, total = importing(0, self.data(self.ready(rows)))
        for at in self.spread(points, total):
            data = self.data(self.ready(rows))
            done, _ = importing(at, data)
            place = f"import, allocation {at}"
            expect(done.returncode >= 0, f"{place}: ended by signal {-done.returncode}\n{done.stderr[-2000:]}")
            expect(done.returncode == 1 or done.stderr.strip(), f"{place}: exit {done.returncode} without a word")
            expect(done.returncode != 70, f"{place}: called a bug of ours\n{done.stderr}")
            codes[done.returncode] = codes.get(done.returncode, 0) + 1
            self.go_on(data, file, place, rows)
            self.done_with(data)
        told = ", ".join(f"{count} with exit {code}" for code, count in sorted(codes.items()))
        self.note(f"one allocation failed at {points} points of {len(samples)} cats and of an import of {total} allocations: {told}; none by a "
                  "signal, all exact after going on")

    def spread(self, points, count):
        return [int(count * (i + self.random.random()) / points) + 1 for i in range(points)]

    def with_failing_allocation(self, library, at, command, environment):
        """What became of the command, and how many allocations it made."""
        calls = self.folder / "calls"
        calls.unlink(missing_ok=True)
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
                              env={**os.environ, **environment, "LD_PRELOAD": str(library), "FAULTS_CALL": "malloc", "FAULTS_AT": str(at),
                                   "FAULTS_COUNT": str(calls)})
        return done, int(calls.read_text()) if calls.exists() else 0

    # R16: kill -9 while an older schema is brought up to date.
    def upgrade(self, trials):
        archives = sorted((ROOT / "tests" / "files").glob("installation_schema_*.tar.xz"))
        if not isinstance(self.store, Sqlite) or not archives:
            self.note("upgrade: the older installations are SQLite's")
            return
        cut = whole = 0
        for i in range(trials):
            old, data = self.folder / "old", self.folder / "upgraded"
            for folder in (old, data):
                shutil.rmtree(folder, ignore_errors=True)
            with tarfile.open(archives[i % len(archives)]) as files:
                files.extractall(old)
            before = shape(old / "inlet.db")
            shutil.copytree(old, data)
            begun = time.monotonic()
            subprocess.run([self.program, "migrate", "--data", str(data)], capture_output=True, timeout=PATIENCE, check=True)
            length, after = time.monotonic() - begun, shape(data / "inlet.db")
            shutil.rmtree(data)
            shutil.copytree(old, data)
            process = subprocess.Popen([self.program, "migrate", "--data", str(data)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(self.random.random() * length)
            process.kill()
            process.wait(PATIENCE)
            left = shape(data / "inlet.db")
            cut += left not in (before, after)  # some steps of several: each is whole
            whole += left == after
            subprocess.run([self.program, "migrate", "--data", str(data)], capture_output=True, timeout=PATIENCE, check=True)
            expect(shape(data / "inlet.db") == after, "after going on the schema is another one")
            listed = subprocess.run([self.program, "jobs", "--json", "--data", str(data)], capture_output=True, text=True,
                                    timeout=PATIENCE, check=True)
            expect(len(json.loads(listed.stdout)["jobs"]) > 0, "the imports are gone")
        self.note(f"{trials} kills while the schema was brought up to date: {cut} between two steps, {whole} after the last; all ended as "
                  "one that nobody disturbed")

    # R18: imports without end, some at once, a kill now and then. `trials`: minutes.
    def soak(self, trials):
        prepared = self.ready(2_000)
        data = self.data(prepared)
        place = self.folder / "temporary"
        place.mkdir(exist_ok=True)
        end, figures, imports, kills = time.monotonic() + trials * 60, [], 0, 0
        while time.monotonic() < end:
            with self.serve(data, more={"TMPDIR": str(place)}) as server:
                process = server.process.pid
                next_kill = time.monotonic() + 300 if end - time.monotonic() > 360 else end
                while time.monotonic() < next_kill:
                    imports += self.round(prepared.person, server.port, imports)
                    figures.append((resident(process), len(os.listdir(f"/proc/{process}/fd"))))
                if next_kill < end:
                    server.kill()
                    kills += 1
                    figures.clear()  # another process
                else:
                    quarter = max(len(figures) // 4, 1)
                    early, late = figures[quarter - 1], figures[-1]
                    left = [file.name for folder in (place, data / "uploads") for file in folder.iterdir() if file.suffix == ".tmp"]
                    expect(kills > 0 or not left, f"temporary files are left: {left}")
        expect(late[0] <= early[0] * 1.05 + 4 * MEGABYTE, f"it grew from {early[0]} to {late[0]} bytes")
        expect(late[1] <= early[1] + 2, f"it had {early[1]} files open, then {late[1]}")
        wrong = self.store.ask(data, "SELECT count(*) FROM import WHERE state NOT IN ('completed', 'completed_with_errors', 'draft')")[0][0]
        expect(wrong == 0, f"{wrong} imports did not end well")
        self.done_with(data)
        self.note(f"{trials} minutes, {imports} imports, four at once, {kills} kills: {early[0] // MEGABYTE} MB and {early[1]} open files after "
                  f"a quarter of the last process, {late[0] // MEGABYTE} MB and {late[1]} at its end; all imports ended")

    def round(self, person, port, first):
        """Four imports of random lengths at once, until they have ended."""

        def one(number):
            rows = self.random.randrange(1, 3_000)
            upload = person.must(port, "POST", f"/uploads?name=soak{number}.csv", leads_csv(rows, (first + number) * 3_000))
            draft = person.must(port, "POST", "/imports", {"upload": upload["id"]})
            person.must(port, "POST", f"/imports/{draft['id']}/start", {"version": draft["version"]})
            deadline = time.monotonic() + PATIENCE
            while person.must(port, "GET", f"/imports/{draft['id']}")["state"] not in ENDED:
                if time.monotonic() > deadline:
                    raise Failed(f"import {draft['id']} is stuck")
                time.sleep(0.1)

        return len(together(4, one))


def resident(process):
    with open(f"/proc/{process}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()
