# SPDX-License-Identifier: Apache-2.0
"""One machine with Inlet: a data folder of its own, and the program over it."""

import signal
import time

import server  # noqa: F401  (finds installation)
from installation import Failed, PATIENCE, Process, expect


class Node:
    def __init__(self, program, folder, url, command, network, name, lease):
        self.program, self.folder, self.url, self.command = program, folder, url, command
        self.network, self.name, self.lease = network, name, lease
        self.process = None
        self.start(shows_setup=False)

    def start(self, shows_setup=False):
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

    def stop(self):
        if self.process.is_alive():
            self.process.process.send_signal(signal.SIGCONT)
            self.process.kill()
