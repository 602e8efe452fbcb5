"""`python -m forecasting like-for-like`: what is left of differences between reps with the same deals, without a browser."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from typing import Any

from data.version import Version
from data.watching import Progress
from forecasting.like_for_like.comparison import Compared, Member
from forecasting.like_for_like.counts import CANDIDATES, like_for_like
from forecasting.plain import plain
from forecasting.refusal import Refusal
from kpi.arguments import day
from kpi.calendars import calendar_of
from kpi.periods import Period, add_months
from kpi.selection import Filter, Selection
from kpi.workspace_terms import terms_of
from locales import Sentence

HELP = "Reps or teams compared as if they had had the same deals or leads."
EXAMPLE = "python -m forecasting like-for-like --workspace ~/acme --by team --of lead_to_customer_rate --same channel segment --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this command alone takes."""
    parser.add_argument("--by", choices=("rep", "team"), default="rep", help="whom to compare (default: rep)")
    parser.add_argument("--of", choices=("win_rate", "lead_to_customer_rate"), default="win_rate", help="what came of it")
    parser.add_argument("--from", dest="start", type=day, metavar="DAY", help="first day (default: a year before --as-of)")
    parser.add_argument("--same", nargs="*", choices=CANDIDATES, help="compare within these; without it, within what tells most")


def made(version: Version, as_of: date, filters: tuple[Filter, ...], options: argparse.Namespace, progress: Progress) -> Compared:
    """The comparison asked for. Raises Refusal where there is no case."""
    period = Period(options.start or add_months(as_of, -12), as_of)
    calendar, terms = calendar_of(version.root), terms_of(version.root)
    selection = Selection(period, as_of - timedelta(days=1), filters=filters, calendar=calendar, terms=terms)
    found = like_for_like(version, options.of, selection, options.by, options.same)
    if found is None:
        raise Refusal(Sentence("There is nothing to count in this selection."))
    return found


def as_json(found: Compared) -> dict[str, Any]:
    """Every member with all that is known of it; shares 0 to 1."""
    return {"same": found.kinds, "overall": found.overall, "members": plain(found.members)}


def as_text(found: Compared) -> str:
    """A line a member."""
    kinds = ", ".join(found.kinds) or "nothing"
    return "\n".join([f"{found.overall:.1%} together; compared within the same: {kinds}", *(_line(each) for each in found.members)])


def _line(member: Member) -> str:
    share = "–" if member.share is None else f"{member.share:.1%}"
    told = f"{member.member or '–':28}{member.cases:>7,}{share:>8}"
    if member.reason or not member.difference or member.alike is None:
        return f"{told}   {member.reason}"
    found = member.difference
    out = "   stands out" if member.stands_out else ""
    return f"{told} → {member.alike:>6.1%}   {found.value:+.1%} ({found.low:+.1%} to {found.high:+.1%}){out}"
