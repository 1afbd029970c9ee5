# SPDX-License-Identifier: Apache-2.0
"""Imports that are disturbed at random moments, and must come out as if they had not been."""

import http.client
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from disturbances import Disturbances
from node import Node
from oracle import check
from pair import Pair
from installation import ENDED, PATIENCE, expect, leads_csv, set_up

FILES = 3
FAULTS = 4  # of each trial, while imports run
SHORT_FAULTS = 2


class Trials:
    def __init__(self, program, older, folder, network, rows, lease, is_short):
        self.program, self.folder, self.network, self.rows, self.lease = program, Path(folder), network, rows, lease
        self.older, self.is_short = older, is_short
        self.random = random.Random()
        self.pair = Pair(self.place("servers"), network)
        self.disturbances = Disturbances(network, self.pair, self.random, lease)

    def place(self, name):
        folder = self.folder / name
        folder.mkdir()
        os.chmod(self.folder, 0o755)  # the server is another user
        return folder

    def node(self, program, folder, url, name, command):
        return Node(program, folder / name, url, command, self.network, name, self.lease)

    # Two nodes with pages and a worker; files received by one node are imported by whichever is free.
    def cluster(self, seed):
        return self.with_nodes(seed, self.program, self.disturb)

    # The same of an older version; one node after the other is replaced while imports run.
    def upgrade(self, seed):
        return self.with_nodes(seed, self.older, self.replace)

    def with_nodes(self, seed, program, disturb):
        url = self.pair.fresh()
        folder = self.place(f"trial-{seed}")
        first = self.node(program, folder, url, "a", "serve")
        first.process.kill()
        first.start(shows_setup=True)
        nodes = [first]
        try:
            person = set_up(first.place, first.process.setup_line)
            nodes += [self.node(program, folder, url, "b", "serve"), self.node(program, folder, url, "c", "worker")]
            drafts = []
            for i in range(FILES):
                place = nodes[i % 2].place  # signed in on one, known on all
                upload = person.must(place, "POST", f"/uploads?name=leads-{i}.csv", leads_csv(self.rows, i * self.rows))
                drafts.append(person.must(place, "POST", "/imports", {"upload": upload["id"]}))
            for i, draft in enumerate(drafts):
                person.must(nodes[(i + 1) % 2].place, "POST", f"/imports/{draft['id']}/start", {"version": draft["version"]})
            told = disturb(nodes, url, person)
            check(self.pair, url, FILES, self.rows)
            for node in nodes:
                node.keep_up()
        finally:
            for node in nodes:
                node.stop()
        self.pair.drop(url)
        shutil.rmtree(folder)
        return f"{FILES} imports, " + ", ".join(told)

    def disturb(self, nodes, url, person):
        """Faults at random moments until all imports have ended; gives their names."""
        choices = self.disturbances.choices()
        left = self.random.sample(choices, len(choices))[:SHORT_FAULTS if self.is_short else FAULTS]
        if self.is_short and self.network.can_cut:  # it takes as long as several others, and no other test has it
            left = [self.disturbances.lose_writer]
        done = []
        deadline = time.monotonic() + PATIENCE
        person.patience = 5  # a node whose link is cut does not answer
        while not self.have_ended(nodes, person):
            expect(time.monotonic() < deadline, f"the imports never ended: {self.pair.ask('SELECT id, state FROM import', url)}")
            time.sleep(self.random.random() * 0.3)
            for node in nodes:
                node.keep_up()
            if left:
                fault = left.pop()
                if fault(nodes, url):
                    done.append(fault.__name__)
        return done

    def replace(self, nodes, _, person):
        """By the present version, in any order; gives how it went."""
        expect(not self.have_ended(nodes, person), "the imports were over before the upgrade began")
        told = []
        for node in self.random.sample(nodes, len(nodes)):
            time.sleep(self.random.random())
            expect(node.process.kill(signal.SIGTERM) == 0, "a node did not end well")
            node.program = self.program
            node.restart()
            told.append(f"{node.name} replaced")
        deadline = time.monotonic() + PATIENCE
        while not self.have_ended(nodes, person):
            expect(time.monotonic() < deadline, "the imports never ended")
            time.sleep(0.2)
        return told

    def have_ended(self, nodes, person):
        """Asked of any node: each knows all."""
        try:
            status, answer = person.ask(self.random.choice(nodes[:2]).place, "GET", "/imports")
        except (OSError, http.client.HTTPException):
            return False
        expect(status in (200, 503), f"a node answered {status} {answer}")
        return status == 200 and all(each["state"] in ENDED for each in answer["imports"])

    # inlet import in the foreground waits for its database and goes on.
    def foreground(self, seed):
        url = self.pair.fresh()
        folder = self.place(f"trial-{seed}")
        file = folder / "leads.csv"
        file.write_bytes(leads_csv(self.rows * FILES))
        process = subprocess.Popen([*self.network.before("a"), self.program, "import", str(file), "--data", str(folder / "data"),
                                    "--database", url, "--yes", "--json"],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        losses = []

        def long_loss():
            self.pair.crash(2 + self.random.random())

        faults = [self.disturbances.promote, long_loss, lambda: self.pair.kill_process(url, self.random)]
        for fault in self.random.sample(faults, SHORT_FAULTS if self.is_short else len(faults)):
            if not self.is_under_way(process, url):
                break
            time.sleep(self.random.random() * 0.2)
            fault()
            self.pair.expect_synchronous()
            losses.append(fault)
        out, told = process.communicate(timeout=PATIENCE)
        expect(losses, "the import was over before anything happened")
        expect(process.returncode == 1, f"exit {process.returncode}: {told}")
        # What is over within a second may be bridged by trying again, and is not told then.
        expect(("Waiting for it" in told) == ("is back" in told), f"it did not say how its waiting ended: {told}")
        expect(long_loss not in losses or "Waiting for it" in told, f"it did not say that it waits: {told}")
        check(self.pair, url, 1, self.rows * FILES)
        self.pair.drop(url)
        shutil.rmtree(folder)
        return f"{len(losses)} losses in one import"

    def is_under_way(self, process, url):
        """Once a batch more is written than before; false when the import has ended."""
        before = None
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            found = self.pair.ask("SELECT to_regclass('import_run') IS NOT NULL", url)
            rows = self.pair.ask("SELECT coalesce(sum(record), 0) FROM import_run", url) if found == [["t"]] else [["0"]]
            done = int(rows[0][0])
            before = done if before is None else before
            if done > before:
                return True
            time.sleep(0.02)
        return False
