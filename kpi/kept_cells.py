"""What was counted, kept by measure, window and slice: another period or comparison reads only the windows that are new.

A click on another period mostly asks for months that were counted before, and one on a comparison for nothing but the comparison. Files of
facts never change and are named after their content, so what was counted in them stays right. What was foreseen is stored beside the
version as well, and read from there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

from data.version import Facts, Version
from kpi import scan, stored_answers
from kpi.derived.making import Derived
from kpi.engine import also_forget
from kpi.measures import Measure, Stock
from kpi.periods import Period
from kpi.rollups import Horizon
from kpi.scan import Cells, Counted, Group
from kpi.selection import Filter, Rest, one_member

LARGEST = 500
"""Groups of one measure in one window that are kept; of more, such as customers, the next question reads again."""

KEPT = 400_000
"""Groups of all that is kept, some hundred bytes each."""

Slice = tuple[object, ...]
Windows = dict[Period | None, Mapping[Group, Counted]]
Cell = tuple[Measure, Period | None]

_kept: OrderedDict[Slice, dict[Measure, Windows]] = OrderedDict()
_sizes: dict[Slice, int] = {}
_lock = Lock()


def read(
    version: Version,
    asked: Mapping[Measure, Collection[Period | None]],
    by: tuple[str, ...],
    filters: tuple[Filter, ...],
    rolled_up: Horizon | None = None,
) -> Cells:
    """As `scan.read`, but what was counted before is not counted again."""
    lasting = {measure: windows for measure, windows in asked.items() if _lasts(version, measure)}
    cells = _known(version, lasting, by, filters)
    if not by and (member := one_member(filters)):
        of_members = _known(version, _without(lasting, cells), (member[0],), ())
        cells |= {cell: _of(groups, member[1]) for cell, groups in of_members.items()}
    new = _without(asked, cells)
    found = scan.read(version, new, by, filters, rolled_up) if new else {}
    kept = {cell: groups for cell, groups in found.items() if cell[0] in lasting and len(groups) <= LARGEST}
    _keep(_slice(version, by, filters), kept)
    if kept and stored_answers.is_storing():
        names = _names(version, kept, by, filters)
        stored_answers.store(version, {name: _written(kept[cell]) for name, cell in names.items()})
    return cells | found


def forget() -> None:
    """Forget all that was counted, for measuring speed."""
    with _lock:
        _kept.clear()
        _sizes.clear()


also_forget(forget)


def _known(version: Version, asked: Mapping[Measure, Collection[Period | None]], by: tuple[str, ...], filters: tuple[Filter, ...]) -> Cells:
    """What was counted of this before: by this process, or stored beside the version."""
    key = _slice(version, by, filters)
    with _lock:
        kept = {} if stored_answers.is_storing() else _kept.get(key, {})  # what is to be stored is looked for there alone
        cells: Cells = {
            (measure, window): dict(groups)
            for measure, windows in asked.items()
            if (known := kept.get(measure))
            for window in windows
            if (groups := known.get(window)) is not None
        }
    if any(not isinstance(each, Rest) for each in filters):
        return cells  # a slice that somebody chose was foreseen by nobody
    names = _names(version, [(measure, window) for measure, windows in _without(asked, cells).items() for window in windows], by, filters)
    stored = {names[name]: _read(told) for name, told in stored_answers.stored(version, names).items()}
    _keep(key, stored)
    return cells | stored


def _without(asked: Mapping[Measure, Collection[Period | None]], cells: Cells) -> dict[Measure, list[Period | None]]:
    """What is not known. A stock stands at moments: without one there is nothing to count."""
    left = {
        measure: [window for window in windows if (measure, window) not in cells and (window or not isinstance(measure, Stock))]
        for measure, windows in asked.items()
    }
    return {measure: windows for measure, windows in left.items() if windows}


def _of(groups: Mapping[Group, Counted], member: str | None) -> dict[Group, Counted]:
    counted = groups.get((member,))
    return {(): counted} if counted else {}


def _names(version: Version, cells: Iterable[Cell], by: tuple[str, ...], filters: tuple[Filter, ...]) -> dict[str, Cell]:
    """What cells are stored by."""
    slice_ = repr((by, filters))
    return {
        f"{_name(measure, version.facts[measure.table].file, slice_)} {f'{window.start} {window.end}' if window else ''}": (measure, window)
        for measure, window in cells
    }


@lru_cache(maxsize=16_384)
def _name(measure: Measure, file: str, slice_: str) -> str:
    return stored_answers.key_of("cells", type(measure).__name__, measure, file, slice_)


def _written(groups: Mapping[Group, Counted]) -> list[Any]:
    return [[group, each.value, each.rows, sorted(each.currencies)] for group, each in groups.items()]


def _read(told: list[Any]) -> dict[Group, Counted]:
    return {tuple(group): Counted(value, rows, frozenset(currencies)) for group, value, rows, currencies in told}


def _lasts(version: Version, measure: Measure) -> bool:
    """Whether a measure's rows lie in a file that never changes."""
    stored = version.facts.get(measure.table)
    return type(stored) is Facts or isinstance(stored, Derived)


def _slice(version: Version, by: tuple[str, ...], filters: tuple[Filter, ...]) -> Slice:
    return version.root, tuple(sorted((name, each.file) for name, each in version.facts.items())), by, filters


def _keep(key: Slice, found: Cells) -> None:
    if not found:
        return
    with _lock:
        kept = _kept.setdefault(key, {})
        _kept.move_to_end(key)
        for (measure, window), groups in found.items():
            windows = kept.setdefault(measure, {})
            _sizes[key] = _sizes.get(key, 0) + (0 if window in windows else 1 + len(groups))
            windows[window] = groups
        while sum(_sizes.values()) > KEPT:
            oldest, _ = _kept.popitem(last=False)
            _sizes.pop(oldest, None)
