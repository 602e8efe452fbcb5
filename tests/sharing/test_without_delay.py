"""Whoever connects is answered at once."""

import socket

from sharing.without_delay import OPEN_FILES, answer_at_once


def test_connections_are_not_kept_waiting_for_an_acknowledgement() -> None:
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        done = answer_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            without = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    if OPEN_FILES.is_dir():
        assert done >= 1
        assert without


def test_sockets_that_do_not_listen_are_left_as_they_are() -> None:
    with socket.socket(socket.AF_INET) as idle, socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        answer_at_once()
        assert not idle.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
