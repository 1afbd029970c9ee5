#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills, stalls, fills and cheats the real program in the middle of imports, and checks that nothing is lost and nothing doubled.

  tools/faults/faults.py --short          a part of each, in less than a minute (./test runs it)
  tools/faults/faults.py --long           all of it, on SQLite and on PostgreSQL (docs/develop/faults.md)
  tools/faults/faults.py --seed 7 --only kill,cancel --trials 200 --store postgres

INLET names the program (build/release/inlet otherwise). The seed is printed; with the same seed the same moments are chosen.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from crowd import Crowd  # noqa: E402
from installation import ENDED, Failed, PATIENCE, Prepared, Process, check, expect, good_rows, leads_csv, together  # noqa: E402
from limits import Limits  # noqa: E402
from power import Disk  # noqa: E402
from stores import Postgres, Sqlite  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
ROWS = 20_000


class Faults(Limits, Crowd):
    def __init__(self, program, folder, seed, is_short, store):
        self.store = store
        self.program, self.folder, self.seed, self.is_short = program, Path(folder), seed, is_short
        self.random = random.Random(seed)  # each kind has its own: run_one
        self.prepared = {}
        self.count = 0
        self.figures = []

    def ready(self, rows=ROWS):
        if rows not in self.prepared:
            self.prepared[rows] = Prepared(self.program, self.folder, rows, self.store)
        return self.prepared[rows]

    def data(self, prepared, where=None):
        self.count += 1
        return prepared.copy(f"trial-{self.count}", where)

    def done_with(self, data):
        shutil.rmtree(data, ignore_errors=True)
        self.store.drop(data)
        Path(data).with_suffix(".log").unlink(missing_ok=True)

    def serve(self, data, *arguments, more=None, **named):
        return Process(self.program, data, *arguments, environment={**self.store.environment(data), **(more or {})}, **named)

    def undisturbed(self, prepared):
        """How long the import takes here and now: the window for the moments of the faults."""
        data = self.data(prepared)
        with self.serve(data) as server:
            begun = time.monotonic()
            prepared.start(server.port)
            prepared.wait_for_end(server.port)
            length = time.monotonic() - begun
            expect(server.kill(signal.SIGTERM) == 0, "an idle server did not end with 0")
        expect(check(self.store, data, prepared.rows) == good_rows(prepared.rows), "the undisturbed import is wrong")
        self.done_with(data)
        return length

    def note(self, line):
        self.figures.append(line)
        print("  " + line, flush=True)

    # R1: kill -9 of the whole server at a random moment.
    def kill(self, trials):
        prepared = self.ready()
        length = self.undisturbed(prepared)
        resumed = []
        for _ in range(trials):
            data = self.data(prepared)
            with self.serve(data) as server:
                prepared.start(server.port)
                time.sleep(self.random.random() * length)
                server.kill()
            begun = time.monotonic()
            with self.serve(data) as server:
                _, moved = prepared.wait_for_end(server.port, begun)
                resumed.append(moved)
            check(self.store, data, prepared.rows)
            self.done_with(data)
        expect(max(resumed) <= 10, f"resumed after {max(resumed):.1f} s")
        self.note(f"{trials} kills in a {length:.1f} s import of {ROWS} rows: 0 rows lost, 0 doubled; went on {max(resumed):.1f} s after "
                  f"the restart at the latest, {sorted(resumed)[len(resumed) // 2]:.1f} s in the middle")

    # One import killed again and again: it must not be given up while it comes further.
    def kill_again(self, trials):
        prepared = self.ready(100_000 if not self.is_short else ROWS)
        data = self.data(prepared)
        kills = 0
        with self.serve(data) as server:
            prepared.start(server.port)
            server.kill()
        for _ in range(trials):
            with self.serve(data) as server:
                # It comes further each time; five deaths in a row at one place would be the end.
                before = prepared.state(server.port)["done"]
                deadline = time.monotonic() + PATIENCE
                while True:
                    seen = prepared.state(server.port)
                    if seen["state"] in ENDED or seen["done"] > before or time.monotonic() > deadline:
                        break
                time.sleep(self.random.random() * 0.05)
                state = seen["state"]
                server.kill()
            kills += 1
            if state in ENDED:
                break
        with self.serve(data) as server:
            prepared.wait_for_end(server.port)
        check(self.store, data, prepared.rows)
        self.done_with(data)
        self.note(f"one import of {prepared.rows} rows killed {kills} times: exact")

    # R10: SIGTERM.
    def stop(self, trials):
        prepared = self.ready()
        length = self.undisturbed(prepared)
        slowest = 0.0
        for _ in range(trials):
            data = self.data(prepared)
            with self.serve(data) as server:
                prepared.start(server.port)
                time.sleep(self.random.random() * length)
                begun = time.monotonic()
                code = server.kill(signal.SIGTERM)
                slowest = max(slowest, time.monotonic() - begun)
                expect(code == 0, f"SIGTERM ended with {code}")
            with self.serve(data) as server:
                prepared.wait_for_end(server.port)
            check(self.store, data, prepared.rows)
            self.done_with(data)
        expect(slowest <= 5, f"SIGTERM took {slowest:.1f} s")
        self.note(f"{trials} stops by SIGTERM: exit 0 within {slowest:.1f} s, nothing lost or doubled")

    # R8: a worker is stopped in its tracks for longer than its lease, another one takes over, the first one wakes. On PostgreSQL the other one is
    # on another machine, whose clock may be an hour off.
    def stall(self, trials):
        prepared = self.ready()
        length = self.undisturbed(prepared)
        clock = self.preloaded("shifted_clock") if isinstance(self.store, Postgres) else None
        took_over = 0
        for trial in range(trials):
            data = self.data(prepared)
            elsewhere = {"LD_PRELOAD": str(clock), "CLOCK_AHEAD": str((0, 3600, -3600)[trial % 3])} if clock else {}
            with self.serve(data, "--workers", "1", "--lease", "2") as first:
                prepared.start(first.port)
                time.sleep(self.random.random() * length)
                first.kill(signal.SIGSTOP)
                with self.serve(data, "--workers", "1", "--lease", "2", command="worker", more=elsewhere) as second:
                    time.sleep(4.5)
                    first.kill(signal.SIGCONT)
                    prepared.wait_for_end(first.port)
                    time.sleep(0.3)
                    expect(first.is_alive(), "the one that was stalled died")
                    expect(second.is_alive(), "the one that took over died")
                    took_over += b"jobs.rescued" in Path(data).with_suffix(".log").read_bytes()
            check(self.store, data, prepared.rows)
            self.done_with(data)
        self.note(f"{trials} stalls past the lease: {took_over} taken over by the other process, 0 rows lost or doubled by the one that woke")

    # R5: the disk is full at one point after the other; then there is room again.
    def disk(self, trials):
        if os.geteuid() != 0:
            self.note("disk full: skipped, mounting a file system of its own needs root")
            return
        place = self.folder / "small-disk"
        place.mkdir(exist_ok=True)
        if isinstance(self.store, Postgres):
            self.disk_of_server(trials, place)
            return
        prepared = self.ready()
        paused = 0
        used = sum(f.stat().st_size for f in prepared.template.rglob("*") if f.is_file())
        data = self.data(prepared)
        with self.serve(data) as server:
            prepared.start(server.port)
            prepared.wait_for_end(server.port)
            needed = sum(f.stat().st_size for f in data.rglob("*") if f.is_file()) - used
        self.done_with(data)
        for i in range(trials):
            room = used + 64 * 1024 + int(needed * 1.1 * i / trials) + self.random.randrange(32 * 1024)
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room // 4096 * 4096}", "tmpfs", str(place)], check=True)
            try:
                paused += self.disk_trial(prepared, place)
            except Failed:
                shutil.copytree(place, self.folder / f"left-{i}", dirs_exist_ok=True)
                raise
            finally:
                subprocess.run(["umount", "-l", str(place)], check=True)
        self.note(f"disk full at {trials} points: {paused} imports stood still, all went on by themselves to the exact result once there was room")

    # R5: no file may become larger than so much (ulimit -f), at one point after the other; then it may.
    def file_size(self, trials):
        if not isinstance(self.store, Sqlite):
            self.note("file size: the files of PostgreSQL are its server's")
            return
        prepared = self.ready()
        largest = lambda folder: max(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        least = largest(prepared.template)
        data = self.data(prepared)
        with self.serve(data) as server:
            prepared.start(server.port)
            prepared.wait_for_end(server.port)
            most = largest(data)
        self.done_with(data)
        paused = 0
        for i in range(trials):
            size = least + int((most - least) * i / trials) + self.random.randrange(32 * 1024)
            data = self.data(prepared)
            bounded = lambda limit: lambda server: resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            paused += self.import_without_room(prepared, data, bounded(size), bounded(resource.RLIM_INFINITY))
            self.done_with(data)
        self.note(f"files bounded at {trials} sizes: {paused} imports stood still, all went on by themselves to the exact result once they might grow")

    def disk_trial(self, prepared, place):
        self.count += 1
        data = place / "data"
        shutil.copytree(prepared.template, data, ignore=shutil.ignore_patterns("workers", "*-turn"))
        make_room = lambda _: subprocess.run(["mount", "-o", "remount,size=512m", str(place)], check=True)
        return self.import_without_room(prepared, data, lambda _: None, make_room)

    def start_again(self, prepared, port):
        """As a person does who was told that there is no space; more than once is told in the figures."""
        for tries in range(10):
            status, answer = prepared.start(port)
            if status < 300:
                return
            self.note(f"a start with room again answered {status} at try {tries + 1}: {answer}")
            time.sleep(0.5)
        raise Failed("an import could not be started though there was room again")

    def disk_of_server(self, trials, place):
        """The same where the disk of the PostgreSQL server is full, which may end the server itself."""
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=900m", "tmpfs", str(place)], check=True)
        ordinary, paused, ended = self.store, 0, 0
        try:
            self.store = Postgres(place / "server")
            prepared = Prepared(self.program, place, ROWS, self.store)
            for i in range(trials):
                data = self.data(prepared, place)
                self.store.run(self.store.admin, "CHECKPOINT")
                ballast = place / "ballast"
                left = int(48 * 1024 * 1024 * i / trials) + self.random.randrange(1024 * 1024)

                def take_room(_, left=left):
                    ballast.write_bytes(bytes(max(shutil.disk_usage(place).free - left, 0)))

                def make_room(_):
                    nonlocal ended
                    ballast.unlink()
                    ended += self.store.bring_back()

                paused += self.import_without_room(prepared, data, take_room, make_room)
                self.done_with(data)
        finally:
            self.store.close()
            self.store = ordinary
            subprocess.run(["umount", "-l", str(place)], check=True)
        self.note(f"disk of the server full at {trials} points: {paused} imports stood still, the server itself ended {ended} times; all went on "
                  "by themselves to the exact result once there was room")

    def import_without_room(self, prepared, data, take_room, make_room):
        """True when it stood still meanwhile."""
        refused = False
        with self.serve(data) as server:
            take_room(server)
            status, answer = prepared.start(server.port)
            if status >= 300:
                expect(status in (503, 507), f"a start without room answered {status} {answer}")
                refused = True
            deadline = time.monotonic() + 4
            state = None
            while time.monotonic() < deadline and state not in ENDED and state != "paused":
                status, seen = prepared.person.ask(server.port, "GET", f"/imports/{prepared.id}")
                expect(status < 500 or status in (503, 507), f"looking at it answered {status}")
                state = seen.get("state")
                time.sleep(0.05)
            expect(server.is_alive(), "the server died on a full disk")
            if state == "paused":
                status, seen = prepared.person.ask(server.port, "GET", f"/imports/{prepared.id}")
                code = seen["failure"]["code"] if status == 200 else "DATABASE_UNAVAILABLE"
                expect(code == "NO_SPACE" or self.store.name == "PostgreSQL" and code == "DATABASE_UNAVAILABLE", f"paused for {code}")
            make_room(server)
            if refused:
                self.start_again(prepared, server.port)
            prepared.wait_for_end(server.port)
        check(self.store, data, prepared.rows)
        return state != "completed_with_errors"

    # R4: the power is cut; only what was written through is left, and by chance some of the rest.
    def power(self, trials):
        if not isinstance(self.store, Sqlite):
            self.note("power cut: left to PostgreSQL, which keeps its own promise with fsync on")
            return
        library = self.preloaded("power_cut")
        prepared = self.ready()
        length = self.undisturbed(prepared)
        for trial in range(trials):
            data = self.data(prepared)
            disk = Disk(data, self.folder / "shadow", library)
            with Process(self.program, data, environment=disk.environment) as server:
                answered, _ = prepared.start(server.port)
                seen, until = {"tally": {"created": 0}}, time.monotonic() + self.random.random() * length * 2
                while time.monotonic() < until:
                    seen = prepared.state(server.port)
                server.kill()
            left = data.with_name(data.name + "-left")
            disk.after_cut(left, self.random if trial % 2 else None)
            before = self.store.ask(left, "SELECT count(*) FROM lead")[0][0]
            expect(before >= seen["tally"]["created"], f"{before} leads are left of {seen['tally']['created']} that a person had seen")
            expect(answered >= 300 or self.store.ask(left, "SELECT state FROM import") != [("draft",)], "an answered start is not there")
            with self.serve(left) as server:
                prepared.wait_for_end(server.port)
            check(self.store, left, prepared.rows)
            self.done_with(data)
            self.done_with(left)
        self.note(f"{trials} power cuts: all that a person had been told was there, the database sound, 0 rows lost or doubled after going on")

    # R9: one of two processes is killed; the other one takes over.
    def take_over(self, trials):
        prepared = self.ready()
        length = self.undisturbed(prepared)
        moved = []
        for _ in range(trials):
            data = self.data(prepared)
            with self.serve(data, "--workers", "0") as server, self.serve(data, "--workers", "1", command="worker") as worker:
                prepared.start(server.port)
                time.sleep(self.random.random() * length)
                with self.serve(data, "--workers", "1", command="worker"):
                    worker.kill()
                    _, seconds = prepared.wait_for_end(server.port)
                    moved.append(seconds)
            check(self.store, data, prepared.rows)
            self.done_with(data)
        expect(max(moved) <= 35, f"taken over after {max(moved):.1f} s")
        self.note(f"{trials} workers killed beside another: taken over {max(moved):.1f} s later at the latest, {sorted(moved)[len(moved) // 2]:.1f} s "
                  "in the middle; 0 rows lost or doubled")

    def preloaded(self, name):
        library = self.folder / f"{name}.so"
        built = subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-pthread", "-o", str(library),
                                str(Path(__file__).parent / f"{name}.c"), "-ldl"], check=False)
        expect(built.returncode == 0, f"{name}.c does not compile")
        return library

    # R6: the k-th write, fsync, open, rename, truncate or mmap fails, for each k.
    def sweep(self, step):
        library = self.preloaded("failing_calls")
        rows = 400
        file = self.folder / "sweep.csv"
        file.write_bytes(leads_csv(rows))
        self.ready(rows)  # an installation whose database is made
        trials, codes = 0, {}
        for call, error in (("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"), ("open", "EIO"), ("rename", "EIO"), ("truncate", "ENOSPC"), ("mmap", "ENOMEM")):
            at = self.random.randrange(step) + 1
            while True:
                data = self.data(self.ready(rows))
                calls = self.folder / "calls"
                calls.unlink(missing_ok=True)
                code = self.sweep_trial(data, file, {"LD_PRELOAD": str(library), "FAULTS_CALL": call, "FAULTS_AT": str(at),
                                                     "FAULTS_ERRNO": error, "FAULTS_COUNT": str(calls)}, f"{call} {at} {error}", rows)
                self.done_with(data)
                codes[code] = codes.get(code, 0) + 1
                trials += 1
                if calls.exists() and int(calls.read_text()) < at:
                    break  # a clean run: there is no such call
                at += step
        told = ", ".join(f"{count} with exit {code}" for code, count in sorted(codes.items()))
        self.note(f"{trials} imports with one failing call (every {step}. write, fsync, open, rename, truncate, mmap): {told}; all exact after going on")

    def sweep_trial(self, data, file, environment, place, rows):
        done = subprocess.run([self.program, "import", str(file), "--data", str(data), "--yes", "--json"], capture_output=True,
                              text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False, env={**os.environ, **self.store.environment(data), **environment})
        expect(done.returncode in (1, 3, 5, 70), f"{place}: exit {done.returncode}\n{done.stderr}")
        expect(done.returncode == 1 or done.stderr.strip(), f"{place}: exit {done.returncode} without a word")
        expect(done.returncode != 70, f"{place}: called a bug of ours\n{done.stderr}")
        self.go_on(data, file, place, rows)
        return done.returncode

    def go_on(self, data, file, place, rows):
        """What was begun is brought to its end by a server; what was not is begun anew. Then all is as if nothing had failed."""
        with self.serve(data) as server:
            person = self.ready(rows).person
            deadline = time.monotonic() + PATIENCE
            while True:
                found = person.must(server.port, "GET", "/imports")["imports"]
                if all(each["state"] in ENDED for each in found):
                    break
                expect(time.monotonic() < deadline, f"{place}: never ended: {found}")
                time.sleep(0.02)
        ends = [each["state"] for each in found]
        expect(ends in ([], ["completed_with_errors"]), f"{place}: ended as {ends}")
        if not ends:
            again = subprocess.run([self.program, "import", str(file), "--data", str(data), "--yes", "--json"], capture_output=True,
                                   text=True, stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
                                   env={**os.environ, **self.store.environment(data)})
            expect(again.returncode == 1, f"{place}: again: {again.returncode} {again.stderr}")
        check(self.store, data, rows)

    # R11, R12: a hundred starts at once are one job; with one key they have one answer.
    def starts(self, trials):
        prepared = self.ready(2_000)
        for trial in range(trials):
            for key in (None, f"key-{trial}"):
                data = self.data(prepared)
                with self.serve(data) as server:
                    headers = {"Idempotency-Key": key} if key else None
                    answers = together(100, lambda _, h=headers, p=server.port: prepared.start(p, h))
                    statuses = sorted({status for status, _ in answers})
                    if key:
                        expect(len({str(sorted(answer.items())) for _, answer in answers}) == 1, "one key had several answers")
                        expect(statuses[0] < 300 and len(statuses) == 1, f"one key answered {statuses}")
                        changed = prepared.person.ask(server.port, "POST", f"/imports/{prepared.id}/start", {"version": 99}, headers)
                        expect(changed[0] == 422, f"the key with another body answered {changed}")
                    else:
                        expect(sum(status < 300 for status, _ in answers) == 1, f"{statuses}: several starts went through")
                    prepared.wait_for_end(server.port)
                check(self.store, data, prepared.rows)
                self.done_with(data)
        self.note(f"{trials} times 100 starts at once, with and without a key: one job each")

    # R15: cancel at a random moment.
    def cancel(self, trials):
        prepared = self.ready(5 * ROWS)
        length = self.undisturbed(prepared)
        slowest, stopped = 0.0, 0
        for _ in range(trials):
            data = self.data(prepared)
            with self.serve(data) as server:
                prepared.start(server.port)
                time.sleep(self.random.random() * length)
                begun = time.monotonic()
                status, _ = prepared.person.ask(server.port, "POST", f"/imports/{prepared.id}/cancel")
                seen, _ = prepared.wait_for_end(server.port)
                if seen["state"] == "cancelled":
                    slowest = max(slowest, time.monotonic() - begun)
                    stopped += 1
                else:
                    expect(status == 409 or seen["state"] == "completed_with_errors", f"cancel answered {status}, it ended {seen['state']}")
                created = seen["tally"]["created"]
                time.sleep(0.2)
            expect(check(self.store, data, prepared.rows, ("cancelled", "completed_with_errors")) == created, "leads came after the cancel")
            self.done_with(data)
        expect(slowest <= 2, f"a cancel took {slowest:.1f} s")
        self.note(f"{trials} cancels: {stopped} stopped before the end, within {slowest:.2f} s; the sums add up, no lead came later")


SHORT = {"kill": 3, "kill_again": 3, "stop": 2, "stall": 1, "take_over": 1, "power": 2, "disk": 2, "file_size": 2, "memory": 3, "allocations": 2, "upgrade": 3, "sweep": 90, "starts": 1,
         "cancel": 2, "queue": 100}
LONG = {"kill": 100, "kill_again": 20, "stop": 30, "stall": 10, "take_over": 20, "power": 50, "disk": 20, "file_size": 20, "memory": 60, "allocations": 100, "upgrade": 50, "sweep": 1, "starts": 50,
        "cancel": 50, "queue": 10_000, "soak": 30}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", default="", help="some of: " + ", ".join(LONG))
    parser.add_argument("--trials", type=int, help="of each; for sweep: every so many calls; for soak: minutes; for queue: imports")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("INLET_SEED", random.SystemRandom().randrange(1 << 32))))
    parser.add_argument("--store", choices=("sqlite", "postgres"), help="one of the two; else both, the short form SQLite alone")
    options = parser.parse_args()
    program = os.environ.get("INLET", str(ROOT / "build" / "release" / "inlet"))
    plan = LONG if options.long else SHORT
    names = options.only.split(",") if options.only else list(plan)
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"seed {options.seed}, {time.strftime('%Y-%m-%d')}, {version}", flush=True)
    for store in [options.store] if options.store else ["sqlite", "postgres"] if options.long else ["sqlite"]:
        with tempfile.TemporaryDirectory(prefix="inlet-faults.") as folder:
            kept_in = Postgres(Path(folder) / "server") if store == "postgres" else Sqlite()
            try:
                faults = Faults(program, folder, options.seed, not options.long, kept_in)
                if not all([run_one(faults, name, options.trials or plan[name]) for name in names]):
                    return 1
            finally:
                kept_in.close()
    return 0


def run_one(faults, name, trials):
    faults.random = random.Random(f"{faults.seed} {name}")  # the same moments, whatever else is run
    begun = time.monotonic()
    print(f"{faults.store.name} {name} ...", flush=True)
    try:
        getattr(faults, name)(trials)
    except Failed as failure:
        kept = f"/tmp/inlet-faults-{faults.seed}-{name}"
        shutil.copytree(faults.folder, kept, dirs_exist_ok=True, ignore=shutil.ignore_patterns("server"), ignore_dangling_symlinks=True)
        print(f"FAILED {name}: {failure}\nseed {faults.seed}; what is left: {kept}", flush=True)
        return False
    print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
