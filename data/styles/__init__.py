"""How numbers, dates and flags are written: decided per column from all its values, with evidence, as SQL."""

from __future__ import annotations

import pyarrow as pa

from data.styles.decision import Decision, Profile, Style
from data.tables import Kind

__all__ = ["Decision", "Profile", "Style", "decide", "profile", "style_named"]


def decide(values: pa.ChunkedArray, kind: Kind, header: str = "") -> Decision:
    """The style of a column of text, for a field of this kind; `header` may name a unit or an epoch.

    For `Kind.ID` and `Kind.NAME` the text is kept as it is (words for null become NULL).
    """
    raise NotImplementedError


def profile(values: pa.ChunkedArray) -> Profile:
    """What the values look like, for matching a column by its values."""
    raise NotImplementedError


def style_named(name: str, kind: Kind) -> Style | None:
    """The style that a stored decision names, or `None` where this version knows no such style."""
    raise NotImplementedError
