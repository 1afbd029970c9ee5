# SPDX-License-Identifier: Apache-2.0
"""What faults.py does to the processes: kills, stops and stalls them, and cuts the power."""

import signal
import time
from pathlib import Path


from installation import ENDED, PATIENCE, ROWS, Process, check, expect
from power import Disk
from stores import Postgres, Sqlite


class Deaths:
    """A part of Faults."""

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
