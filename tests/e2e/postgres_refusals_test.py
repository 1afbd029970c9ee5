#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What may be wrong with a PostgreSQL server, each on a real one: its own code, message and remedy, and exit 5."""

import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools" / "nodes"))
from nodes import Server  # noqa: E402

INLET = os.environ.get("INLET", str(ROOT / "build" / "dev" / "inlet"))


class OldServer:
    """Speaks just enough of the protocol to say that it is PostgreSQL 12."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(client,), daemon=True).start()

    @staticmethod
    def answer(client):
        with client:
            while True:
                length = client.recv(4)
                if len(length) < 4:
                    return
                body = client.recv(struct.unpack("!I", length)[0] - 4)
                if struct.unpack("!I", body[:4])[0] == 80877103:  # would it speak TLS?
                    client.sendall(b"N")
                    continue
                break
            told = {"server_version": "12.22", "server_encoding": "UTF8", "client_encoding": "UTF8", "in_hot_standby": "off",
                    "default_transaction_read_only": "off"}
            client.sendall(b"R" + struct.pack("!II", 8, 0))
            for name, value in told.items():
                text = name.encode() + b"\0" + value.encode() + b"\0"
                client.sendall(b"S" + struct.pack("!I", len(text) + 4) + text)
            client.sendall(b"Z" + struct.pack("!I", 5) + b"I")
            # Whether it can be written to is asked by SHOW, and answered: it can.
            while client.recv(4096):
                row = b"off"
                client.sendall(b"T" + struct.pack("!IH", 4 + 2 + 2 + 18, 1) + b"x\0" + struct.pack("!IHIHIH", 0, 0, 25, 0xFFFF, 0, 0)
                               + b"D" + struct.pack("!IHI", 4 + 2 + 4 + len(row), 1, len(row)) + row
                               + b"C" + struct.pack("!I", 4 + 5) + b"SHOW\0" + b"Z" + struct.pack("!I", 5) + b"I")

    def close(self):
        self.socket.close()


class RefusalsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="inlet-refusals.")
        os.chmod(cls.folder.name, 0o755)
        place = pathlib.Path(cls.folder.name) / "server"
        place.mkdir()
        cls.server = Server(place)
        cls.hba = place / "data" / "pg_hba.conf"

    @classmethod
    def tearDownClass(cls):
        cls.server.cluster.stop()
        cls.folder.cleanup()

    def inlet(self, url, *arguments):
        return subprocess.run([INLET, *(arguments or ("jobs",)), "--data", str(pathlib.Path(self.folder.name) / "data"), "--database", url],
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)

    def refused(self, url, code):
        """The lines that say so: what, and what to do."""
        done = self.inlet(url)
        self.assertEqual(done.returncode, 5, f"{code}: {done.stdout}{done.stderr}")
        lines = done.stderr.splitlines()
        self.assertTrue(lines[0].startswith(f"inlet: {code}: "), done.stderr)
        self.assertGreaterEqual(len(lines), 2, f"{code} without a remedy")
        self.assertNotIn(self.server.cluster.password, done.stderr, "the password is shown")
        return lines

    def as_user(self, url, user):
        return url.replace(f"inlet:{self.server.cluster.password}@", user + "@")

    def test_each_refusal_has_its_own_words(self):
        url = self.server.fresh()
        name = url.rsplit("/", 1)[1]
        self.server.ask("CREATE USER guest PASSWORD 'guest'")
        self.server.ask("REVOKE CREATE ON SCHEMA public FROM public", url)
        old = OldServer()
        self.addCleanup(old.close)
        newer = self.server.fresh()
        self.assertEqual(self.inlet(newer).returncode, 0)
        self.server.ask("INSERT INTO schema_version VALUES (9999, 'later', 0)", newer)
        cases = (
            ("nobody listens", "postgres://inlet@127.0.0.1:1/x", "DATABASE_UNAVAILABLE"),
            ("no such machine", "postgres://inlet@nowhere.invalid/x", "DATABASE_UNAVAILABLE"),
            ("wrong password", url.replace("inlet:", "inlet:not"), "DATABASE_SIGN_IN_REFUSED"),
            ("no password", self.as_user(url, "inlet"), "DATABASE_SIGN_IN_REFUSED"),
            ("no such user", self.as_user(url, "nobody:x"), "DATABASE_SIGN_IN_REFUSED"),
            ("no such database", url + "_nowhere", "DATABASE_MISSING"),
            ("no right to make tables", self.as_user(url, "guest:guest"), "DATABASE_NO_RIGHTS"),
            ("TLS where there is none", url + "?sslmode=require", "DATABASE_UNAVAILABLE"),
            ("too old a server", f"postgres://inlet@127.0.0.1:{old.port}/x", "DATABASE_TOO_OLD"),
            ("a newer program's schema", newer, "DATABASE_TOO_NEW"),
        )
        remedies = {}
        for what, address, code in cases:
            with self.subTest(what):
                lines = self.refused(address, code)
                remedies.setdefault(code, lines[1])
        self.assertEqual(len(set(remedies.values())), len(remedies), remedies)
        self.assertIn("SSL", self.refused(url + "?sslmode=require", "DATABASE_UNAVAILABLE")[0])
        self.server.ask(f"REVOKE CONNECT ON DATABASE {name} FROM public")
        self.refused(self.as_user(url, "guest:guest"), "DATABASE_NO_RIGHTS")

    def test_a_line_of_pg_hba_that_refuses(self):
        url = self.server.fresh()
        before = self.hba.read_text()
        self.addCleanup(lambda: (self.hba.write_text(before), self.server.ask("SELECT pg_reload_conf()")))
        self.server.ask("CREATE USER refused PASSWORD 'right'")
        self.hba.write_text("host all refused all reject\n" + before)
        self.server.ask("SELECT pg_reload_conf()")
        address = self.as_user(url, "refused:right")
        deadline = time.monotonic() + 20
        while "pg_hba.conf" not in self.inlet(address).stderr and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertIn("pg_hba.conf", self.refused(address, "DATABASE_SIGN_IN_REFUSED")[1])

    def test_a_server_that_was_stopped_is_not_there_and_comes_back(self):
        url = self.server.fresh()
        self.assertEqual(self.inlet(url).returncode, 0)
        self.server.cluster.crash()
        self.refused(url, "DATABASE_UNAVAILABLE")
        self.server.cluster.start()
        self.assertEqual(self.inlet(url).returncode, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
