"""What the system bounds for a process that reads strangers' files. Windows knows no such bounds; the parent's clock still runs."""

from __future__ import annotations

import os

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]


NICENESS = 5


def bound_memory(most: int) -> None:
    """No more than so many bytes of addresses for this process, and no picture of its memory on the disk where it fails."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_files(most: int) -> None:
    """No file that this process writes, or one that it starts, gets larger than so many bytes; writing on fails."""
    if resource is None:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def yield_to_others() -> None:
    """Let whoever looks at pages come first."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def bound_processor(seconds: float) -> None:
    """No more than so many further seconds of processor time; the system then ends the process."""
    if resource is None:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds) + 1, hard))
