"""What commands are given, read the same way by all of them: a workspace, a day, conditions on dimensions."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from data.store import Workspace
from data.tables import DIMENSIONS
from data.version import Version
from kpi.comparison import Comparison
from kpi.members import members
from kpi.periods import Period
from kpi.selection import Filter
from locales import Sentence, SentenceError

Condition = tuple[str, str | None]
"""A dimension and one of its members; `None` stands for the rows that have none."""


SHOWN = 5
"""Members that are named where the one asked for is not there."""


def version_in(folder: str) -> Version:
    """The current version of the workspace in a folder. Raises SentenceError where it holds none."""
    version = Workspace(folder).current()
    if version is None:
        raise SentenceError(Sentence("{workspace} holds no data yet: import some with `python -m data import`", workspace=folder))
    return version


def day(text: str) -> date:
    """A day written YYYY-MM-DD, as a `type` of argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(str(Sentence("{text} is no date; write it as 2026-07-01", text=text))) from None


NAMED = (Comparison.NONE, Comparison.PREVIOUS, Comparison.YEAR, Comparison.TARGET)
"""What can be compared with by its name alone."""


def whole_number(text: str) -> int:
    """A whole number above 0, as a `type` of argparse."""
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(str(Sentence("{text} is no whole number above 0", text=text)))


def comparison(text: str) -> tuple[Comparison, Period | None]:
    """What to compare with, as a `type` of argparse: its name, or the days `2025-01-01..2025-04-01`, the last one not included."""
    if text in NAMED:
        return Comparison(text), None
    start, dots, end = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(
            str(Sentence("{text} is nothing to compare with; write none, previous, year, target, or 2025-01-01..2025-04-01", text=text))
        )
    first, last = day(start), day(end)
    if last <= first:
        raise argparse.ArgumentTypeError(str(Sentence("{text} ends before it begins; the last day is not included", text=text)))
    return Comparison.CUSTOM, Period(first, last)


def condition(text: str) -> Condition:
    """`country=Italy` as a dimension and a member, as a `type` of argparse; `country=` for the rows without one."""
    dimension, equals, member = text.partition("=")
    if not dimension or not equals:
        raise argparse.ArgumentTypeError(
            str(Sentence("--where {condition} must read DIMENSION=MEMBER, for instance rep=Ana", condition=text))
        )
    return dimension, member or None


def filters_of(conditions: Iterable[Condition]) -> tuple[Filter, ...]:
    """Members named for the same dimension are alternatives; dimensions narrow each other down."""
    members: dict[str, list[str | None]] = {}
    for dimension, member in conditions:
        members.setdefault(dimension, []).append(member)
    return tuple(Filter(dimension, tuple(named)) for dimension, named in members.items())


def check_members(version: Version, filters: Iterable[Filter]) -> None:
    """Raises SentenceError on the first member that this data does not have: asked for alone, it would answer with nothing."""
    for each in (each for each in filters if each.dimension in DIMENSIONS):
        known = members(version, each.dimension)
        for member in (member for member in each.members if known and member not in known):
            named = [name for name in known if name is not None]
            alike = get_close_matches(str(member), named, SHOWN, 0.5) or named[:SHOWN]
            raise SentenceError(
                Sentence(
                    "There is no “{member}” under {dimension} in this data; there is, for instance: {known}",
                    member=Sentence("(none)") if member is None else member, dimension=each.dimension, known=alike,
                )
            )  # fmt: skip


def check_dimensions(names: Iterable[str], also: Iterable[str] = ()) -> None:
    """Raises SentenceError on the first name that is neither a dimension nor among the fields in `also`."""
    for name in names:
        if name not in (*DIMENSIONS, *also):
            raise SentenceError(Sentence("{name} is no dimension; there are: {dimensions}", name=name, dimensions=", ".join(DIMENSIONS)))
