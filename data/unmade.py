"""Versions that could not be made: what DuckDB, Arrow or the disk could not do, as a sentence instead of a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from data.store import StoreError
from locales import Sentence

_log = logging.getLogger(__name__)


@contextmanager
def or_nothing() -> Iterator[None]:
    """What fails inside is a StoreError: the version before stays the current one. Also a decorator; the log has the whole reason."""
    try:
        yield
    except (duckdb.OutOfMemoryException, pa.ArrowMemoryError, MemoryError) as problem:
        _log.exception("a version could not be made")
        raise StoreError(_too_large()) from problem
    except (duckdb.Error, pa.ArrowException, AssertionError) as problem:
        _log.exception("a version could not be made")
        raise StoreError(_broken()) from problem
    except OSError as problem:
        _log.exception("a version could not be made")
        raise StoreError(_no_disk(problem.strerror or type(problem).__name__)) from problem


def _too_large() -> Sentence:
    return Sentence(
        "Linking these files needs more memory than they may use. Nothing was changed: leave some of the files away and store again, "
        "or ask whoever runs this to raise {setting}.",
        setting="KPI_READING_MEGABYTES",
    )


def _broken() -> Sentence:
    return Sentence(
        "Linking these files with those that are stored failed. Nothing was changed: store the files one at a time to find the one it "
        "fails with, leave that away, and tell whoever runs this; the reason is in the log."
    )


def _no_disk(reason: str) -> Sentence:
    return Sentence(
        "The files could not be written to the disk: {reason}. Nothing was changed: tell whoever runs this, then store again.",
        reason=reason,
    )
