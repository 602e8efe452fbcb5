"""A revenue forecast in the making: the model, the rules it must beat, and what is shown of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from data.version import Version
from forecasting.revenue import backtest, rules, series
from forecasting.revenue.blend import FROM_SEASONS, Blend
from forecasting.revenue.composition import parts_of, summed_on_earlier_days
from forecasting.revenue.pipeline import share_to_come
from forecasting.revenue.ranged import Ranged, Said
from forecasting.revenue.recurring import MOVEMENTS, Movements
from forecasting.revenue.result import Ahead, Backtest, Kind, RevenueForecast
from forecasting.revenue.rules import Rule
from forecasting.revenue.scale import Numbers
from forecasting.revenue.summary import Shown, summary_of
from forecasting.sales_cycle import SalesCycleForecast, history
from forecasting.sales_cycle.answer import keeper
from kpi.compute import compute, known
from kpi.currencies import currency_of
from kpi.periods import Grain, Period, add_months, floor
from kpi.resolve import measures_of, missing
from kpi.selection import Filter

KPI = {Kind.REVENUE: "revenue", Kind.RECURRING: "mrr"}


@dataclass(frozen=True)
class Making:
    """What a forecast is made from; `forecast` makes it."""

    version: Version
    as_of: date
    ahead: Ahead
    filters: tuple[Filter, ...]
    known: series.Months
    pipeline: SalesCycleForecast | None

    def forecast(self) -> RevenueForecast:
        """The whole of it."""
        tested = self._tested({known: self.model.said(known) for known in backtest.origins_of(self.model)})
        summed = self._summed_told()
        if summed:
            tested = self._tested(summed)
        rule = tested.rule if tested else next(iter(self.rules))
        by_model = tested is None or tested.beats_rule
        if not by_model:
            summed = {}  # what the rule says is shown, in whatever parts
        speaker = self.model if by_model else self.rules[rule]
        months = self._months(speaker.said(self.count), self.rules[rule].said(self.count).middle)
        shown = Shown(by_model, speaker.together(self.count), bool(summed), self.all_seem_won, self._currency())
        return RevenueForecast(
            self.as_of,
            self.ahead.kind,
            months := self._composed(months, bool(summed)),
            self._movements() if by_model else None,
            pd.DataFrame({"month": _stamps(self.known.first, self.count), "value": self.known.values}),
            summary_of(months, self.known, self.ahead, tested, shown),
            tested,
        )

    def _tested(self, told: Mapping[int, Said]) -> Backtest | None:
        return backtest.run(self.known.values, self.known.first, told, self.rules, at_the_end=self.is_recurring)

    def _summed_told(self) -> dict[int, Said]:
        """What open deals and deals to come would have summed to on earlier days; empty where the months alone were nearer."""
        if not self.has_pipeline or self.pipeline is None:
            return {}
        told = summed_on_earlier_days(self.pipeline, self._series_on, self._shares_on)
        middles = {self._number(day): middle for day, middle in told.items()}
        alone = {number: self.model.said(number).middle for number in middles}
        ours, theirs = (backtest.error_of(self.known.values, each, middles) for each in (middles, alone))
        if len(middles) < 2 or ours is None or theirs is None or ours >= theirs:
            return {}
        return {number: self.model.said(number).moved(middle) for number, middle in sorted(middles.items())}

    @property
    def count(self) -> int:
        """Whole months known."""
        return len(self.known.values)

    @property
    def steps(self) -> int:
        """Months ahead."""
        return self.ahead.months

    @property
    def is_recurring(self) -> bool:
        return self.ahead.kind is Kind.RECURRING

    @cached_property
    def model(self) -> Ranged:
        """Months from their own past, or from the movements of recurring revenue."""
        if self.is_recurring:
            return Ranged(self.known.values, self.steps, self.movements.speaker, self.movements.first_origin)
        blend = Blend(self.known.values, self.known.number_of_first, self.steps)
        return Ranged(self.known.values, self.steps, blend.forecast, blend.first_origin, blend.learning)

    @cached_property
    def rules(self) -> dict[Rule, Ranged]:
        """The last month; of revenue also the mean of a year, and from a year and a half on the same month of the year before."""
        values = self.known.values
        found = {Rule.LAST_MONTH: Ranged(values, self.steps, rules.last_month(values, self.steps), self.model.first_origin)}
        if not self.is_recurring:
            found[Rule.MEAN_OF_YEAR] = Ranged(values, self.steps, rules.mean_of_year(values, self.steps), self.model.first_origin)
        if len(values) >= FROM_SEASONS and not self.is_recurring:
            found[Rule.LAST_YEAR] = Ranged(values, self.steps, rules.last_year(values, self.steps), self.model.first_origin)
        return found

    @cached_property
    def movements(self) -> Movements:
        """What moved recurring revenue in each whole month."""
        period = Period(self.known.first, self.known.next)
        found = compute(self.version, [KPI[self.ahead.kind]], series.selected(self.version, period, self.filters, Grain.MONTH))
        beside = [dict(value.beside) for value in found]
        moved = {name: np.array([float(each.get(name) or 0.0) for each in beside]) for name in MOVEMENTS}
        start = np.array([float(each.get("at the start") or 0.0) for each in beside])
        return Movements(start, self.known.values, moved, self.known.number_of_first, self.steps)

    def _movements(self) -> pd.DataFrame | None:
        if not self.is_recurring:
            return None
        path = self.movements.path(self.count, *self._begun())
        path.insert(0, "month", _stamps(self.known.next, self.steps))
        return path

    def _begun(self) -> tuple[float | None, float]:
        """Where recurring revenue stands in the running month, and the part of that month still to come."""
        begin = floor(self.as_of, Grain.MONTH)
        days = (self.as_of - begin).days
        return (self.known.running, 1 - days / (add_months(begin, 1) - begin).days) if days else (None, 1.0)

    def _months(self, said: Said, ruled: Numbers) -> pd.DataFrame:
        """The months, of the running one only what usually still comes after such a day."""
        table = pd.DataFrame(
            {
                "month": _stamps(self.known.next, self.steps),
                "expected": said.middle,
                "low": said.low,
                "high": said.high,
                "rule": ruled,
                "closed": np.zeros(self.steps),
            }
        )
        if not self.is_recurring and self.as_of.day > 1:
            whole = ["expected", "low", "high"]
            rest = table.loc[0, whole].astype(float) * (1 - self.known.share_by_now)
            table.loc[0, whole] = rest + self.known.running
            table.loc[0, "closed"] = self.known.running
        if self.is_recurring and self.as_of.day > 1:
            table = self._from_today(table)
        return table

    def _from_today(self, table: pd.DataFrame) -> pd.DataFrame:
        """Recurring revenue from where it stands today: what the running month has moved already moves all months, and their ranges."""
        now = self.movements.path(self.count, *self._begun())["end"].to_numpy(float)
        before = self.movements.path(self.count)["end"].to_numpy(float)
        ratio = np.divide(now, before, out=np.ones(len(now)), where=before > 0)
        moved = ["expected", "low", "high"]
        return table.assign(**{name: table[name].to_numpy(float) * ratio for name in moved})

    def _composed(self, months: pd.DataFrame, summed: bool) -> pd.DataFrame:
        """The months with their parts."""
        if not self.has_pipeline or self.pipeline is None:
            return months.assign(open=np.nan, to_come=np.nan)
        shares = self._shares_on(pd.Timestamp(self.as_of)) if summed else None
        parts = parts_of(self.pipeline, months["expected"].to_numpy(float), months["closed"].to_numpy(float), shares)
        total = months["closed"] + parts.open + parts.to_come
        ratio = np.divide(total, months["expected"], out=np.ones(len(total)), where=months["expected"].to_numpy() > 0)
        moved = months.assign(expected=total, low=months["low"] * ratio, high=months["high"] * ratio)
        return moved.assign(open=parts.open, to_come=parts.to_come)

    @property
    def has_pipeline(self) -> bool:
        """Whether it is known what open deals bring, and this data's revenue is that of won deals."""
        return self._reads_pipeline and not self.all_seem_won

    @property
    def _reads_pipeline(self) -> bool:
        return self.pipeline is not None and not self.is_recurring and reads_deals(self.version)

    @property
    def all_seem_won(self) -> bool:
        """Whether no lost deal is recorded: earlier open deals were then all won, too, and tell nothing of those that will be lost."""
        return self._reads_pipeline and self.pipeline is not None and not self.pipeline.summary.knows_chances

    @cached_property
    def _past_deals(self) -> tuple[history.History, np.ndarray]:
        past = history.read(self.version)
        return past, keeper(past, self.filters)(np.arange(len(past.deals)))

    def _shares_on(self, day: pd.Timestamp) -> Numbers:
        past, kept = self._past_deals
        return share_to_come(past, kept, day.date(), self.steps)

    def _series_on(self, day: pd.Timestamp) -> Numbers | None:
        known_then = self._number(day)
        return self.model.said(known_then).middle if known_then >= self.model.first_origin else None

    def _number(self, day: pd.Timestamp) -> int:
        """How many months after the first known one that of a day is."""
        return int(day.year * 12 + day.month - 1) - self.known.number_of_first

    def _currency(self) -> str | None:
        return currency_of(self.version, known(self.version, KPI[self.ahead.kind]))


def kinds_of(version: Version) -> tuple[Kind, ...]:
    """What can be forecast of this data, what is taken by default first; revenue where it is neither."""
    return tuple(kind for kind, kpi in KPI.items() if not missing(known(version, kpi).measure, version)) or (Kind.REVENUE,)


def reads_deals(version: Version) -> bool:
    """Whether a version's revenue is that of won deals."""
    return any(measure.table == "deals" for measure in measures_of(known(version, KPI[Kind.REVENUE]), version))


def _stamps(first: date, count: int) -> list[pd.Timestamp]:
    return [pd.Timestamp(add_months(first, step)) for step in range(count)]
