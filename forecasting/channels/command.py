"""`python -m forecasting channels`: who converts best, at what cost, whether that holds like with like, where the next sum should go."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from data.version import Version
from data.watching import Progress
from forecasting.channels.next_money import Asked, NextMoney, next_money
from forecasting.channels.ranges import Range
from forecasting.channels.scorecard import SEED, Scorecard, Scored, scorecard
from forecasting.channels.spend_history import spend_histories
from forecasting.channels.strata import Checked, checked
from forecasting.refusal import Refusal
from kpi.arguments import day, whole_number
from kpi.calendars import calendar_of
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.workspace_terms import terms_of
from locales import Sentence

HELP = "channels or campaigns compared: conversion, cost and return with ranges, and what a further sum would bring in each"
EXAMPLE = "python -m forecasting channels --workspace ~/acme --by campaign --amount 5000 --weeks 13 --json"


@dataclass(frozen=True)
class Compared:
    """The scorecard, the check of orders like with like, and what a sum would bring, or why that cannot be said."""

    card: Scorecard
    checked: Checked
    money: NextMoney | None
    refused: Sentence | None


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command alone takes."""
    parser.add_argument("--by", choices=("channel", "campaign"), default="channel", help="what is compared (default: channel)")
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DAY", help="first day of leads and costs (default: a year before the last)"
    )
    parser.add_argument("--amount", type=whole_number, default=10_000, help="the sum that is to be spent (default: 10000)")
    parser.add_argument("--weeks", type=whole_number, default=26, help="over how many weeks it is spread (default: 26)")
    parser.add_argument("--taken-from", metavar="NAME", help="the channel or campaign it is taken from (default: it is new money)")


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> Compared:
    """The comparison asked for. Raises Refusal."""
    first = options.first or as_of - timedelta(days=365)
    if first >= as_of:
        raise Refusal(Sentence("The first day, {first}, must lie before {day}.", first=first, day=as_of))
    selection = Selection(
        Period(first, as_of), as_of - timedelta(days=1), filters=filters, terms=terms_of(version.root), calendar=calendar_of(version.root)
    )
    card = scorecard(version, selection, options.by)
    asked = Asked(float(options.amount), options.weeks, options.taken_from)
    like_with_like = checked(version, selection, card)
    try:
        money = next_money(spend_histories(version, selection, options.by), card.members, asked, SEED)
    except Refusal as refusal:
        return Compared(card, like_with_like, None, refusal.sentence)
    return Compared(card, like_with_like, money, None)


def as_json(found: Compared) -> dict[str, Any]:
    """Everything, a member each; ranges as value, low and high."""
    return {
        "by": found.card.dimension,
        "members": [asdict(each) for each in found.card.members],
        "lacking": {kpi: str(reason) for kpi, reason in found.card.lacking},
        "reversals": [asdict(each) for each in found.checked.reversals],
        "next_money": asdict(found.money) if found.money else {"refused": str(found.refused)},
    }


def as_text(found: Compared) -> str:
    """A short readable account: the verdict, everybody in numbers, orders that do not hold, what the sum would bring."""
    tables = [_members(found.card.members), _reversals(found.checked), _gains(found.money) if found.money else pd.DataFrame()]
    shown = [each.to_string(index=False, na_rep="-", float_format=_number) for each in tables if len(each)]
    return "\n\n".join([str(found.card.comparison.verdict), *shown, *([str(found.refused)] if found.refused else [])])


def _members(members: tuple[Scored, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "rank": each.converting.rank,
                "name": each.name,
                "leads": each.converting.leads,
                "conversion": each.converting.conversion,
                "low": each.converting.low,
                "high": each.converting.high,
                "expected": each.converting.expected,
                "best": each.converting.chance_best,
                "standing": each.standing.value,
                "to_tell": each.to_tell,
                **_ranged("cac", each.cac),
                **_ranged("roi", each.roi),
                **_ranged("clv", each.clv),
            }
            for each in members
        ]
    ).astype({"rank": "Int64", "to_tell": "Int64"})


def _reversals(found: Checked) -> pd.DataFrame:
    names = ("dimension", "ahead", "behind", "turn", "in_total", "within", "is_told")
    return pd.DataFrame([{name: getattr(each, name) for name in names} for each in found.reversals], columns=list(names))


def _gains(found: NextMoney) -> pd.DataFrame:
    planned = dict(found.plan.parts)
    return pd.DataFrame(
        [
            {
                "name": each.name,
                **_ranged("customers", each.customers),
                "most": each.chance_most,
                "beyond": each.is_beyond,
                "known": each.known,
                "planned": planned.get(each.name, 0.0),
            }
            for each in found.gains
        ]
    )


def _ranged(name: str, found: Range | None) -> dict[str, float | None]:
    value, low, high = (found.value, found.low, found.high) if found else (None, None, None)
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def _number(value: float) -> str:
    return f"{value:,.3f}" if abs(value) < 1 else f"{value:,.2f}"
