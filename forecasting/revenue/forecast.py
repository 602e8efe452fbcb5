"""Revenue, or recurring revenue, of the months from a day on."""

from __future__ import annotations

from datetime import date

from data.version import Version
from data.watching import Progress, silent
from forecasting.refusal import Refusal
from forecasting.revenue import series
from forecasting.revenue.blend import FEWEST
from forecasting.revenue.making import KPI, Making
from forecasting.revenue.result import Ahead, RevenueForecast
from forecasting.sales_cycle import SalesCycleForecast
from forecasting.threads import one_thread
from kpi.selection import Filter
from locales import Sentence

MOST_MONTHS = 24


def forecast(
    version: Version,
    as_of: date,
    ahead: Ahead,
    filters: tuple[Filter, ...] = (),
    progress: Progress | None = None,
    *,
    pipeline: SalesCycleForecast | None = None,
) -> RevenueForecast:
    """The months from that of the as-of day on; nothing dated on or after that day is used.

    `pipeline`, the open deals of the same day and filters, tells which part comes from them. Raises `forecasting.refusal.Refusal` where the
    data cannot carry a forecast; its `sentence` says why.
    """
    tell = progress or silent
    if not 1 <= ahead.months <= MOST_MONTHS:
        raise Refusal(Sentence("Ask for 1 to {most} months ahead, not {months}.", most=MOST_MONTHS, months=ahead.months))
    tell(Sentence("Reading whole months before {day}", day=as_of))
    known = series.read(version, KPI[ahead.kind], as_of, filters)
    if len(known.values) >= FEWEST and not known.values.any():
        raise Refusal(
            Sentence(
                "Nothing came in during the {months} whole months before {day}, so there is nothing to forecast from.",
                months=len(known.values),
                day=as_of,
            )
        )
    if len(known.values) < FEWEST:
        raise Refusal(
            Sentence(
                "Only {months} whole months before {day} are in this data. A forecast needs at least {fewest} in which something came in.",
                months=len(known.values),
                day=as_of,
                fewest=FEWEST,
            )
        )
    tell(Sentence("Asking what would have been said on earlier days"))
    one_thread()
    return Making(version, as_of, ahead, filters, known, pipeline).forecast()
