#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Uploads in parts that are cut off at random bytes, by an end, a reset or the death of the server (reliability.md U2): what the server says
is there is there, nothing else changes, and the file that comes together is the one that was sent.

INLET_RESUMED_UPLOADS: how many files (12). INLET_SEED: where they are cut.
"""
import hashlib
import json
import os
import pathlib
import random
import socket
import struct
import sys
import time
import unittest
import urllib.parse

from signed_in import SignedInTest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from program import PATIENCE, chosen_seed  # noqa: E402

FILES = int(os.environ.get("INLET_RESUMED_UPLOADS", "12"))
PIECE = 1 << 20
KILL_EVERY = 6  # files; a new start of the server takes a second


class ResumedUploads(SignedInTest):
    def setUp(self):
        super().setUp()
        self.start_server()

    def tearDown(self):
        self.assertEqual(self.server.stop(), 0)

    def restart(self):
        """The server is killed, and somebody starts it again."""
        self.server.process.kill()
        self.server.process.wait()
        self.server.process.stdout.close()
        self.server = self.serve()
        self.host = urllib.parse.urlsplit(self.server.address).netloc

    def send_cut(self, path, offset, content, cut, way):
        """A part of which only so many bytes go out."""
        host, port = self.host.split(":")
        lines = [f"PATCH /api/v1{path}?offset={offset} HTTP/1.1", "Host: x", *(f"{name}: {value}" for name, value in self.headers.items()),
                 f"Content-Length: {len(content)}"]
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as client:
            client.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + content[:cut])
            if way == "killed":
                self.restart()
            if way == "reset":
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def settled_offset(self, path, sent):
        """How far the file came, once the server has taken what was on its way; less than a piece is not kept."""
        began = time.monotonic()
        state = self.json_of("GET", path)
        while state["offset_bytes"] < sent - sent % PIECE and time.monotonic() - began < 2:
            time.sleep(0.02)
            state = self.json_of("GET", path)
        self.assertLessEqual(state["offset_bytes"], sent)
        return state

    def send_rest(self, path, content):
        """The server may still be taking what came before a cut; then it says so, and is asked again."""
        for _ in range(50):
            offset = self.json_of("GET", path)["offset_bytes"]
            status, _head, body = self.ask("PATCH", f"{path}?offset={offset}", content[offset:])
            if status != 409:
                break
        self.assertEqual(status, 201, body)
        return body

    def resume(self, rng, number):
        content = b"Last Name,Email\n" + b"".join(b"Lee,lee%d-%d@example.com\n" % (number, row) for row in range(rng.randrange(60_000, 160_000)))
        partial = self.json_of("POST", "/partial-uploads", {"name": f"{number}.csv", "size_bytes": len(content)}, 201)
        path = "/partial-uploads/" + partial["id"]
        ways = ["killed" if number % KILL_EVERY == 0 else "reset", "end"]
        offset = 0
        for way in ways:
            rest = content[offset:]
            cut = rng.randrange(len(rest))
            self.send_cut(path, offset, rest, cut, way)
            offset = self.settled_offset(path, offset + cut)["offset_bytes"]
            self.assertEqual(self.ask("PATCH", f"{path}?offset={offset + 1}", b"x")[0], 409, "a part that belongs elsewhere")
        body = self.send_rest(path, content)
        self.assertEqual(json.loads(body)["sha256"], hashlib.sha256(content).hexdigest())
        self.assertEqual(self.json_of("GET", path)["upload"]["id"], json.loads(body)["id"])

    def test_what_came_is_kept_and_the_rest_follows(self):
        rng = random.Random(chosen_seed())
        for number in range(FILES):
            self.resume(rng, number)
        left = [path.name for path in (self.folder / "data" / "uploads").iterdir() if path.name.startswith("partial-")]
        self.assertEqual(left, [], "no part is left of what is whole")
        self.assertEqual(self.json_of("GET", "/imports")["total"], 0)


if __name__ == "__main__":
    unittest.main()
