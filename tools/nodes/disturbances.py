# SPDX-License-Identifier: Apache-2.0
"""What happens to nodes, links and servers; each ends with all of them there again."""

import http.client
import signal
import time
from collections import Counter

import server  # noqa: F401  (finds installation)
from installation import PATIENCE, expect


class Disturbances:
    def __init__(self, network, pair, generator, lease):
        self.network, self.pair, self.random, self.lease = network, pair, generator, lease
        self.counts = Counter()

    def choices(self):
        anywhere = [self.kill_node, self.stall_node, self.crash_primary, self.kill_process, self.end_connections, self.promote]
        return anywhere + [self.blink, self.cut_node, self.lose_node, self.cut_primary, self.cut_replica, self.promote_cut] \
            if self.network.can_cut else anywhere

    def note(self, what):
        self.counts[what] += 1

    def some_seconds(self, most):
        time.sleep(self.random.random() * most)

    # Nodes.
    def kill_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill()
        self.some_seconds(1)
        node.restart()
        self.note("nodes killed")

    def stall_node(self, nodes, _):
        node = self.random.choice(nodes)
        node.process.kill(signal.SIGSTOP)
        time.sleep(self.lease + 1)
        node.process.kill(signal.SIGCONT)
        self.note("nodes stalled past their lease")

    def blink(self, nodes, _):
        self.cut(self.random.choice(nodes).name, self.random.uniform(0.1, 0.8 * self.lease))
        self.note("links of nodes cut for less than the lease")

    def cut_node(self, nodes, _):
        self.cut(self.random.choice(nodes).name, self.lease + 1 + self.random.random())
        self.note("links of nodes cut for longer")

    def lose_node(self, nodes, _):
        """The machine is gone: nobody hears that its connections have ended."""
        node = self.random.choice(nodes)
        self.network.cut(node.name)
        node.process.kill()
        time.sleep(self.lease + 1)
        self.network.mend(node.name)
        node.restart()
        self.note("machines of nodes lost")

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
        self.note("primaries stopped at once")

    def expect_unhealthy(self, node):
        connection = http.client.HTTPConnection(node.place, timeout=PATIENCE)
        connection.request("GET", "/api/v1/health")
        status = connection.getresponse().status
        connection.close()
        expect(status == 503, f"without its database a node says {status}")

    def kill_process(self, _, url):
        self.pair.kill_process(url, self.random)
        self.pair.expect_synchronous()
        self.note("processes of the primary killed")

    def end_connections(self, _, url):
        self.pair.end_connections(url)
        self.note("connections ended by the primary")

    def cut_primary(self, *_):
        self.cut(self.pair.cluster.name, self.random.uniform(0.2, 1.5))
        self.pair.expect_synchronous()
        self.note("links of the primary cut")

    def cut_replica(self, *_):
        """What is awaited stands still meanwhile."""
        self.cut(self.pair.replica.name, self.random.uniform(0.2, 1.5))
        self.pair.expect_synchronous()
        self.note("links of the replica cut")

    def promote(self, *_):
        self.pair.cluster.crash()
        self.some_seconds(0.5)
        self.pair.fail_over()
        self.pair.add_replica()
        self.note("replicas promoted after a crash")

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
        self.note("replicas promoted while the primary's link was cut")
