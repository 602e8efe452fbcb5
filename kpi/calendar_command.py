"""`python -m kpi calendar`: the calendar of a workspace, shown and changed; and what other commands say of calendars."""

from __future__ import annotations

import argparse
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from kpi.calendar import WEEK_STARTS, Calendar, Weekday
from kpi.calendars import calendar_of, keep_calendar
from locales import Sentence

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def add_to(commands: Any) -> None:
    """The command, as one of `python -m kpi`."""
    parser = commands.add_parser("calendar", help="weeks, fiscal year, time zone, working days and currency of a workspace")
    parser.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    add_calendar_options(parser)
    parser.add_argument(
        "--currency", metavar="CODE", help="what rates are to lead to, such as EUR; for files that are imported from now on"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(command=_calendar)


def add_calendar_options(parser: argparse.ArgumentParser) -> None:
    """The options by which a command is given another calendar than the workspace has."""
    starts = [day.name.lower() for day in WEEK_STARTS]
    parser.add_argument("--week-starts", choices=starts, help="the first day of a week")
    parser.add_argument("--fiscal-year-starts", type=month, metavar="MONTH", help="the first month of a fiscal year: 4, or april")
    parser.add_argument(
        "--time-zone", metavar="ZONE", help="the zone in which today is told, such as Europe/Madrid; kept, also times at import"
    )
    parser.add_argument("--holidays", metavar="CODE", help="whose public holidays are no working days: IT, or ES-CT for a region")
    days = ", ".join(day.name.lower() for day in Weekday)
    parser.add_argument("--working-days", dest="working_week", type=working_week, metavar="DAYS", help=f"such as monday,friday; of {days}")


def calendar_asked(root: Path, asked: argparse.Namespace) -> Calendar:
    """The workspace's calendar with what the command says of it on top. Raises BadCalendar."""
    named = {each.name for each in fields(Calendar)}
    said = {name: value for name, value in vars(asked).items() if name in named and value is not None}
    if "week_starts" in said:
        said["week_starts"] = Weekday[said["week_starts"].upper()]
    return replace(calendar_of(root), **said)


def month(text: str) -> int:
    """A month by its number or English name, as a `type` of argparse."""
    if text.lower() in MONTHS:
        return MONTHS.index(text.lower()) + 1
    if text.isdecimal() and 1 <= int(text) <= 12:
        return int(text)
    raise argparse.ArgumentTypeError(str(Sentence("{text} is no month; write 4, or april", text=text)))


def working_week(text: str) -> tuple[Weekday, ...]:
    """`monday,friday` as days of the week, as a `type` of argparse."""
    try:
        return tuple(sorted({Weekday[day.strip().upper()] for day in text.split(",")}))
    except KeyError as unknown:
        raise argparse.ArgumentTypeError(str(Sentence("{text} is no day of the week", text=str(unknown.args[0]).lower()))) from None


def _calendar(asked: argparse.Namespace) -> None:
    root = Path(asked.workspace)
    before, calendar = calendar_of(root), calendar_asked(root, asked)
    if calendar != before:  # it may be set before the first import, which reads times by it
        keep_calendar(root, calendar)
    shown = {name: _shown(getattr(calendar, name)) for name in Calendar.__dataclass_fields__}
    print(json.dumps(shown, indent=1) if asked.json else "\n".join(f"{name:20}{value or '–'}" for name, value in shown.items()))


def _shown(value: object) -> str | int:
    if isinstance(value, Weekday):
        return value.name.lower()
    return ", ".join(day.name.lower() for day in value) if isinstance(value, tuple) else value  # type: ignore[return-value]
