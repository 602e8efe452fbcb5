"""What if: leads × conversion × deal size, and the sales cycle, moved by hand.

Revenue flows evenly. Deals whose leads are in already keep closing as before; leads from tomorrow on bring deals at the moved leads,
conversion and deal size, which close after the moved cycle. So with r the revenue a day and G(H) = E[(H − cycle)⁺], G₀ with the cycle
as it was and G₁ as moved, revenue of the next H days is

    r (H − G₀(H))  +  r · (leads · conversion · deal size, as ratios) · G₁(H)

and with nothing moved it is r H. Money is Decimal, to the cent; rates are fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from forecasting.attribution import in_cents, shapley, to_cents
from forecasting.closing_curves import AtOnce, ClosingCurve, Exponential
from forecasting.refusal import Refusal
from kpi.periods import Grain, Period, add_months, cut, floor
from locales import Sentence

DRIVERS = ("leads", "conversion", "deal_size", "cycle")


@dataclass(frozen=True)
class Base:
    """How it went in `period` (over, or cut to date): leads, their conversion (0 to 1), deal size, median cycle and revenue."""

    leads: float
    conversion: float
    deal_size: float
    cycle_days: float | None
    revenue: float
    period: Period

    @property
    def product(self) -> float:
        """leads × conversion × deal size; it misses revenue where repeat deals or other orders bring some of it."""
        return self.leads * self.conversion * self.deal_size

    @property
    def has_more(self) -> bool:
        """Whether leads, conversion and deal size leave something of revenue unexplained, which moves along with them."""
        return self.revenue > 0 and abs(self.product / self.revenue - 1) > 0.05

    @property
    def a_day(self) -> float:
        return self.revenue / self.period.days


@dataclass(frozen=True)
class Drivers:
    """How far each driver is moved: 0.1 is ten per cent more; `conversion_points` is added after that, 0.01 is one point."""

    leads_change: float = 0.0
    conversion_change: float = 0.0
    deal_size_change: float = 0.0
    cycle_change: float = 0.0
    conversion_points: float = 0.0

    def ratios(self, base: Base) -> dict[str, float]:
        """Each driver, moved ÷ as it was. Raises Refusal where a move leaves what is possible."""
        conversion = base.conversion * (1 + self.conversion_change) + self.conversion_points
        if not 0 <= conversion <= 1:
            raise Refusal(Sentence("Conversion would be {share}%. It lies between 0 and 100%.", share=round(100 * conversion, 1)))
        if min(self.leads_change, self.deal_size_change) < -1 or self.cycle_change <= -1:
            raise Refusal(Sentence("No driver can fall by more than all there is, and the sales cycle cannot fall to nothing."))
        return {
            "leads": 1 + self.leads_change,
            "conversion": conversion / base.conversion,
            "deal_size": 1 + self.deal_size_change,
            "cycle": 1 + self.cycle_change,
        }


@dataclass(frozen=True)
class Month:
    """Revenue of one month (or what is left of it), with the drivers moved and as they were."""

    period: Period
    revenue: Decimal
    unchanged: Decimal


@dataclass(frozen=True)
class Projection:
    """Revenue of deals that close within `period`.

    `contributions` (driver → money) add up to `revenue − unchanged`, and months to both, to the cent. `late` is what leads of the period
    bring after its end, `in_time` the part (0 to 1) that closes before.
    """

    period: Period
    revenue: Decimal
    unchanged: Decimal
    late: Decimal
    in_time: float
    by_month: tuple[Month, ...]
    contributions: dict[str, Decimal]
    notes: tuple[Sentence, ...]


@dataclass(frozen=True)
class Flow:
    """The arithmetic of a what-if over days from tomorrow on: revenue so many days on, for any drivers."""

    base: Base
    ratios: dict[str, float]
    curve: ClosingCurve

    @property
    def growth(self) -> float:
        return self.ratios["leads"] * self.ratios["conversion"] * self.ratios["deal_size"]

    def before(self, days: float) -> float:
        """What closes within so many days of leads that are in already."""
        return self.base.a_day * (days - self.curve.closed(days))

    def new(self, days: float) -> float:
        """What closes within so many days of leads from tomorrow on."""
        return self.base.a_day * self.growth * self.curve.scaled(self.ratios["cycle"]).closed(days)

    def in_time(self, days: float) -> float:
        """The part (0 to 1) of what leads of so many days bring that closes within these days."""
        return self.curve.scaled(self.ratios["cycle"]).closed(days) / days

    def until(self, days: float) -> float:
        return self.before(days) + self.new(days)

    def with_ratio(self, driver: str, ratio: float) -> Flow:
        """The same with one driver elsewhere."""
        return Flow(self.base, self.ratios | {driver: ratio}, self.curve)

    def with_only(self, moved: frozenset[str]) -> Flow:
        """The same with these drivers moved and the others as they were."""
        return Flow(self.base, {name: ratio if name in moved else 1.0 for name, ratio in self.ratios.items()}, self.curve)


def project(base: Base, drivers: Drivers, months: int, today: date, curve: ClosingCurve | None = None) -> Projection:
    """Revenue from tomorrow to the end of the month `months` − 1 months on. Without a `curve` the cycle's median makes one."""
    return project_over(base, drivers, ahead(today, months), curve)


def ahead(today: date, months: int) -> Period:
    """From tomorrow on so many calendar months; what is left of a begun month is the first."""
    if months < 1:
        raise Refusal(Sentence("Look at least one month ahead."))
    start = today + timedelta(days=1)
    return Period(start, add_months(floor(start, Grain.MONTH), months))


def project_over(base: Base, drivers: Drivers, period: Period, curve: ClosingCurve | None = None) -> Projection:
    """Revenue of a period that begins tomorrow."""
    flow = flow_of(base, drivers, curve)
    months = _months(flow, period)
    revenue = sum((each.revenue for each in months), Decimal(0))
    unchanged = sum((each.unchanged for each in months), Decimal(0))
    parts = shapley(DRIVERS, lambda moved: flow.with_only(moved).until(period.days))
    return Projection(
        period=period,
        revenue=revenue,
        unchanged=unchanged,
        late=to_cents(base.a_day * flow.growth * period.days - flow.new(period.days)),
        in_time=flow.in_time(period.days),
        by_month=months,
        contributions=in_cents(parts, revenue - unchanged),
        notes=_notes(flow, period),
    )


def flow_of(base: Base, drivers: Drivers, curve: ClosingCurve | None = None) -> Flow:
    """The flow for moved drivers. Raises Refusal where the base has nothing to move."""
    numbers = (base.leads, base.conversion, base.deal_size, base.revenue)
    if not all(isfinite(each) and each > 0 for each in numbers):
        raise Refusal(Sentence("A what-if needs leads, a conversion, a deal size and revenue in the period. Choose a longer period."))
    return Flow(base, drivers.ratios(base), curve or _curve(base.cycle_days))


def _curve(cycle_days: float | None) -> ClosingCurve:
    return Exponential(cycle_days) if cycle_days and cycle_days > 0 else AtOnce()


def _months(flow: Flow, period: Period) -> tuple[Month, ...]:
    """Differences of running totals that are rounded first, so that the months add up to the rounded whole."""
    steps = cut(period, Grain.MONTH)
    ends = [0, *((step.end - period.start).days for step in steps)]
    moved = [to_cents(flow.until(end)) for end in ends]
    still = [to_cents(flow.base.a_day * end) for end in ends]
    return tuple(Month(step, moved[i + 1] - moved[i], still[i + 1] - still[i]) for i, step in enumerate(steps))


def _notes(flow: Flow, period: Period) -> tuple[Sentence, ...]:
    last = period.end - timedelta(days=1)
    share = round(100 * flow.in_time(period.days), 1)
    return (
        Sentence("Months are taken to be alike: season and trend are not in this. Moves act on leads from {day} on.", day=period.start),
        flow.curve.note,
        Sentence(
            "Of what these leads bring, {share}% closes by {day}, the rest later.",
            share=share,
            day=last,
        ),
    )
