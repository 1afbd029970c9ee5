#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""TLS in the program itself, and its manners behind a proxy: versions, Secure cookies, HSTS, a certificate read again, whose
word about addresses is taken, and that nothing listens beyond the machine in the open."""
import http.client
import json
import pathlib
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import INLET, PATIENCE, ProgramTest, environment  # noqa: E402

PASSWORD = "correct horse battery staple"
SETUP = {"administrator": {"name": "Ada", "email": "ada@example.com", "password": PASSWORD},
         "organisation": {"name": "A", "time_zone": "UTC", "currency": "EUR", "date_order": None, "decimal_mark": None,
                          "phone_country": None},
         "duplicates": "skip"}


class TlsTest(ProgramTest):
    def start_server(self, *options):
        process = subprocess.Popen([INLET, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *options],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   env=environment(self.database))
        self.addCleanup(process.stdout.close)
        self.addCleanup(lambda: process.poll() is None and process.send_signal(signal.SIGKILL))
        self.ready = process.stdout.readline()
        self.token = process.stdout.readline().rsplit("token=", 1)[1].strip()
        self.process = process
        return int(re.search(r":(\d+)\s*$", self.ready).group(1))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(PATIENCE), 0)

    def certificate(self, name):
        if shutil.which("openssl") is None:
            self.skipTest("openssl is missing")
        certificate, key = self.folder / (name + ".pem"), self.folder / (name + ".key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name,
                        "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
                       check=True, capture_output=True)
        return certificate, key

    @staticmethod
    def ask(connection, method, path, body=None, headers=None):
        connection.request(method, "/api/v1" + path, None if body is None else json.dumps(body),
                           {"Content-Type": "application/json", **(headers or {})})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def test_speaks_tls(self):
        certificate, key = self.certificate("first")
        port = self.start_server("--tls-certificate", str(certificate), "--tls-key", str(key))
        self.assertIn("https://", self.ready)
        trusting = ssl.create_default_context(cafile=str(certificate))
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=PATIENCE)
        status, headers, body = self.ask(connection, "POST", "/setup", {"token": self.token, **SETUP},
                                         {"Origin": f"https://127.0.0.1:{port}"})
        self.assertEqual(status, 201, body)
        self.assertIn("Secure", headers["Set-Cookie"])
        self.assertIn("max-age", headers["Strict-Transport-Security"])
        # A body of some size, both ways, on the same connection.
        cookie = {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}
        rows = "Last Name,Email\n" + "".join(f"Lee{i},lee{i}@example.com\n" for i in range(40_000))
        connection.request("POST", "/api/v1/uploads?name=a.csv", rows, cookie)
        uploaded = connection.getresponse()
        self.assertEqual((uploaded.status, uploaded.read()[:1]), (201, b"{"))

        for version, works in ((ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True), (ssl.TLSVersion.TLSv1_1, False)):
            context = ssl.create_default_context(cafile=str(certificate))
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = version
            other = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=PATIENCE)
            try:
                self.assertEqual(self.ask(other, "GET", "/version")[0], 200)
                self.assertTrue(works, version)
            except (ssl.SSLError, ConnectionError):
                self.assertFalse(works, version)
            finally:
                other.close()
        plain = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        with self.assertRaises((http.client.HTTPException, ConnectionError)):
            self.ask(plain, "GET", "/version")

        for source, target in zip(self.certificate("second"), (certificate, key)):
            shutil.copy(source, target)
        self.process.send_signal(signal.SIGHUP)
        trusting = ssl.create_default_context(cafile=str(certificate))
        for _ in range(100):
            try:
                fresh = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=PATIENCE)
                self.assertEqual(self.ask(fresh, "GET", "/version")[0], 200)
                break
            except ssl.SSLError:
                time.sleep(0.1)
        else:
            self.fail("the new certificate is not in use")
        self.assertEqual(self.ask(connection, "GET", "/version")[0], 200, "connections that are open keep theirs")
        self.stop()

    def test_believes_the_proxy_that_it_was_told(self):
        port = self.start_server("--public-origin", "https://leads.example.com", "--trusted-proxy", "127.0.0.1")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7", "Origin": "https://leads.example.com"}
        status, headers, body = self.ask(connection, "POST", "/setup", {"token": self.token, **SETUP}, forwarded)
        self.assertEqual(status, 201, body)
        self.assertIn("Secure", headers["Set-Cookie"])
        session = {"Cookie": headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}
        entries = json.loads(self.ask(connection, "GET", "/audit", None, session)[2])["entries"]
        self.assertEqual(entries[0]["from"], "203.0.113.7")
        wrong = {**session, "Origin": f"http://127.0.0.1:{port}"}
        self.assertEqual(self.ask(connection, "POST", "/notices/read", {}, wrong)[0], 403)
        self.stop()

    def test_believes_nobody_else(self):
        port = self.start_server()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        lies = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
        status, headers, body = self.ask(connection, "POST", "/setup", {"token": self.token, **SETUP}, lies)
        self.assertEqual(status, 201, body)
        self.assertNotIn("Secure", headers["Set-Cookie"])
        entries = json.loads(self.ask(connection, "GET", "/audit", None, {"Cookie": headers["Set-Cookie"].split(";")[0]})[2])
        self.assertEqual(entries["entries"][0]["from"], "127.0.0.1")
        self.stop()

    def refused(self, *arguments):
        """The code that `inlet serve` does not start with."""
        done = subprocess.run([INLET, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *arguments], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=PATIENCE, env=environment(self.database), check=False)
        self.assertEqual(done.returncode, 2, f"{arguments}: {done.stdout}{done.stderr}")
        return re.search(r"^inlet: ([A-Z_]+):", done.stderr, re.MULTILINE).group(1)

    def test_a_key_that_others_may_read(self):
        certificate, key = self.certificate("first")
        files = ("--tls-certificate", str(certificate), "--tls-key", str(key))
        for mode in (0o604, 0o644, 0o660, 0o602):
            key.chmod(mode)
            self.assertEqual(self.refused(*files), "OPEN_TO_OTHERS", oct(mode))
        key.chmod(0o400)
        port = self.start_server(*files)
        # While it runs: the one that is in use stays.
        fresh_certificate, fresh_key = self.certificate("second")
        old = certificate.read_bytes()
        shutil.copy(fresh_certificate, certificate)
        key.unlink()
        shutil.copy(fresh_key, key)
        key.chmod(0o644)
        self.process.send_signal(signal.SIGHUP)
        time.sleep(0.5)
        trusting = ssl.create_default_context(cadata=old.decode())
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=PATIENCE)
        self.assertEqual(self.ask(connection, "GET", "/version")[0], 200)
        self.stop()

    def test_files_that_are_no_certificate(self):
        certificate, key = self.certificate("first")
        other_key = self.certificate("second")[1]
        guarded = self.folder / "guarded.key"
        subprocess.run(["openssl", "pkey", "-in", str(key), "-aes256", "-passout", "pass:secret", "-out", str(guarded)], check=True, capture_output=True)
        empty = self.folder / "empty.pem"
        empty.touch(0o600)
        for name, files in {"the key of another": (certificate, other_key), "a key with a password": (certificate, guarded),
                            "no certificate": (empty, key), "no key": (certificate, empty), "the two exchanged": (key, certificate)}.items():
            for file in files:
                file.chmod(0o600)
            self.assertEqual(self.refused("--tls-certificate", str(files[0]), "--tls-key", str(files[1])), "BAD_CERTIFICATE", name)
        self.assertEqual(self.refused("--tls-certificate", str(certificate), "--tls-key", str(self.folder / "nowhere")), "FILE_NOT_FOUND")

    def test_a_database_that_lies_open(self):
        self.start_server()
        self.stop()
        folder, database = pathlib.Path(self.data), pathlib.Path(self.data) / "inlet.db"
        if not database.exists():
            self.skipTest("the leads are in PostgreSQL")
        database.chmod(0o644)
        folder.chmod(0o755)
        self.assertEqual(self.refused(), "OPEN_TO_OTHERS")
        folder.chmod(0o750)
        self.start_server()
        self.stop()

    def test_does_not_listen_beyond_the_machine_in_the_open(self):
        for arguments in (["--listen", "0.0.0.0:0"], ["--listen", "[::]:0"], ["--public-origin", "leads.example.com"],
                          ["--trusted-proxy", "nowhere"], ["--tls-certificate", "/nowhere.pem"],
                          ["--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.key"]):
            listen = [] if "--listen" in arguments else ["--listen", "127.0.0.1:0"]
            done = subprocess.run([INLET, "serve", "--data", self.data, *listen, *arguments],
                                  capture_output=True, text=True, timeout=PATIENCE, env=environment(self.database), check=False)
            self.assertEqual(done.returncode, 2, f"{arguments}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    unittest.main()
