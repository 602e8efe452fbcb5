"""The sales-cycle forecast of a version's deals as of a day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.version import Version
from data.watching import Progress, silent
from forecasting.refusal import Refusal
from forecasting.sales_cycle import backtest, history, lattice, revenue, steps, summary
from forecasting.sales_cycle.answer import Answer, answer, keeper
from forecasting.sales_cycle.candidates import FEWEST_CLOSED, FEWEST_WON
from forecasting.sales_cycle.curve import curve_of
from forecasting.sales_cycle.dates import closing_days
from forecasting.sales_cycle.drivers import drivers
from forecasting.sales_cycle.history import EPOCH, timestamps
from forecasting.sales_cycle.load_day import refuse_load_day
from forecasting.sales_cycle.result import SalesCycleForecast
from forecasting.sales_cycle.snapshot import CLOSED_BACKWARDS, Snapshot
from forecasting.threads import one_thread
from kpi.selection import Filter
from locales import Sentence


def forecast(
    version: Version, as_of: date, filters: tuple[Filter, ...] = (), progress: Progress | None = None, seed: int = 0
) -> SalesCycleForecast:
    """Chance and date of every deal open as of a day, with revenue by month and a back-test; nothing after that day is used.

    Models learn from all deals; `filters` choose the deals that are shown, summed and scored. Raises `forecasting.refusal.Refusal` where
    the data cannot carry a forecast; its `sentence` says why. `progress` is told what is being done.
    """
    return forecast_from(learned(version, as_of, seed), filters, progress)


def learned(version: Version, as_of: date, seed: int = 0) -> lattice.Lattice:
    """What is learned of a version as of a day; whatever filter is asked first fills it, and others find it there."""
    return lattice.Lattice(history.read(version), as_of, silent, seed)


def forecast_from(days: lattice.Lattice, filters: tuple[Filter, ...] = (), progress: Progress | None = None) -> SalesCycleForecast:
    """The same as `forecast`, by what was learned. For one thread at a time."""
    days.progress = progress or silent
    one_thread()
    return _forecast(days, filters)


def _forecast(days: lattice.Lattice, filters: tuple[Filter, ...]) -> SalesCycleForecast:
    as_of, snapshot, keep = days.as_of, days.snapshot, keeper(days.history, filters)
    _refuse(snapshot, as_of)
    refuse_load_day(snapshot)
    said = days.said_on(as_of)
    if said is None:
        raise ValueError("a snapshot that is not refused can be learned from")
    found = answer(said, days.blend_on(said), days.worth_on(said), keep)
    tested, stretch = backtest.run(days, keep)
    chance = revenue.monthly(found.reached[:, :, 0], found.ends, revenue.cuts(snapshot.day, found.horizon))
    deals = _deals(found)
    months = _months(found, chance, stretch, np.random.default_rng(days.seed))
    kept = keep(snapshot.rows)
    return SalesCycleForecast(
        as_of=as_of,
        deals=deals,
        deal_months=_deal_months(deals, months["month"], chance),
        months=months,
        curve=curve_of(snapshot, kept),
        summary=summary.of(found, kept, deals, months, tested),
        backtest=tested,
        drivers=drivers(said, found.blend, found.rows) if snapshot.lost else (),
    )


def _refuse(snapshot: Snapshot, as_of: date) -> None:
    if not len(snapshot.rows):
        raise Refusal(Sentence("No deal was created before {day}.", day=as_of))
    backwards = sum(each.count for each in snapshot.left_out if each.because == CLOSED_BACKWARDS)
    if backwards and not snapshot.closed_deals:
        raise Refusal(
            Sentence(
                "All {count} deals that closed before {day} were closed before they were created: the creation date looks like the day the "
                "data was loaded, so the sales cycle means nothing.",
                count=backwards,
                day=as_of,
            )
        )
    if not snapshot.closed_deals:
        raise Refusal(Sentence("Every deal was still open on {day}: there is nothing to learn from yet.", day=as_of))
    if snapshot.closed_deals < FEWEST_CLOSED or snapshot.won < FEWEST_WON:
        raise Refusal(
            Sentence(
                "Only {closed} deals were closed before {day}, {won} of them won. "
                "A forecast needs at least {fewest} closed and {fewest_won} won.",
                closed=snapshot.closed_deals,
                won=snapshot.won,
                day=as_of,
                fewest=FEWEST_CLOSED,
                fewest_won=FEWEST_WON,
            )
        )


def _deals(found: Answer) -> pd.DataFrame:
    past, day = found.snapshot.history, found.snapshot.day
    middle, low, high = closing_days(found.reached.sum(axis=2), found.ends, found.horizon, (0.5, *found.blend.levels))
    won = found.reached[:, -1, 0]
    created = past.deals["created"].to_numpy(float)[found.rows]
    table = pd.DataFrame(
        {
            "deal": past.deals["deal"].to_numpy()[found.rows],
            "created_at": timestamps(created),
            "age_days": day - created,
            "amount": found.own,
            "amount_used": found.used,
            "win_probability": won if found.snapshot.lost else np.nan,
            "close_median": timestamps(day + middle),
            "close_low": timestamps(day + low),
            "close_high": timestamps(day + high),
            "expected": found.used * won,
        }
    )
    return table.join(past.deals[list(past.dimensions)].iloc[found.rows].reset_index(drop=True))


def _months(found: Answer, chance: np.ndarray, stretch: float, rng: np.random.Generator) -> pd.DataFrame:
    """Months from the as-of day's to the horizon's, with what is expected, its range, and what the rule says."""
    day = found.snapshot.day
    ruled = found.ruled(revenue.cuts(day, found.horizon))
    expected = found.amount @ chance
    futures = revenue.simulated(chance, found.amount, found.own, found.worth.spread, rng)
    low, high = revenue.widened(expected, *revenue.range_of(futures), stretch)
    low_by_then, high_by_then = revenue.widened(expected.cumsum(), *revenue.range_of(futures.cumsum(axis=1)), stretch)
    money = {
        "expected": expected,
        "low": low,
        "high": high,
        "low_by_then": low_by_then,
        "high_by_then": high_by_then,
        "rule": found.amount @ ruled,
    }
    first = (EPOCH + timedelta(days=int(day))).replace(day=1)
    return pd.DataFrame(
        {
            "month": [pd.Timestamp(first), *(pd.Timestamp(month) for month in steps.month_starts(day, found.horizon))],
            **(money if found.worth.known else dict.fromkeys(money, np.nan)),
            "wins": chance.sum(axis=0),
            "wins_rule": ruled.sum(axis=0),
        }
    )


def _deal_months(deals: pd.DataFrame, months: pd.Series, chance: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "deal": np.repeat(deals["deal"].to_numpy(), len(months)),
            "month": np.tile(months.to_numpy(), len(deals)),
            "probability": chance.ravel(),
            "expected": (deals["amount_used"].to_numpy()[:, None] * chance).ravel(),
        }
    )
