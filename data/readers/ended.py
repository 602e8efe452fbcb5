"""Why a process that read a file did not come to its end, in sentences."""

from __future__ import annotations

from locales import Sentence

_NO_MEMORY = (b"MemoryError", b"memory allocation", b"ArrowMemoryError", b"bad_alloc", b"OutOfMemoryException")


def why_it_ended(name: str, messages: bytes) -> Sentence:
    """From the last words of the process."""
    return out_of_memory(name) if any(word in messages for word in _NO_MEMORY) else broken(name)


def too_slow(name: str, seconds: float) -> Sentence:
    return Sentence(
        "“{file}” took longer than {seconds} seconds to read. Split it, or save it as CSV and drop that.", file=name, seconds=int(seconds)
    )


def out_of_memory(name: str) -> Sentence:
    return Sentence("“{file}” needs more memory than one upload may use. Split it, or save it as CSV and drop that.", file=name)


def broken(name: str) -> Sentence:
    return Sentence("“{file}” is damaged: reading it did not come to an end. Save it again, or as CSV, and drop that.", file=name)
