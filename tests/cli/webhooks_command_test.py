#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""inlet webhooks and the mail settings: added, tested against a real listener, signed, told, sent again."""

import hashlib
import hmac
import http.server
import json
import socket
import threading
import unittest

from program import HEADER, ProgramTest, rows


class Listener:
    """Answers with the status that it is told, and keeps what came."""

    def __init__(self):
        self.status, self.came = 200, []
        listener = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                listener.came.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(listener.status)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hooks"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def is_ours(secret, header, body):
    """As docs/operate/notifications.md has it."""
    parts = dict(part.split("=", 1) for part in header.split(","))
    wanted = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, parts["v1"])


class WebhooksCommandTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.listener = Listener()
        self.addCleanup(self.listener.close)

    def test_an_end_is_told_signed_and_the_secret_is_shown_once(self):
        made = self.json("webhooks", "add", self.listener.url)
        self.assertNotIn(made["secret"], self.run_inlet("webhooks", "--json", code=0).stdout)
        self.run_inlet("import", self.file("leads.csv", HEADER + rows(2)), "--yes", code=0)
        waiting = self.json("webhooks", "deliveries")["deliveries"]
        self.assertEqual([(one["job"], one["state"]) for one in waiting], [(1, "waiting")])
        self.assertEqual(self.json("webhooks", "retry", str(waiting[0]["id"]))["state"], "delivered")
        headers, body = self.listener.came[-1]
        self.assertTrue(is_ours(made["secret"], headers["Inlet-Signature"], body))
        self.assertEqual(json.loads(body)["event"], "import.finished")

    def test_a_test_says_what_came_of_it(self):
        made = self.json("webhooks", "add", self.listener.url)
        self.assertEqual(self.json("webhooks", "test", str(made["id"]))["state"], "delivered")
        self.listener.status = 503
        failed = self.json("webhooks", "test", str(made["id"]), code=5)
        self.assertEqual((failed["state"], failed["reason"]), ("given_up", "it answered 503"))

    def test_what_is_wrong_is_refused(self):
        self.run_inlet("webhooks", "add", "ftp://example.com", code=2)
        self.run_inlet("webhooks", "add", self.listener.url, code=0)
        self.run_inlet("webhooks", "add", self.listener.url, code=2)
        self.run_inlet("webhooks", "remove", "1", code=0)
        self.run_inlet("webhooks", "remove", "1", code=2)
        self.run_inlet("webhooks", "test", code=2)

    def test_a_mail_goes_out(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            said = []

            def serve():
                connection, _ = server.accept()
                with connection, connection.makefile("rwb") as stream:
                    stream.write(b"220 here\r\n")
                    stream.flush()
                    is_text = False
                    for line in stream:
                        said.append(line.decode())
                        if is_text and line != b".\r\n":
                            continue
                        if line == b"DATA\r\n":
                            is_text = True
                            stream.write(b"354 go on\r\n")
                        elif line == b"QUIT\r\n":
                            stream.write(b"221 bye\r\n")
                            stream.flush()
                            return
                        else:
                            is_text = False
                            stream.write(b"250 fine\r\n")
                        stream.flush()

            thread = threading.Thread(target=serve)
            thread.start()
            self.run_inlet("settings", "mail_host=127.0.0.1", f"mail_port={server.getsockname()[1]}", "mail_security=none",
                           "mail_from=inlet@example.com", code=0)
            self.assertEqual(self.json("webhooks", "test", "--mail", "ann@example.com")["state"], "delivered")
            thread.join()
        self.assertIn("RCPT TO:<ann@example.com>\r\n", said)

    def test_mail_settings(self):
        self.run_inlet("settings", "mail_from=inlet@example.com", code=2)  # of no server
        shown = self.run_inlet("settings", "mail_host=smtp.example.com", "mail_from=inlet@example.com", "mail_user=inlet",
                               "mail_password=geheim", code=0).stdout
        self.assertNotIn("geheim", shown)
        self.assertIn("mail_host=smtp.example.com\n", shown)
        self.assertTrue(self.json("settings")["notifications"]["mail"]["has_password"])
        self.run_inlet("settings", "mail_port=99999", code=2)
        self.assertIsNone(self.json("settings", "mail_host=")["notifications"]["mail"])


if __name__ == "__main__":
    unittest.main()
