"""Answers leave at once.

Streamlit binds its own socket without naming the protocol, so that asyncio does not see TCP in it and leaves Nagle's algorithm on
(https://github.com/Kludex/uvicorn/issues/3149): the second part of an answer then waits until the browser acknowledged the first, 40 ms
for each of the hundred files of a first visit. Connections inherit the setting of the socket that listens.
"""

from __future__ import annotations

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

OPEN_FILES = Path("/dev/fd")
"""The open files of this process, on Linux and macOS; elsewhere nothing is done."""


def answer_at_once() -> int:
    """Switch Nagle's algorithm off for whoever connects from now on; gives how many sockets of this process listen for them."""
    open_files = [int(each.name) for each in OPEN_FILES.iterdir()] if OPEN_FILES.is_dir() else []
    return sum(_listens_and_answers_at_once(number) for number in open_files)


def _listens_and_answers_at_once(number: int) -> bool:
    with suppress(OSError):  # it was closed meanwhile, as the listing itself was
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return False
        with socket.socket(fileno=os.dup(number)) as found:
            if found.family in (socket.AF_INET, socket.AF_INET6) and found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return True
    return False
