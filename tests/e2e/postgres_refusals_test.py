#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What may be wrong with a PostgreSQL server, each on a real one: its own code, message and remedy, and exit 5 (2 for an address that is none)."""

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
from server import Server  # noqa: E402

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

    def refused(self, url, code, exit_code=5):
        """The lines that say so: what, and what to do."""
        done = self.inlet(url)
        self.assertEqual(done.returncode, exit_code, f"{code}: {done.stdout}{done.stderr}")
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
        made_by_another = self.server.fresh()
        self.assertEqual(self.inlet(made_by_another).returncode, 0)
        cases = (
            ("an address that is none", url + "?nonsense=1", "BAD_SETTING", 2),
            ("nobody listens", "postgres://inlet@127.0.0.1:1/x", "DATABASE_UNAVAILABLE"),
            ("no such machine", "postgres://inlet@nowhere.invalid/x", "DATABASE_UNAVAILABLE"),
            ("wrong password", url.replace("inlet:", "inlet:not"), "DATABASE_SIGN_IN_REFUSED"),
            ("no password", self.as_user(url, "inlet"), "DATABASE_SIGN_IN_REFUSED"),
            ("no such user", self.as_user(url, "nobody:x"), "DATABASE_SIGN_IN_REFUSED"),
            ("no such database", url + "_nowhere", "DATABASE_MISSING"),
            ("no right to make tables", self.as_user(url, "guest:guest"), "DATABASE_NO_RIGHTS"),
            ("another user's tables", self.as_user(made_by_another, "guest:guest"), "DATABASE_NO_RIGHTS"),
            ("TLS where there is none", url + "?sslmode=require", "DATABASE_TLS_FAILED"),
            ("too old a server", f"postgres://inlet@127.0.0.1:{old.port}/x", "DATABASE_TOO_OLD"),
            ("a newer program's schema", newer, "DATABASE_TOO_NEW"),
        )
        remedies = {}
        for what, address, code, *exit_code in cases:
            with self.subTest(what):
                lines = self.refused(address, code, *exit_code)
                remedies.setdefault(code, lines[1])
        self.assertEqual(len(set(remedies.values())), len(remedies), remedies)
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

    def certificate(self, name):
        """Signed by itself; the paths of it and of its key."""
        paths = [pathlib.Path(self.folder.name) / f"{name}.{kind}" for kind in ("crt", "key")]
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-out", paths[0],
                        "-keyout", paths[1]], check=True, capture_output=True)
        owner = self.server.cluster.owner
        if owner:
            os.chown(paths[1], owner.pw_uid, owner.pw_gid)
        return paths

    def speak_tls(self, certificate, key):
        for setting, value in (("ssl_cert_file", certificate), ("ssl_key_file", key), ("ssl", "on")):
            self.server.ask(f"ALTER SYSTEM SET {setting} = '{value}'")
        self.server.ask("SELECT pg_reload_conf()")

    def be_plain_again(self):
        self.server.ask("ALTER SYSTEM RESET ALL")
        self.server.ask("SELECT pg_reload_conf()")

    def test_what_may_be_wrong_with_tls(self):
        url = self.server.fresh()
        certificate, key = self.certificate("localhost")
        other, _ = self.certificate("elsewhere")
        self.addCleanup(self.be_plain_again)
        self.speak_tls(certificate, key)
        named = url.replace("127.0.0.1", "localhost") + "?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert="
        deadline = time.monotonic() + 20
        while self.inlet(named + str(certificate)).returncode != 0 and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual(self.inlet(named + str(certificate)).returncode, 0)
        for what, address, word in (
                ("another authority", named + str(other), "certificate"),
                ("another name", named.replace("@localhost", "@other.invalid") + str(certificate), "other.invalid"),
                ("no file of authorities", named + "/nowhere.crt", "/nowhere.crt"),
                ("no key of the client", named + f"{certificate}&sslcert={certificate}&sslkey=/nowhere.key", "/nowhere.key")):
            with self.subTest(what):
                self.assertIn(word, self.refused(address, "DATABASE_TLS_FAILED")[0])

    def test_a_server_that_takes_none_without_tls(self):
        url = self.server.fresh()
        before = self.hba.read_text()
        certificate, key = self.certificate("localhost")
        self.addCleanup(self.be_plain_again)
        self.speak_tls(certificate, key)
        self.server.ask("CREATE USER careful PASSWORD 'right'")
        self.hba.write_text("hostssl all careful all scram-sha-256\nhost all careful all reject\n" + before)
        self.addCleanup(self.hba.write_text, before)
        self.server.ask("SELECT pg_reload_conf()")
        address = self.as_user(url, "careful:right")
        deadline = time.monotonic() + 20
        while "pg_hba.conf" not in self.inlet(address + "?sslmode=disable").stderr and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertIn("pg_hba.conf", self.refused(address + "?sslmode=disable", "DATABASE_SIGN_IN_REFUSED")[1])

    def test_a_server_that_was_stopped_is_not_there_and_comes_back(self):
        url = self.server.fresh()
        self.assertEqual(self.inlet(url).returncode, 0)
        self.server.cluster.crash()
        self.refused(url, "DATABASE_UNAVAILABLE")
        self.server.cluster.start()
        self.assertEqual(self.inlet(url).returncode, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
