#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Several nodes of the real program on one PostgreSQL server, some imports at once, and faults at random moments of them: nodes are killed
and stalled, the server is stopped at once and started again, its processes are killed. Then the database is asked whether every
good row is one lead, every record has one outcome, and every import went on by itself.

  tools/nodes/nodes.py --short          one trial of each (./test runs it)
  tools/nodes/nodes.py --trials 100     that many, each with the next seed
  tools/nodes/nodes.py --seed 7 --only cluster

INLET names the program (build/release/inlet otherwise). The seed is printed; with the same seed the same faults are chosen. The
server is a cluster of its own (tools/postgres_cluster), with fsync on.
"""

import argparse
import http.client
import importlib.machinery
import importlib.util
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "faults"))
from installation import ENDED, Failed, PATIENCE, Process, expect, good_rows, leads_csv, set_up  # noqa: E402

ROWS = 12_000
FILES = 3
LEASE = 2  # seconds


def postgres_cluster():
    path = str(ROOT / "tools" / "postgres_cluster")
    loader = importlib.machinery.SourceFileLoader("postgres_cluster", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("postgres_cluster", loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


class Server:
    """The PostgreSQL server, which is away now and then."""

    def __init__(self, folder):
        self.cluster = postgres_cluster().Cluster(folder, durable=True)
        self.cluster.initialise()
        self.admin = self.cluster.start()
        self.count = 0

    def fresh(self):
        self.count += 1
        name = f"trial_{self.count}"
        self.ask(f"CREATE DATABASE {name}")
        return self.admin.rsplit("/", 1)[0] + "/" + name

    def ask(self, text, url=None):
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", url or self.admin, "-c", text], capture_output=True,
                              text=True, check=False)
        expect(done.returncode == 0, f"{text}: {done.stderr}")
        return [line.split("|") for line in done.stdout.splitlines()]

    def crash(self, away):
        self.cluster.crash()
        time.sleep(away)
        self.cluster.start()

    def processes(self, database):
        """The server's processes that work for Inlet."""
        return [int(row[0]) for row in self.ask(f"SELECT pid FROM pg_stat_activity WHERE datname = '{database.rsplit('/', 1)[1]}'"
                                                " AND application_name = 'inlet'")]

    def kill_process(self, database, generator):
        found = self.processes(database)
        if not found:
            return
        os.kill(generator.choice(found), signal.SIGKILL)
        # The others end too, and the server recovers by itself.
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(["pg_isready", "-q", "-d", self.admin], check=False).returncode != 0:
            expect(time.monotonic() < deadline, "the server never came back")
            time.sleep(0.05)

    def cut(self, database):
        self.ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database.rsplit('/', 1)[1]}'")


class Node:
    """One machine: a data folder of its own, and the program over it."""

    def __init__(self, program, folder, url, command):
        self.program, self.folder, self.url, self.command = program, folder, url, command
        self.process = None
        self.start(shows_setup=False)

    def start(self, shows_setup=False):
        self.process = Process(self.program, self.folder, "--workers", "1", "--lease", str(LEASE), command=self.command,
                               environment={"INLET_DATABASE": self.url}, shows_setup=shows_setup)

    @property
    def port(self):
        return self.process.port

    def restart(self, patience=PATIENCE):
        """As systemd would: again and again while the database is away."""
        if self.process.is_alive():
            self.process.kill()
        deadline = time.monotonic() + patience
        while True:
            try:
                self.start()
                return
            except Failed:
                self.process.wait()
                expect(time.monotonic() < deadline, "a node could not be started again")
                time.sleep(0.3)

    def stop(self):
        if self.process.is_alive():
            self.process.process.send_signal(signal.SIGCONT)
            self.process.kill()


def check(server, url, files, rows):
    """The oracle: every good row is one lead, every record has one outcome, every sum adds up, one notice each."""
    ask = lambda text: server.ask(text, url)
    imports = ask("SELECT id, state, total, created, updated, unchanged, skipped, failed, not_processed, write_run FROM import ORDER BY id")
    expect(len(imports) == files, f"{len(imports)} imports")
    for number, state, total, created, updated, unchanged, skipped, failed, not_processed, run in imports:
        counts = [int(each) for each in (created, updated, unchanged, skipped, failed, not_processed)]
        expect(state == "completed_with_errors", f"import {number} ended as {state}")
        expect(int(total) == sum(counts) == rows, f"the sum of import {number} is wrong: {total}, {counts}")
        expect(int(created) == good_rows(rows), f"import {number} created {created}")
        leads = [int(row[0]) for row in ask(f"SELECT import_row FROM lead WHERE import_job_id = {number} ORDER BY import_row")]
        expect(leads == [i + 2 for i in range(rows) if i % 40 != 39], f"import {number}: rows are missing or too many")
        wrong = ask(f"SELECT count(*), count(DISTINCT record) FROM row_outcome WHERE run = {run} AND outcome = 'failed'")[0]
        expect(wrong == [failed, failed], f"import {number}: {wrong} failed rows are kept, {failed} counted")
    emails = ask("SELECT count(*), count(DISTINCT email), (SELECT count(*) FROM match_key WHERE slot = 0) FROM lead")[0]
    expect(len(set(emails)) == 1, f"leads, addresses, keys: {emails}")
    expect(ask("SELECT count(*) FROM job WHERE state = 'running' AND import <> 0") == [["0"]], "a job runs without an import")
    told = ask("SELECT count(*) FROM notice WHERE kind LIKE 'import%'")[0][0]
    expect(told == str(files), f"{told} notices at the end of {files} imports")


class Nodes:
    def __init__(self, program, folder, seed, rows):
        self.program, self.folder, self.seed, self.rows = program, Path(folder), seed, rows
        self.random = random.Random(seed)
        self.server = Server(self.place("server"))
        self.trial = 0
        self.faults = {}

    def place(self, name):
        folder = self.folder / name
        folder.mkdir()
        os.chmod(self.folder, 0o755)  # the server is another user
        return folder

    def note(self, fault):
        self.faults[fault] = self.faults.get(fault, 0) + 1

    # Two nodes with pages and a worker; files received by one node are imported by whichever is free.
    def cluster(self):
        self.trial += 1
        url = self.server.fresh()
        folder = self.place(f"trial-{self.trial}")
        first = Node(self.program, folder / "a", url, "serve")
        first.process.kill()
        first.start(shows_setup=True)
        nodes = [first]
        try:
            person = set_up(first.port, first.process.setup_line)
            nodes += [Node(self.program, folder / "b", url, "serve"), Node(self.program, folder / "c", url, "worker")]
            started = []
            for i in range(FILES):
                port = nodes[i % 2].port  # signed in on one, known on all
                upload = person.must(port, "POST", f"/uploads?name=leads-{i}.csv", leads_csv(self.rows, i * self.rows))
                draft = person.must(port, "POST", "/imports", {"upload": upload["id"]})
                started.append(person.must(nodes[(i + 1) % 2].port, "POST", f"/imports/{draft['id']}/start", {"version": draft["version"]}))
            self.disturb(nodes, url, person)
            check(self.server, url, FILES, self.rows)
            expect(all(node.process.is_alive() for node in nodes), "a node died of itself")
        finally:
            for node in nodes:
                node.stop()
        shutil.rmtree(folder)
        return f"{FILES} imports"

    def disturb(self, nodes, url, person):
        """Faults, each at a random moment, until all imports have ended; at least four while they have not."""
        choices = [self.kill_node, self.stall_node, self.crash_server, self.kill_process, self.cut]
        left = self.random.sample(choices, len(choices))[:4]
        deadline = time.monotonic() + PATIENCE
        while not self.have_ended(nodes, person):
            expect(time.monotonic() < deadline, f"the imports never ended: {self.server.ask('SELECT id, state FROM import', url)}")
            time.sleep(self.random.random() * 0.5)
            if left:
                left.pop()(nodes, url)

    def have_ended(self, nodes, person):
        """Asked of any node: each knows all."""
        port = self.random.choice(nodes[:2]).port
        try:
            status, answer = person.ask(port, "GET", "/imports")
        except (OSError, http.client.HTTPException):
            return False
        expect(status in (200, 503), f"a node answered {status} {answer}")
        return status == 200 and all(each["state"] in ENDED for each in answer["imports"])

    def kill_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill()
        time.sleep(self.random.random())
        node.restart()
        self.note("nodes killed")

    def stall_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill(signal.SIGSTOP)
        time.sleep(LEASE + 1.5)
        node.process.kill(signal.SIGCONT)
        self.note("nodes stalled past their lease")

    def crash_server(self, nodes, url):
        self.server.cluster.crash()
        self.expect_unhealthy(nodes[0])
        time.sleep(self.random.random() * 2)
        self.server.cluster.start()
        self.note("servers stopped at once")

    def expect_unhealthy(self, node):
        connection = http.client.HTTPConnection("127.0.0.1", node.port, timeout=PATIENCE)
        connection.request("GET", "/api/v1/health")
        status = connection.getresponse().status
        connection.close()
        expect(status == 503, f"without its database a node says {status}")

    def kill_process(self, _, url):
        self.server.kill_process(url, self.random)
        self.note("processes of the server killed")

    def cut(self, _, url):
        self.server.cut(url)
        self.note("connections cut")

    # inlet import in the foreground waits for its database and goes on.
    def foreground(self):
        self.trial += 1
        url = self.server.fresh()
        folder = self.place(f"trial-{self.trial}")
        file = folder / "leads.csv"
        file.write_bytes(leads_csv(self.rows * 3))
        process = subprocess.Popen([self.program, "import", str(file), "--data", str(folder / "data"), "--database", url, "--yes", "--json"],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        losses = 0
        for fault in self.random.sample([lambda: self.server.crash(0.5 + self.random.random() * 2), lambda: self.server.crash(0),
                                         lambda: self.server.kill_process(url, self.random)], 3):
            if not self.is_under_way(process, url):
                break
            time.sleep(self.random.random() * 0.2)
            fault()
            losses += 1
        out, told = process.communicate(timeout=PATIENCE)
        expect(losses > 0, "the import was over before anything happened")
        expect(process.returncode == 1, f"exit {process.returncode}: {told}")
        expect("Waiting for it" in told and "is back" in told, f"it did not say that it waits: {told}")
        check(self.server, url, 1, self.rows * 3)
        shutil.rmtree(folder)
        return f"{losses} losses in one import"

    def is_under_way(self, process, url):
        """Once a batch more is written than before; false when the import has ended."""
        before = None
        deadline = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < deadline:
            found = self.server.ask("SELECT to_regclass('import_run') IS NOT NULL", url)
            rows = self.server.ask("SELECT coalesce(sum(record), 0) FROM import_run", url) if found == [["t"]] else [["0"]]
            done = int(rows[0][0])
            before = done if before is None else before
            if done > before:
                return True
            time.sleep(0.02)
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", default="cluster,foreground", help="cluster, foreground")
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("INLET_SEED", random.SystemRandom().randrange(1 << 32))))
    options = parser.parse_args()
    program = os.environ.get("INLET", str(ROOT / "build" / "release" / "inlet"))
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"seed {options.seed}, {time.strftime('%Y-%m-%d')}, {version}", flush=True)
    with tempfile.TemporaryDirectory(prefix="inlet-nodes.") as folder:
        nodes = Nodes(program, folder, options.seed, options.rows)
        try:
            for trial in range(options.trials):
                nodes.random.seed(options.seed + trial)
                for name in options.only.split(","):
                    begun = time.monotonic()
                    told = getattr(nodes, name)()
                    print(f"  seed {options.seed + trial} {name}: {told}, exact, {time.monotonic() - begun:.0f} s", flush=True)
        except Failed as failure:
            kept = f"/tmp/inlet-nodes-{options.seed + trial}"
            nodes.server.cluster.stop()
            shutil.copytree(folder, kept, dirs_exist_ok=True)
            print(f"FAILED {name}: {failure}\nseed {options.seed + trial}; what is left: {kept}", flush=True)
            return 1
        finally:
            nodes.server.cluster.stop()
        told = ", ".join(f"{count} {fault}" for fault, count in sorted(nodes.faults.items()))
        print(f"{options.trials} trials: 0 rows lost, 0 doubled, all went on by themselves; {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
