# SPDX-License-Identifier: Apache-2.0
"""An installation of the real program in a folder, its API, and the oracle that reads what an import left in the database."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

PATIENCE = 180  # seconds; only a hang takes as long
ROWS = 20_000  # of an import that something happens to
COLUMNS = "First Name,Last Name,Email,Company\n"
ENDED = ("completed", "completed_with_errors", "failed", "cancelled")


class Failed(AssertionError):
    """What was promised was not kept."""


def expect(is_true, what):
    if not is_true:
        raise Failed(what)


def letters(number):
    text = ""
    while True:
        number, digit = divmod(number, 100)
        text = "bcdfghklmnprstvwxyzj"[digit // 5] + "aeiou"[digit % 5] + text
        if number == 0:
            return text.capitalize()


def leads_csv(count, first=0):
    """Each row another person, numbered from `first`; every 40th has no valid address and fails."""
    lines = (f"Ann,{letters(i)},{'ann(at)' if i % 40 == 39 else 'ann'}{i}@example.com,Company {i % 50}\n" for i in range(first, first + count))
    return (COLUMNS + "".join(lines)).encode()


def good_rows(count):
    return count - count // 40


class Process:
    """`inlet serve` or `inlet worker` over a data folder; `before`: a command in front of the program, into a network of its own."""

    def __init__(self, program, data, *arguments, command="serve", environment=None, shows_setup=False, address="127.0.0.1", before=()):
        listen = ["--listen", f"{address}:0", "--allow-plain-http"] if command == "serve" else []
        self.log = open(Path(data).with_suffix(".log"), "ab")
        kept = {name: value for name, value in os.environ.items() if name != "INLET_DATABASE"}
        self.process = subprocess.Popen([*before, program, command, "--data", str(data), *listen, *arguments], stdout=subprocess.PIPE,
                                        stderr=self.log, text=True, env={**kept, **(environment or {})})
        self.port = 0
        if command == "serve":
            line = self.process.stdout.readline()
            self.setup_line = self.process.stdout.readline() if shows_setup else ""
            found = re.search(r"http://[\d.]+:(\d+)", line)
            if not found:
                self.process.kill()
                raise Failed(f"the server did not start: {line!r}, exit {self.wait()}: {Path(data).with_suffix('.log').read_text()[-1000:]}")
            self.port = int(found.group(1))

    def is_alive(self):
        return self.process.poll() is None

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        return self.wait() if number in (signal.SIGKILL, signal.SIGTERM) else None

    def wait(self):
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.log.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_alive():
            self.process.kill()
            self.wait()


class Person:
    """An administrator who is signed in. The session is kept in the database, so it works on copies of the folder too."""

    cookie = ""
    token = ""
    patience = PATIENCE

    def ask(self, port, method, path, body=None, headers=None):
        """`port`: of 127.0.0.1, or the text ADDRESS:PORT."""
        place = port if isinstance(port, str) else f"127.0.0.1:{port}"
        connection = http.client.HTTPConnection(place, timeout=self.patience)
        sent = {"Host": place, **(headers or {})}
        if self.cookie:
            sent["Cookie"] = f"inlet_session={self.cookie}"
            sent["X-CSRF-Token"] = self.token
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        elif body is not None:
            sent["Content-Type"] = "application/octet-stream"
        connection.request(method, "/api/v1" + path, body=body, headers=sent)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        for value in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = value.split("=", 1)[1].split(";")[0] or self.cookie
        return answer.status, json.loads(text) if text else None

    def must(self, port, method, path, body=None, headers=None):
        status, answer = self.ask(port, method, path, body, headers)
        expect(status < 300, f"{method} {path}: {status} {answer}")
        return answer


def set_up(port, setup_line):
    """The first administrator of a new installation, signed in."""
    person = Person()
    answer = person.must(port, "POST", "/setup", {
        "token": setup_line.split("token=")[1].strip(), "duplicates": "skip",
        "administrator": {"name": "Ada", "email": "ada@example.com", "password": "correct horse battery staple"},
        "organisation": {"name": "Acme", "time_zone": "UTC", "currency": "EUR", "date_order": None, "decimal_mark": None,
                         "phone_country": "DE"}})
    person.token = answer["csrf_token"]
    return person


class Prepared:
    """An installation with a draft that only has to be started; trials work on copies of it."""

    def __init__(self, program, folder, rows, store):
        self.program, self.folder, self.rows, self.store = program, Path(folder), rows, store
        self.template = self.folder / f"prepared-{rows}"
        store.create(self.template)
        server = subprocess.Popen([program, "serve", "--data", str(self.template), "--listen", "127.0.0.1:0", "--workers", "1"],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                  env={**os.environ, **store.environment(self.template)})
        port = int(re.search(r":(\d+)$", server.stdout.readline().strip()).group(1))
        self.person = set_up(port, server.stdout.readline())
        upload = self.person.must(port, "POST", "/uploads?name=leads.csv", leads_csv(rows))
        draft = self.person.must(port, "POST", "/imports", {"upload": upload["id"]})
        self.id, self.version = draft["id"], draft["version"]
        server.send_signal(signal.SIGTERM)
        expect(server.wait(PATIENCE) == 0, "the server did not end well")
        server.stdout.close()

    def copy(self, name, where=None):
        data = Path(where or self.folder) / name
        shutil.copytree(self.template, data, ignore=shutil.ignore_patterns("workers", "*-turn"))
        self.store.copy(self.template, data)
        return data

    def start(self, port, headers=None):
        return self.person.ask(port, "POST", f"/imports/{self.id}/start", {"version": self.version}, headers)

    def state(self, port):
        return self.person.must(port, "GET", f"/imports/{self.id}")

    def wait_for_end(self, port, begun=None, patience=PATIENCE):
        """The import at its end, and the seconds until it was seen to move or had ended."""
        first = begun or time.monotonic()
        done, moved = None, None
        while time.monotonic() < first + patience:
            seen = self.state(port)
            if moved is None and (seen["state"] in ENDED or (done is not None and seen["done"] > done)):
                moved = time.monotonic() - first
            done = seen["done"] if done is None else done
            if seen["state"] in ENDED:
                return seen, moved
            time.sleep(0.05)
        raise Failed(f"the import never ended: {self.state(port)['state']}")


def check(store, data, rows, states=("completed_with_errors",)):
    """The oracle: every good row is one lead, every record has one outcome, every sum adds up, the database is sound."""
    ask = lambda sql: store.ask(data, sql)
    store.check_soundness(data)
    imports = ask("SELECT state, total, created, updated, unchanged, skipped, failed, not_processed, write_run, failure_code, failure_detail"
                  " FROM import WHERE state <> 'draft'")
    expect(len(imports) == 1, f"{len(imports)} imports")
    state, total, created, updated, unchanged, skipped, failed, not_processed, run, code, detail = imports[0]
    expect(state in states, f"it ended as {state}, {code}: {detail}")
    expect(total == created + updated + unchanged + skipped + failed + not_processed, f"the sum is wrong: {imports[0]}")
    leads = [row[0] for row in ask("SELECT import_row FROM lead ORDER BY import_row")]
    expect(len(leads) == len(set(leads)), f"{len(leads) - len(set(leads))} rows became two leads")
    expect(len(leads) == created, f"{len(leads)} leads, {created} counted")
    wrong = {row[0] for row in ask(f"SELECT row FROM row_outcome WHERE run = {run} AND outcome = 'failed'")}
    expect(len(wrong) == failed, f"{len(wrong)} failed rows are kept, {failed} counted")
    expect(not wrong & set(leads), "a failed row became a lead")
    if state == "completed_with_errors":
        expect(leads == [i + 2 for i in range(rows) if i % 40 != 39], "rows are missing or too many")
    stuck = ask("SELECT count(*) FROM job WHERE state = 'running' AND import <> 0")[0][0]
    expect(stuck == 0, f"{stuck} jobs run without an import")
    notices = ask("SELECT count(*) FROM notice")[0][0]
    expect(notices == 1, f"{notices} notices at the end of one import")
    return created


def together(count, work):
    """Calls work(i) `count` times at once; gives what they returned, or fails as the first of them that did."""
    answers = [None] * count
    failures = []
    gate = threading.Barrier(count)

    def run(i):
        gate.wait()
        try:
            answers[i] = work(i)
        except Exception as failure:  # a thread would only print it
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return answers
