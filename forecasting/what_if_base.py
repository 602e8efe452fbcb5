"""Where a what-if starts from: how leads, conversion, deal size and cycle went, read out of KPIs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forecasting.closing_curves import ClosingCurve, Lognormal
from forecasting.refusal import Refusal
from forecasting.what_if import Base
from kpi.compute import Value
from kpi.periods import Period
from locales import Sentence

KPIS = ("leads", "win_rate", "deal_size", "sales_cycle", "revenue")


@dataclass(frozen=True)
class Start:
    """`by_leads` says whether leads are leads, and conversion the deals won per lead; else they are decided deals and the win rate."""

    base: Base
    curve: ClosingCurve | None
    by_leads: bool


def start_of(values: Mapping[str, Value], period: Period, today: date) -> Start:
    """The start for a period. Raises Refusal with what is missing."""
    for kpi in ("win_rate", "deal_size", "revenue"):
        reason = values[kpi].reason
        if reason:
            raise Refusal(Sentence("A what-if needs won deals with amounts: {reason}.", reason=reason))
    won, decided = values["win_rate"].numerator or 0.0, values["win_rate"].denominator or 0.0
    leads = values["leads"].value or 0.0
    by_leads = leads > 0 and won <= leads
    count = leads if by_leads else decided
    cycle = values["sales_cycle"]
    base = Base(
        leads=count,
        conversion=won / count if count else 0.0,
        deal_size=values["deal_size"].value or 0.0,
        cycle_days=cycle.value,
        revenue=values["revenue"].value or 0.0,
        period=period.to_date(today),
    )
    return Start(base, _curve(cycle), by_leads)


def history_of(steps: Mapping[str, Sequence[Value]], by_leads: bool, whole: Period) -> dict[str, list[float]]:
    """Driver → its value month by month, over the months that lie wholly in the data."""
    found: dict[str, list[float]] = {"leads": [], "conversion": [], "deal_size": [], "cycle": []}
    for leads, rate, size, cycle in zip(*(steps[kpi] for kpi in KPIS[:4]), strict=True):
        if rate.period.start < whole.start or rate.period.end > whole.end:
            continue
        count = (leads.value if by_leads else rate.denominator) or 0.0
        values = {
            "leads": count,
            "conversion": (rate.numerator or 0.0) / count if count else None,
            "deal_size": size.value,
            "cycle": cycle.value,
        }
        for driver, value in values.items():
            if value is not None:
                found[driver].append(value)
    return found


def _curve(cycle: Value) -> ClosingCurve | None:
    p90 = dict(cycle.beside).get("p90")
    return Lognormal(cycle.value, p90) if cycle.value and p90 and p90 > cycle.value > 0 else None
