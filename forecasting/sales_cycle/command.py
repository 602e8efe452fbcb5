"""`python -m forecasting sales-cycle`: the same forecast as on the page, without a browser."""

from __future__ import annotations

import argparse
import json
import math
import sys
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from data.version import Version
from forecasting.refusal import Refusal
from forecasting.sales_cycle.forecast import forecast
from forecasting.sales_cycle.result import Backtest, SalesCycleForecast, Summary
from kpi.arguments import check_dimensions, condition, day, filters_of, version_in
from locales import Sentence, SentenceError

HELP = "Chance and closing date of every open deal, with revenue by month and a back-test."
EXAMPLE = "python -m forecasting sales-cycle --workspace workspaces/acme --as-of 2026-09-01 --where country=Italy --json"
REFUSED = 2
"""Exit code where the data cannot carry a forecast; the sentence goes to stderr, and with --json also to stdout as `refused`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--workspace", required=True, metavar="DIR", help="folder of the workspace")
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DAY",
        help="forecast from what was known before this day, YYYY-MM-DD (default: the day after the last in the data)",
    )
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        type=condition,
        metavar="DIM=MEMBER",
        help="only deals of this member of a dimension; repeat for more; DIM= for deals that have none",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    """Print the forecast and return the exit code: 0, or 2 where it is refused."""
    try:
        version = version_in(options.workspace)
        check_dimensions(dimension for dimension, _ in options.where)
        as_of = options.as_of or _day_after_last(version)
        found = forecast(version, as_of, filters_of(options.where), progress=_say)
    except SentenceError as refusal:
        _say(refusal.sentence)
        if options.json:
            print(json.dumps({"refused": str(refusal.sentence)}, ensure_ascii=False))
        return REFUSED
    print(json.dumps(as_json(found), ensure_ascii=False, indent=1, allow_nan=False) if options.json else as_text(found))
    return 0


def as_json(found: SalesCycleForecast) -> dict[str, Any]:
    """The forecast as plain values: dates as YYYY-MM-DD, months as YYYY-MM, `null` for what is not known."""
    names = found.months["month"].dt.strftime("%Y-%m").tolist()
    expected = found.deal_months["expected"].to_numpy().reshape(len(found.deals), len(names))
    shown = ("deal", "win_probability", "close_median", "close_low", "close_high", "amount", "amount_used", "expected")
    rows = found.deals[list(shown)].to_dict("records")
    deals = [row | {"expected_by_month": dict(zip(names, each, strict=True))} for row, each in zip(rows, expected.tolist(), strict=True)]
    months = found.months.assign(month=names)
    summary = _fields(found.summary) | {"as_of": found.as_of, "expected_by_month": months.to_dict("records")}
    return plain({"deals": deals, "summary": summary, "backtest": _backtest(found.backtest), "curve": found.curve.to_dict("records")})


def plain(value: Any) -> Any:
    """Values that JSON knows; what is not known (NaN, NaT) becomes `None`."""
    match value:
        case Sentence():
            return str(value)
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _ if value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
            return None
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case float():
            return round(value, 6)
        case _:
            return value


def as_text(found: SalesCycleForecast) -> str:
    """A short readable account."""
    summary = found.summary
    lines = [
        Sentence("As of {day}: {count} open deals.", day=found.as_of, count=summary.open_deals),
        *([_chances(summary)] if summary.mean_win_probability is not None else []),
        *([_cycle(summary)] if summary.cycle_mean_won is not None else []),
        summary.why,
        *(
            Sentence("{month}: {expected} expected (80 % range {low} to {high}).", month=f"{row['month']:%Y-%m}", **_money(row))
            for row in found.months.to_dict("records")
            if summary.expected_revenue is not None
        ),
        *([found.backtest.sentence] if found.backtest else []),
        *summary.notes,
        *(Sentence("Left out: {count} deals {because}.", count=each.count, because=str(each.because)) for each in summary.left_out),
    ]
    return "\n".join(str(line) for line in lines)


def _chances(summary: Summary) -> Sentence:
    return Sentence(
        "Mean chance to be won {chance}; of closed deals {closed} were won, counting open deals {rate}.",
        chance=_percent(summary.mean_win_probability),
        closed=_percent(summary.win_rate_closed),
        rate=_percent(summary.win_rate),
    )


def _cycle(summary: Summary) -> Sentence:
    return Sentence(
        "Won deals took {mean} days on average, median {median}; counting open deals the median is {honest}.",
        mean=_days(summary.cycle_mean_won),
        median=_days(summary.cycle_median_won),
        honest=_days(summary.cycle_median),
    )


def _money(row: dict[Any, Any]) -> dict[str, str]:
    return {name: f"{row[name]:,.0f}" for name in ("expected", "low", "high")}


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.1%}"


def _days(days: float | None) -> str:
    return "?" if days is None else f"{days:.1f}"


def _fields(summary: Summary) -> dict[str, Any]:
    left_out = [{"count": each.count, "because": each.because} for each in summary.left_out]
    return {name: getattr(summary, name) for name in summary.__dataclass_fields__} | {"left_out": left_out}


def _backtest(tested: Backtest | None) -> dict[str, Any] | None:
    if tested is None:
        return None
    fields = {name: getattr(tested, name) for name in tested.__dataclass_fields__}
    months = tested.months.assign(month=tested.months["month"].dt.strftime("%Y-%m"))
    return fields | {"origins": tested.origins.to_dict("records"), "months": months.to_dict("records")}


def _day_after_last(version: Version) -> date:
    last = version.facts["deals"].last if version.has("deals") else None
    last = max(filter(None, (last, version.last_day)), default=None)
    if last is None:
        raise Refusal(Sentence("There are no dates in this data, so nothing can be forecast."))
    return last + timedelta(days=1)


def _say(sentence: Sentence) -> None:
    print(sentence, file=sys.stderr, flush=True)
