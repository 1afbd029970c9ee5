# SPDX-License-Identifier: Apache-2.0
"""What faults.py does to the room that is left: full disks, of ours and of the server of PostgreSQL, and bounded files."""

import os
import resource
import shutil
import subprocess
import time


from installation import ENDED, ROWS, Failed, Prepared, check, expect
from stores import Postgres, Sqlite


class FullDisks:
    """A part of Faults."""

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

    def disk_trial(self, prepared, place):
        self.count += 1
        data = place / "data"
        shutil.copytree(prepared.template, data, ignore=shutil.ignore_patterns("workers", "*-turn"))
        make_room = lambda _: subprocess.run(["mount", "-o", "remount,size=512m", str(place)], check=True)
        return self.import_without_room(prepared, data, lambda _: None, make_room)

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

    def start_again(self, prepared, port):
        """As a person does who was told that there is no space; more than once is told in the figures."""
        for tries in range(10):
            status, answer = prepared.start(port)
            if status < 300:
                return
            self.note(f"a start with room again answered {status} at try {tries + 1}: {answer}")
            time.sleep(0.5)
        raise Failed("an import could not be started though there was room again")
