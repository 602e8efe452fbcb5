"""What the page Data health says in its headline, and how fresh a table is in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpi.kpis import Unit
from kpi.state_of_data import Intake, Rhythm, Touching
from locales import Sentence
from ui.values import shown


def headline(last: date | None, today: date, came_in: Intake, found: Sequence[Touching] | None) -> Sentence:
    """When the data ends, how much of it came in, what is doubtful; `found` is `None` for those who are shown figures alone."""
    ends = ended(last, today)
    touched = {kpi for each in found or () for kpi in each.kpis}
    if found is None or came_in.share is None:
        return ends
    share = shown(came_in.share, Unit.SHARE, None)
    if not found:
        return Sentence("{ends}; {share} of the rows came in, and no check found anything", ends=ends, share=share)
    return Sentence(
        "{ends}; {share} of the rows came in; {findings} findings, in fields that {kpis} KPIs read",
        ends=ends, share=share, findings=len(found), kpis=len(touched),
    )  # fmt: skip


def ended(last: date | None, today: date) -> Sentence:
    """When the data ends, seen from today."""
    if last is None:
        return Sentence("The data has no dates")
    days = (today - last).days
    if days < 0:
        return Sentence("The data goes on until {day}, after today", day=last)
    if days < 2:
        return Sentence("The data goes up to yesterday") if days else Sentence("The data goes up to today")
    return Sentence("The data ended {days} days ago", days=days)


def state_of(rhythm: Rhythm) -> Sentence:
    """Whether a table is as far behind the others as never before."""
    if rhythm.longest_gap is None:
        return Sentence("too few days to tell")
    return Sentence("late") if rhythm.is_late else Sentence("as usual")
