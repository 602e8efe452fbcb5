"""One thread for each fit: models here are small, and threads that wait for each other on a shared machine cost tenfold."""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def one_thread() -> None:
    """From now on libraries of this process compute with one thread each.

    For good: a limit that is taken back by one fit would be taken from another that runs beside it.
    """
    threadpool_limits(limits=1)
