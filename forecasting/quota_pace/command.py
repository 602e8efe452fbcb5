"""`python -m forecasting quota-pace`: who is on the way to the quota, without a browser."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.plain import plain
from forecasting.quota_pace.pace import Pace, Paces, quota_pace
from kpi.calendars import calendar_of
from kpi.periods import Grain, Period
from kpi.selection import Filter, Selection
from kpi.workspace_terms import terms_of

HELP = "What is won of each quota, what was to be expected by now, what each working day left must bring, and the chance."
EXAMPLE = "python -m forecasting quota-pace --workspace ~/acme --as-of 2026-09-10 --span quarter --by team --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command alone takes."""
    parser.add_argument("--by", choices=("rep", "team"), default="rep", help="whose quotas (default: rep)")
    spans = [str(each) for each in (Grain.MONTH, Grain.QUARTER, Grain.YEAR)]
    parser.add_argument("--span", choices=spans, default="quarter", help="the period that holds the day before --as-of")


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> Paces:
    """The paces asked for."""
    today = as_of - timedelta(days=1)
    calendar, terms = calendar_of(version.root), terms_of(version.root)
    selection = Selection(Period(today, as_of), today, filters=filters, calendar=calendar, terms=terms)
    return quota_pace(version, selection, options.by, Grain(options.span), as_of)


def as_json(found: Paces) -> dict[str, Any]:
    """Every pace with its state, the course of the period, and the back-test."""
    members = [{**plain(each), "state": str(each.state)} for each in found.members]
    whole = {**plain(found.whole), "state": str(found.whole.state)}
    return {"course": found.course, "members": members, "whole": whole, "backtest": found.backtest}


def as_text(found: Paces) -> str:
    """A line a member, then all together."""
    course = found.course
    head = f"{course.period.start} – {course.period.end}: {course.passed} working days have passed, {course.left} are left"
    tested = found.backtest
    lines = [head, *(_line(each) for each in (*found.members, found.whole))]
    if tested:
        lines.append(f"back-test: {tested.cases} cases, error {tested.error:.3f}, simple rule {tested.simple:.3f}")
    return "\n".join(lines)


def _line(pace: Pace) -> str:
    chance = "" if pace.likely is None else f"   chance {pace.likely:.0%}"
    needed = "" if pace.needed_a_day is None else f"   {pace.needed_a_day:,.0f} a day needed"
    return f"{pace.member or 'all':28}{pace.won:>14,.2f} of {pace.quota:>14,.2f}{pace.share:>8.1%}   {pace.state:10}{needed}{chance}"
