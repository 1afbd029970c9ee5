# SPDX-License-Identifier: Apache-2.0
"""What faults.py does with many people at once: a long queue, in which nobody waits for the others to be through."""

import time

from installation import Failed, PATIENCE, Person, expect, leads_csv, together

PEOPLE = 20
NEWCOMER_WAITS = 10  # seconds at most, whatever is queued
FIRST = 2_000_000  # names of three syllables, which nobody takes for countries
PASSWORD = "correct horse battery staple"


class Crowd:
    """A part of Faults."""

    # R19: so many small imports of twenty people, and beside them a large one.
    def queue(self, jobs):
        prepared = self.ready(2_000)
        data = self.data(prepared)
        with self.serve(data, "--workers", "0") as server:
            people = [self.invite(prepared.person, server.port, i) for i in range(PEOPLE)]
            large = self.start_import(people[0], server.port, self.upload(people[0], server.port, 20_000 if self.is_short else 1_000_000, 1_000))
            begun = time.monotonic()
            together(PEOPLE, lambda i: self.queue_small(people[i], server.port, i, jobs // PEOPLE))
            queued = time.monotonic() - begun
        begun = time.monotonic()
        with self.serve(data) as server:
            waits = self.until_drained(data, server.port, prepared.person)
            drained = time.monotonic() - begun
            end = people[0].must(server.port, "GET", f"/imports/{large}")
            expect(end["state"] == "completed_with_errors", f"the large import ended as {end['state']}")
        expect(max(waits) <= NEWCOMER_WAITS, f"a newcomer's import waited {max(waits):.1f} s")
        wrong = self.store.ask(data, "SELECT count(*) FROM import WHERE state NOT IN ('completed', 'completed_with_errors', 'draft')")[0][0]
        expect(wrong == 0, f"{wrong} imports did not end well")
        lead = self.check_turns(data, large)
        self.done_with(data)
        self.note(f"{jobs} imports of {PEOPLE} people and one of 50 MB: queued in {queued:.0f} s, done in {drained:.0f} s; nobody was more than {lead} "
                  f"imports ahead of another; {len(waits)} newcomers waited {max(waits):.1f} s at the longest, {sorted(waits)[len(waits) // 2]:.1f} s in the middle")

    def invite(self, administrator, port, number):
        link = administrator.must(port, "POST", "/users", {"name": f"Person {number}", "email": f"person{number}@example.com", "role": "user"})
        person = Person()
        person.token = person.must(port, "POST", "/invitation", {"token": link["token"], "password": PASSWORD})["csrf_token"]
        return person

    def upload(self, person, port, rows, first):
        return person.must(port, "POST", "/uploads?name=leads.csv", leads_csv(rows, FIRST + first))["id"]

    def start_import(self, person, port, upload):
        draft = person.must(port, "POST", "/imports", {"upload": upload})
        person.must(port, "POST", f"/imports/{draft['id']}/start", {"version": draft["version"]})
        return draft["id"]

    def queue_small(self, person, port, number, count):
        upload = self.upload(person, port, 3, number * 3)
        for _ in range(count):
            self.start_import(person, port, upload)

    def until_drained(self, data, port, administrator):
        """How long the imports of one who comes now and then waited for their turn."""
        newcomer = self.invite(administrator, port, PEOPLE)
        upload = self.upload(newcomer, port, 3, PEOPLE * 3)
        waits, seen, moved = [], None, time.monotonic()
        while True:
            left = self.store.ask(data, "SELECT count(*) FROM job WHERE kind = 'import' AND state IN ('available', 'running', 'retryable')")[0][0]
            if left == 0 and waits:
                return waits
            if left != seen:
                seen, moved = left, time.monotonic()
            expect(time.monotonic() - moved < PATIENCE, f"the queue stands still at {left}")
            begun = time.monotonic()
            number = self.start_import(newcomer, port, upload)
            while newcomer.must(port, "GET", f"/imports/{number}")["state"] == "queued":
                if time.monotonic() - begun > PATIENCE:
                    raise Failed("a newcomer's import never began")
                time.sleep(0.05)
            waits.append(time.monotonic() - begun)
            time.sleep(1)

    def check_turns(self, data, large):
        """By how many imports anybody was ahead of another while all of them had some in the queue. Who has the large one is behind."""
        order = self.store.ask(data, 'SELECT "user", import FROM job WHERE kind = \'import\' ORDER BY ended_at, id')
        owner = next(user for user, number in order if number == large)
        counts = {}
        for user, _ in order:
            if user != owner:
                counts[user] = counts.get(user, 0) + 1
        del counts[max(counts)]  # the newcomer
        whole = max(counts.values())
        people = [user for user, count in counts.items() if count == whole]
        expect(len(people) == PEOPLE - 1, f"{len(people)} people have {whole} imports")
        done, most = dict.fromkeys(people, 0), 0
        for user, _ in order:
            if user not in done:
                continue
            done[user] += 1
            most = max(most, done[user] - min(done.values()))
            if done[user] == whole:
                break
        expect(most <= 3, f"somebody was {most} imports ahead of another")
        return most
