"""What is tried on the page that tries things out, and how its money is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from forecasting.goal_seek import Gap
from forecasting.what_if import Drivers, Projection
from forecasting.what_if_base import Start
from forecasting.what_if_pace import Tried
from kpi.kpis import Unit
from locales.numbers import signed
from locales.words import N_
from ui.values import shown

SHORT_FROM = 10_000_000

NAMES = {
    "leads": N_("Leads"),
    "conversion": N_("Conversion"),
    "deal_size": N_("Deal size"),
    "cycle": N_("Sales cycle"),
}
WITHOUT_LEADS = {"leads": N_("Deals decided"), "conversion": N_("Win rate")}


@dataclass(frozen=True)
class Trial:
    """What is tried: from where, moved how, over which days, against which target; and what comes of it."""

    start: Start
    drivers: Drivers
    projection: Projection
    target: Decimal
    gap: Gap
    currency: str | None
    target_is_set: bool
    tried: Tried | None

    def money(self, value: Decimal | float) -> str:
        return shown(float(value), Unit.MONEY, self.currency)

    def change(self, value: Decimal | float) -> str:
        return signed(self.money(abs(float(value))), float(value))

    def rounded(self, value: Decimal | float) -> str:
        """For a headline: whole below ten millions, as the gap to the target is told."""
        return shown(float(value), Unit.MONEY, self.currency, short=abs(float(value)) >= SHORT_FROM)

    @property
    def names(self) -> dict[str, str]:
        return NAMES if self.start.by_leads else NAMES | WITHOUT_LEADS

    @property
    def last_day(self) -> date:
        return self.projection.period.end - timedelta(days=1)
