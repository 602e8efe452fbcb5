"""Earlier days on which the same code is asked, each answer worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

import numpy as np

from data.watching import Progress
from forecasting.sales_cycle import amounts, blend, candidates, months, rule, steps
from forecasting.sales_cycle.amounts import Amounts
from forecasting.sales_cycle.blend import Blend
from forecasting.sales_cycle.candidates import Candidates
from forecasting.sales_cycle.history import EPOCH, History, day_number
from forecasting.sales_cycle.rule import Rule
from forecasting.sales_cycle.snapshot import Snapshot
from kpi.periods import add_months
from locales import Sentence

INNER = 3
"""Earlier days from which a blend is learned."""
QUARTERLY_FROM, MONTHLY_FROM = 730, 75
"""Days of recorded closes from which earlier days lie a quarter, a month (else a fortnight) apart."""


@dataclass(frozen=True)
class Worth:
    """What deals are worth as of a day, and the simple rule."""

    amounts: Amounts
    rule: Rule


@dataclass
class Lattice:
    """The as-of day and days before it at even distances; everything is remembered, so that outer and inner back-tests, and readers with
    other filters, share their work."""

    history: History
    as_of: date
    progress: Progress
    seed: int = 0
    _known: dict[date, Candidates | None] = field(default_factory=dict)
    _blends: dict[date, Blend] = field(default_factory=dict)
    _worths: dict[date, Worth] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.snapshot = Snapshot(self.history, day_number(self.as_of))
        span = self.snapshot.day - self.snapshot.first_close
        self.months = 3 if span >= QUARTERLY_FROM else 1 if span >= MONTHLY_FROM else 0

    def earlier(self, day: date, count: int) -> list[date]:
        """The `count` days of the lattice before a day, latest first."""
        if self.months:
            return [add_months(day, -self.months * back) for back in range(1, count + 1)]
        return [day - timedelta(days=14 * back) for back in range(1, count + 1)]

    def said_on(self, day: date) -> Candidates | None:
        """What every candidate said on a day; `None` where too little had closed before it."""
        if day not in self._known:
            snapshot = self.snapshot if day == self.as_of else Snapshot(self.history, day_number(day))
            self._known[day] = self._learn(snapshot, day) if candidates.can_learn(snapshot) else None
        return self._known[day]

    def blend_on(self, said: Candidates) -> Blend:
        """The blend as it would have been chosen on the day of `said`, from the days before it."""
        return self._blend(_day(said), said.snapshot, said.names)

    def worth_on(self, said: Candidates) -> Worth:
        """What deals were worth as of the day of `said`, and what the simple rule made of them; today judges only who carries amounts."""
        day = _day(said)
        if day not in self._worths:
            self._worths[day] = Worth(amounts.learn(self.snapshot, said.snapshot), rule.learn(said.snapshot))
        return self._worths[day]

    def _blend(self, day: date, snapshot: Snapshot, names: Sequence[str]) -> Blend:
        if day not in self._blends:
            days = [said for each in self.earlier(day, INNER) if (said := self.said_on(each)) is not None]
            by_months = months.weights(snapshot, names, self.seed, partial(self._say, snapshot, day))
            self._blends[day] = blend.corrected(by_months, snapshot, days) if by_months else blend.learn(snapshot, names, days)
        return self._blends[day]

    def _learn(self, snapshot: Snapshot, day: date) -> Candidates:
        alive = partial(self._say, snapshot, day)
        reach = steps.horizon(float(np.quantile(snapshot.exit[~snapshot.is_open], 0.99)))
        if day == self.as_of:
            return candidates.learn(snapshot, reach, everyone=True, seed=self.seed, alive=alive)
        return candidates.learn(snapshot, min(reach, int(self.snapshot.day - snapshot.day) + 1), seed=self.seed, alive=alive)

    def _say(self, snapshot: Snapshot, day: date) -> None:
        self.progress(Sentence("Learning from {closed} closed deals as of {day}", closed=snapshot.closed_deals, day=day))


def _day(said: Candidates) -> date:
    return EPOCH + timedelta(days=int(said.snapshot.day))
