# SPDX-License-Identifier: Apache-2.0
"""What happens to nodes, links and servers; each ends with all of them there again, and says whether it could happen."""

import http.client
import signal
import time
from collections import Counter

import server  # noqa: F401  (finds installation)
from installation import PATIENCE, expect


LOST_TURN = 20  # seconds; less than the lease as installed


class Disturbances:
    def __init__(self, network, pair, generator, lease):
        self.network, self.pair, self.random, self.lease = network, pair, generator, lease
        self.counts = Counter()

    def choices(self):
        anywhere = [self.kill_node, self.stall_node, self.crash_primary, self.kill_process, self.end_connections, self.promote]
        return anywhere + [self.blink, self.cut_node, self.lose_node, self.lose_writer, self.cut_primary, self.cut_replica, self.promote_cut] \
            if self.network.can_cut else anywhere

    def note(self, what):
        self.counts[what] += 1
        return True

    def some_seconds(self, most):
        time.sleep(self.random.random() * most)

    # Nodes.
    def kill_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill()
        self.some_seconds(1)
        node.restart()
        return self.note("nodes killed")

    def stall_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill(signal.SIGSTOP)
        time.sleep(self.lease + 1)
        node.process.kill(signal.SIGCONT)
        return self.note("nodes stalled past their lease")

    def blink(self, nodes, _):
        self.cut(self.random.choice(nodes).name, self.random.uniform(0.1, 0.8 * self.lease))
        return self.note("links of nodes cut for less than the lease")

    def cut_node(self, nodes, _):
        self.cut(self.random.choice(nodes).name, self.lease + 1 + self.random.random())
        return self.note("links of nodes cut for longer")

    def lose_node(self, nodes, _):
        """The machine is gone: nobody hears that its connections have ended."""
        node = self.random.choice(nodes)
        self.network.cut(node.name)
        node.process.kill()
        time.sleep(self.lease + 1)
        self.network.mend(node.name)
        node.restart()
        return self.note("machines of nodes lost")

    def lose_writer(self, nodes, url):
        """As lose_node, of the one that is writing: the others get the turn all the same."""
        for _ in range(20):
            found = self.pair.writers(url)
            node = next((each for each in nodes if found and self.network.address(each.name) == found[0][1]), None)
            if node is None:
                continue
            self.network.cut(node.name)
            if self.pair.writers(url) == found:
                break
            self.network.mend(node.name)
        else:
            return False  # the imports have ended
        node.process.kill()
        begun = time.monotonic()
        while self.pair.writers(url) == found:
            expect(time.monotonic() - begun < LOST_TURN, "a machine that is gone keeps the turn of the writers")
            time.sleep(0.1)
        self.network.mend(node.name)
        node.restart()
        return self.note("machines lost while they had the turn")

    def cut(self, name, seconds):
        self.network.cut(name)
        time.sleep(seconds)
        self.network.mend(name)

    # Servers.
    def crash_primary(self, nodes, _):
        self.pair.cluster.crash()
        self.expect_unhealthy(nodes[0])
        self.some_seconds(1)
        self.pair.cluster.start()
        self.pair.expect_synchronous()
        return self.note("primaries stopped at once")

    def expect_unhealthy(self, node):
        connection = http.client.HTTPConnection(node.place, timeout=PATIENCE)
        connection.request("GET", "/api/v1/health")
        status = connection.getresponse().status
        connection.close()
        expect(status == 503, f"without its database a node says {status}")

    def kill_process(self, _, url):
        self.pair.kill_process(url, self.random)
        self.pair.expect_synchronous()
        return self.note("processes of the primary killed")

    def end_connections(self, _, url):
        self.pair.end_connections(url)
        return self.note("connections ended by the primary")

    def cut_primary(self, *_):
        self.cut(self.pair.cluster.name, self.random.uniform(0.2, 1.5))
        self.pair.expect_synchronous()
        return self.note("links of the primary cut")

    def cut_replica(self, *_):
        """What is awaited stands still meanwhile."""
        self.cut(self.pair.replica.name, self.random.uniform(0.2, 1.5))
        self.pair.expect_synchronous()
        return self.note("links of the replica cut")

    def promote(self, *_):
        self.pair.cluster.crash()
        self.some_seconds(0.5)
        self.pair.fail_over()
        self.pair.add_replica()
        return self.note("replicas promoted after a crash")

    def promote_cut(self, *_):
        """The primary is alone, and stopped there before its link comes back; its clients hear nothing."""
        lost = self.pair.cluster
        self.network.cut(lost.name)
        self.some_seconds(0.5)
        lost.crash()
        self.pair.fail_over()
        self.some_seconds(1)
        self.network.mend(lost.name)
        self.pair.add_replica()
        return self.note("replicas promoted while the primary's link was cut")
