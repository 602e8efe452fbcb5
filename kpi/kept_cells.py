"""What was counted, kept by measure, window and slice: another period or comparison reads only the windows that are new.

A click on another period mostly asks for months that were counted before, and one on a comparison for nothing but the comparison. Files of
facts never change and are named after their content, so what was counted in them stays right.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock

from data.version import Facts, Version
from kpi import scan
from kpi.derived.making import Derived
from kpi.engine import also_forget
from kpi.measures import Measure, Stock
from kpi.periods import Period
from kpi.rollups import Horizon
from kpi.scan import Cells, Counted, Group
from kpi.selection import Filter

LARGEST = 500
"""Groups of one measure in one window that are kept; of more, such as customers, the next question reads again."""

KEPT = 200_000
"""Groups of all that is kept, some hundred bytes each."""

Slice = tuple[object, ...]
Windows = dict[Period | None, Mapping[Group, Counted]]

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
    key = _slice(version, by, filters)
    with _lock:
        known = {measure: dict(_kept.get(key, {}).get(measure, {})) for measure in lasting}
    cells: Cells = {
        (measure, window): dict(groups)
        for measure, windows in lasting.items()
        for window in windows
        if (groups := known[measure].get(window)) is not None
    }
    new = {measure: left for measure, windows in asked.items() if (left := _left(measure, windows, known.get(measure, {})))}
    found = scan.read(version, new, by, filters, rolled_up) if new else {}
    _keep(key, {cell: groups for cell, groups in found.items() if cell[0] in lasting and len(groups) <= LARGEST})
    return cells | found


def forget() -> None:
    """Forget all that was counted, for measuring speed."""
    with _lock:
        _kept.clear()
        _sizes.clear()


also_forget(forget)


def _lasts(version: Version, measure: Measure) -> bool:
    """Whether a measure's rows lie in a file that never changes."""
    stored = version.facts.get(measure.table)
    return type(stored) is Facts or isinstance(stored, Derived)


def _slice(version: Version, by: tuple[str, ...], filters: tuple[Filter, ...]) -> Slice:
    return version.root, tuple(sorted((name, each.file) for name, each in version.facts.items())), by, filters


def _left(measure: Measure, windows: Collection[Period | None], known: Windows) -> list[Period | None]:
    """The windows that are not known. A stock stands at moments: without one there is nothing to count."""
    return [window for window in windows if window not in known and (window or not isinstance(measure, Stock))]


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
