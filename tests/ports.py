"""Ports that a test may tell a program to listen on."""

import socket
from random import SystemRandom


def two_ports() -> int:
    """A free port whose neighbour is free too, below those that the system gives to whoever asks for any: nobody takes them meanwhile."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            port = 2 * SystemRandom().randrange(10_000, 16_000)
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def free_port() -> int:
    """One such port."""
    return two_ports()
