# SPDX-License-Identifier: Apache-2.0
"""One machine with Inlet: a data folder of its own, and the program over it."""

import signal
import time

import server  # noqa: F401  (finds installation)
from installation import Failed, PATIENCE, Process, expect


UNAVAILABLE = 5  # exit code
LONGEST_START = 15  # seconds


class Node:
    def __init__(self, program, folder, url, command, network, name, lease):
        self.program, self.folder, self.url, self.command = program, folder, url, command
        self.network, self.name, self.lease = network, name, lease
        self.process = None
        self.start(shows_setup=False)

    def start(self, shows_setup=False):
        self.started = time.monotonic()
        self.process = Process(self.program, self.folder, "--workers", "1", "--lease", str(self.lease), command=self.command,
                               environment={"INLET_DATABASE": self.url}, shows_setup=shows_setup,
                               address=self.network.address(self.name), before=self.network.before(self.name))

    @property
    def place(self):
        return f"{self.network.address(self.name)}:{self.process.port}"

    def restart(self):
        """As systemd would: again and again while the database is away."""
        if self.process.is_alive():
            self.process.kill()
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.start()
                return
            except Failed:
                expect(time.monotonic() < deadline, "a node could not be started again")
                time.sleep(0.3)

    def keep_up(self):
        """As systemd would: a worker begins without a word, and ends when its database goes away before it has."""
        if self.process.is_alive():
            return
        code = self.process.wait()
        expect(code == UNAVAILABLE and time.monotonic() - self.started < LONGEST_START, f"node {self.name} died of itself: exit {code}")
        self.restart()

    def stop(self):
        if self.process.is_alive():
            self.process.process.send_signal(signal.SIGCONT)
            self.process.kill()
