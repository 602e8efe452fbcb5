"""What the page Adoption says in its headline."""

from __future__ import annotations

from collections.abc import Sequence

from kpi.adoption import Person, Team, seldom
from kpi.kpis import Unit
from locales import Sentence
from ui.values import shown


def headline(team: Team, people: Sequence[Person]) -> Sentence:
    """How many people use the CRM on most days, and how much of the pipeline lies untouched; as far as the data tells."""
    using = [each for each in people if each.days is not None]
    untouched = None if team.untouched_share is None else shown(team.untouched_share, Unit.SHARE, None)
    if using:
        often = len(using) - len(seldom(using))
        if untouched is None:
            return Sentence("People who use the CRM on most working days: {often} of {all}", often=often, all=len(using))
        return Sentence(
            "{often} of {all} people use the CRM on most working days; {share} of the open deals lie untouched",
            often=often, all=len(using), share=untouched,
        )  # fmt: skip
    if untouched is not None:
        return Sentence("{share} of the open deals lie untouched", share=untouched)
    if team.created is not None:
        return Sentence("Records created: {created}", created=shown(team.created, Unit.COUNT, None))
    return Sentence("Nobody has worked in the CRM in this selection")


def deals_of_nobody(team: Team, people: Sequence[Person]) -> Sentence | None:
    """Open deals that count in the numbers above and stand beside nobody's name."""
    count = round((team.open_deals or 0) - sum(each.open_deals or 0 for each in people))
    return Sentence("{count} open deals name nobody: they count above, but stand beside no name.", count=count) if count > 0 else None


def records_of_nobody(team: Team, people: Sequence[Person]) -> Sentence | None:
    """Records that count in the numbers above and that nobody is known to have created."""
    count = round((team.created or 0) - sum(each.created or 0 for each in people))
    return Sentence("{count} records name nobody: they count above, but stand beside no name.", count=count) if count > 0 else None
