"""The help desk in numbers: of everybody, or of each agent, kind or channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kpi.catalogue.service import AGE_BANDS
from kpi.compute import Value

DESK = ("tickets", "ticket_backlog", "resolution_time", "first_reply_time")
"""The KPIs that it is made of; each may be unanswered."""

BANDS = tuple(AGE_BANDS)
LONGEST = BANDS[-1]


@dataclass(frozen=True)
class Duration:
    """How long something took, in hours: median, 10th and 90th percentile; `cases` are the tickets that tell."""

    median: float | None
    p10: float | None
    p90: float | None
    cases: int

    @classmethod
    def of(cls, value: Value | None) -> Duration:
        if value is None:
            return cls(None, None, None, 0)
        beside = dict(value.beside)
        return cls(value.value, beside.get("p10"), beside.get("p90"), value.rows)


@dataclass(frozen=True)
class Desk:
    """What happened to the tickets of a slice. `member` is whose they are, where they are of one; `values` are those of `DESK`, by KPI."""

    values: Mapping[str, Value]
    member: str | None = None

    @property
    def opened(self) -> int | None:
        return _whole(self._value("tickets"))

    @property
    def closed(self) -> int | None:
        return _whole(self._beside("tickets", "tickets closed"))

    @property
    def open(self) -> int | None:
        """Tickets open at the end of the period."""
        return _whole(self._value("ticket_backlog"))

    @property
    def by_age(self) -> dict[str, int]:
        """Age band → open tickets."""
        return {band: _whole(self._beside("ticket_backlog", band)) or 0 for band in BANDS}

    @property
    def long_open(self) -> int:
        """Open tickets of the oldest band."""
        return self.by_age[LONGEST]

    @property
    def oldest_days(self) -> float | None:
        return self._beside("ticket_backlog", "oldest, in days")

    @property
    def resolution(self) -> Duration:
        return Duration.of(self.values.get("resolution_time"))

    @property
    def reply(self) -> Duration:
        return Duration.of(self.values.get("first_reply_time"))

    @property
    def replied(self) -> float | None:
        """The share of tickets that have a first reply."""
        return self._beside("first_reply_time", "with a reply")

    def _value(self, kpi: str) -> float | None:
        return self.values[kpi].value if kpi in self.values else None

    def _beside(self, kpi: str, name: str) -> float | None:
        return dict(self.values[kpi].beside).get(name) if kpi in self.values else None


def desk(values: Sequence[Value]) -> Desk:
    """The desk of everybody, from the values of `DESK` over a whole period; what has a reason for having none is not in it."""
    return Desk({value.kpi: value for value in values if value.reason is None})


def desks(values: Sequence[Value]) -> tuple[Desk, ...]:
    """A desk a member, from the values of `DESK` by one dimension: those with most tickets first.

    A member without rows of a KPI that is answered has none of them, which of what is counted is 0.
    """
    answered = {value.kpi: value for value in values if value.reason is None}
    members: dict[str | None, dict[str, Value]] = {}
    for value in values:
        if value.reason is None:
            members.setdefault(value.group[0][1], {})[value.kpi] = value
    full = {member: {kpi: own.get(kpi) or _without_rows(value) for kpi, value in answered.items()} for member, own in members.items()}
    found = [Desk(own, member) for member, own in full.items()]
    return tuple(sorted(found, key=lambda each: (-(each.opened or 0), -(each.open or 0), each.member is None, each.member or "")))


COUNTED = ("tickets", "ticket_backlog")


def _without_rows(value: Value) -> Value:
    """The value of a member that has no rows."""
    nothing = 0.0 if value.kpi in COUNTED else None
    return replace(value, value=nothing, rows=0, comparison=None, beside=tuple((name, nothing) for name, _ in value.beside))


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
