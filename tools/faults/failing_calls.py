# SPDX-License-Identifier: Apache-2.0
"""What faults.py does with calls of the system that fail: one write, fsync, open, rename, truncate or mmap after the other."""

import os
import subprocess
import time


from installation import ENDED, PATIENCE, check, expect, leads_csv


class FailingCalls:
    """A part of Faults."""

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
