"""Header rows above the header: `2023` over `Won` and `Lost`, `2024` over `Won` and `Lost`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from data.readers.records import Record

Spread = Callable[[Record], list[str]]
MOST_ROWS = 3


def name_groups(names: Sequence[str], above: Sequence[Record], spread: Spread) -> tuple[list[str], int]:
    """The names, those that stand in the header more than once led by the group above them, and how many rows of groups were used."""
    found, used = list(names), 0
    for record in reversed(above[-MOST_ROWS:]):
        again = _repeated(found)
        if not again or not _is_group_row(record, found):
            break
        groups = [" ".join(cell.split()) for cell in spread(replace(record, cells=record.cells + [""] * (len(found) - len(record.cells))))]
        told = [f"{group} {name}" if name.casefold() in again and group else name for group, name in zip(groups, found, strict=False)]
        if told == found:
            break
        found, used = told, used + 1
    return found, used


def carried(record: Record) -> list[str]:
    """Each cell, a blank one as the last filled one to its left: how a group is written once over several columns."""
    cells: list[str] = []
    for cell in record.cells:
        cells.append(cell if cell.strip() or not cells else cells[-1])
    return cells


def _repeated(names: Sequence[str]) -> set[str]:
    counts = Counter(name.casefold() for name in names if name)
    return {name for name, count in counts.items() if count > 1}


def _is_group_row(record: Record, names: Sequence[str]) -> bool:
    """Two groups at least, or one that does not begin at the left edge as titles do; none stands over nothing."""
    places = [place for place, cell in enumerate(record.cells) if cell.strip()]
    if not places or places[-1] >= len(names):
        return False
    return places[0] > 0 or (len(places) > 1 and any(second - first > 1 for first, second in pairwise(places)))
