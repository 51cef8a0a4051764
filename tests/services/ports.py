"""Free loopback ports for the servers that tests start."""

from __future__ import annotations

import socket
from contextlib import ExitStack


def free_ports(count: int, kind: socket.SocketKind = socket.SOCK_STREAM, host: str = "127.0.0.1") -> list[int]:
    """Ports that nobody uses now; all are held until the last is found, so they differ from each other."""
    with ExitStack() as held:
        ports = []
        for _ in range(count):
            probe = held.enter_context(socket.socket(socket.AF_INET, kind))
            probe.bind((host, 0))
            ports.append(int(probe.getsockname()[1]))
        return ports
