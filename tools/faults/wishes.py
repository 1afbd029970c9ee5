# SPDX-License-Identifier: Apache-2.0
"""What faults.py does as people do who press a button too often, or too late: a hundred starts at once, cancels at any moment."""

import time


from installation import ROWS, check, expect, together


class Wishes:
    """A part of Faults."""

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
