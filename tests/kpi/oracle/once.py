"""What is worked out of a whole company, kept for as long as the company is asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from tests.kpi.oracle.slice import Slice

Frames = dict[str, pd.DataFrame]
Made = TypeVar("Made")

_kept: dict[tuple[str, int], tuple[Frames, object]] = {}
_of_slice: dict[str, tuple[object, object]] = {}


def once(make: Callable[[Frames], Made]) -> Callable[[Frames], Made]:
    """A function of a company's frames that is called once for each company."""

    def kept(frames: Frames) -> Made:
        key = f"{make.__module__}.{make.__name__}", id(frames)
        if key not in _kept or _kept[key][0] is not frames:
            _kept[key] = frames, make(frames)
        return _kept[key][1]  # type: ignore[return-value]

    return kept


def once_a_slice(make: Callable[[Slice], Made]) -> Callable[[Slice], Made]:
    """A function of a slice that is called once while the same slice is asked about."""

    def kept(at: Slice) -> Made:
        name = f"{make.__module__}.{make.__name__}"
        if name not in _of_slice or _of_slice[name][0] != at.identity:
            _of_slice[name] = at.identity, make(at)
        return _of_slice[name][1]  # type: ignore[return-value]

    return kept
