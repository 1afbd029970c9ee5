# SPDX-License-Identifier: Apache-2.0
"""A primary and a synchronous replica on two machines, and what an agent like Patroni does with them: the old primary is stopped before the
replica is promoted, and comes back as the replica of the new one; a primary without a replica waits for none."""

import os
import shutil
import subprocess
import time

from server import Cluster, Server, database_of
from installation import PATIENCE, expect

# What docs/operate/high_availability.md tells people to add, shorter: so that a trial does not wait for half a minute.
QUICK = "connect_timeout=2&tcp_user_timeout=3000&keepalives_idle=1&keepalives_interval=1&keepalives_count=3"


class Machine(Cluster):
    """One of the two; its password is that of the pair."""

    def __init__(self, folder, network, name, password):
        self.address = network.address(name)
        super().__init__(folder, durable=True)
        self.network, self.name, self.password = network, name, password or self.password

    def on_machine(self, command):
        """A user who is not root may not enter a namespace, so it is entered before root is left."""
        owner = [] if not self.owner else ["setpriv", f"--reuid={self.owner.pw_uid}", f"--regid={self.owner.pw_gid}", "--clear-groups",
                                           "--pdeathsig=SIGQUIT", "--"]
        return [*self.network.before(self.name), *owner, *command]

    def spawn(self, command, log):
        return subprocess.Popen(self.on_machine(command), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
                                env=self.environment(), start_new_session=True)

    def settings(self):
        return {**super().settings(), "wal_sender_timeout": "2s", "wal_receiver_timeout": "2s", "wal_retrieve_retry_interval": "200ms",
                "hot_standby": "on", "shared_buffers": "64MB",
                "wal_keep_size": "1GB"}  # or a replica that was away could find that what it lacks is gone, and the primary wait for ever

    def initialise(self):
        super().initialise()
        with (self.folder / "data" / "pg_hba.conf").open("a", encoding="ascii") as rules:
            rules.write("host all all samenet scram-sha-256\nhost replication inlet samenet scram-sha-256\n")

    def copy(self, primary):
        """Becomes its replica, from nothing: whatever it had beyond the other is gone."""
        source = f"{primary.url()}?application_name={self.name}"
        command = [self.programs / "pg_basebackup", "-D", self.folder / "data", "-d", source, "-R", "--checkpoint=fast", "--no-sync"]
        deadline = time.monotonic() + PATIENCE
        while True:
            shutil.rmtree(self.folder / "data", ignore_errors=True)
            done = subprocess.run(self.on_machine(command), capture_output=True, text=True, cwd=self.folder, env=self.environment(), check=False)
            if done.returncode == 0:
                return
            # Whose link is there again is not found at once by those who looked for it in vain.
            expect("No route to host" in done.stderr and time.monotonic() < deadline, f"pg_basebackup: {done.stderr}")
            time.sleep(0.2)


class Pair(Server):
    def __init__(self, folder, network):
        self.network, self.count, password = network, 0, None
        self.machines = []
        for name in ("db1", "db2"):
            place = folder / name
            place.mkdir()
            os.chmod(place, 0o755)
            self.machines.append(Machine(place, network, name, password))
            password = self.machines[0].password
        self.cluster, self.replica = self.machines
        self.cluster.initialise()
        self.cluster.start()
        self.add_replica()

    def address_of(self, name):
        places = ",".join(f"{each.address}:{each.port}" for each in self.machines)
        return f"postgres://inlet:{self.cluster.password}@{places}/{name}?{QUICK}"

    def ask(self, text, url=None):
        return super().ask(text, url and url + "&target_session_attrs=read-write")

    def fresh(self):
        """There on the replica too: libpq goes on to the next server from one that does not answer, not from one without the database."""
        url = super().fresh()
        self.expect_replica("replay_lsn >= pg_current_wal_lsn()")
        return url

    def writers(self, url):
        """The process of the server, and the address of its client, that has the turn of the writers."""
        return self.ask("SELECT pid, host(client_addr) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                        f" WHERE locktype = 'advisory' AND granted AND datname = '{database_of(url)}'")

    def wait_for(self, names):
        self.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        self.ask("SELECT pg_reload_conf()")

    def add_replica(self):
        self.replica.copy(self.cluster)
        self.replica.start()
        self.wait_for("*")
        self.expect_synchronous()

    def expect_synchronous(self):
        self.expect_replica("sync_state = 'sync'")

    def expect_replica(self, condition):
        deadline = time.monotonic() + PATIENCE
        while self.ask(f"SELECT {condition} FROM pg_stat_replication") != [["t"]]:
            expect(time.monotonic() < deadline, "the replica never followed")
            time.sleep(0.05)

    def fail_over(self):
        """The primary is gone; what it had told anybody, the replica has."""
        self.cluster, self.replica = self.replica, self.cluster
        self.ask("SELECT pg_promote()")
        self.wait_for("")

    def stop(self):
        for each in reversed(self.machines):
            each.stop()
