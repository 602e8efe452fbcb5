"""What a goal takes of one driver, in words."""

from __future__ import annotations

from datetime import date
from math import ceil, inf

from kpi.periods import Grain
from locales import Sentence
from locales.words import N_

MUST_MOVE = {
    "leads": N_("It would take {needed} leads a {grain} instead of {now}."),
    "conversion": N_("Conversion alone would have to rise from {now}% to {needed}%."),
    "deal_size": N_("Deal size alone would have to rise from {now} to {needed}."),
    "cycle": N_("The sales cycle alone would have to fall from {now} to {needed} days."),
}
MAY_SLIP = {
    "leads": N_("Leads a {grain} may fall from {now} to {needed} before the target is missed."),
    "conversion": N_("Conversion may fall from {now}% to {needed}% before the target is missed."),
    "deal_size": N_("Deal size may fall from {now} to {needed} before the target is missed."),
    "cycle": N_("The sales cycle may grow from {now} to {needed} days before the target is missed."),
}
OUT_OF_REACH = {
    "leads": N_("More leads alone cannot reach the target by {day}."),
    "conversion": N_("Conversion alone cannot reach the target by {day}: it would have to pass 100%."),
    "deal_size": N_("Larger deals alone cannot reach the target by {day}."),
    "cycle": N_("A shorter sales cycle alone cannot reach the target by {day}, not even if every deal closed at once."),
}


OF_DEALS = {
    MUST_MOVE["leads"]: N_("It would take {needed} decided deals a {grain} instead of {now}."),
    MAY_SLIP["leads"]: N_("Decided deals a {grain} may fall from {now} to {needed} before the target is missed."),
    OUT_OF_REACH["leads"]: N_("More decided deals alone cannot reach the target by {day}."),
    MUST_MOVE["conversion"]: N_("The win rate alone would have to rise from {now}% to {needed}%."),
    MAY_SLIP["conversion"]: N_("The win rate may fall from {now}% to {needed}% before the target is missed."),
    OUT_OF_REACH["conversion"]: N_("The win rate alone cannot reach the target by {day}: it would have to pass 100%."),
}
"""The same where the data has no leads to count: then deals decided stand for them, and the win rate for conversion."""


def of_deals(sentence: Sentence) -> Sentence:
    """What was said of leads and their conversion, said of decided deals and the win rate."""
    return Sentence(OF_DEALS.get(sentence.template, sentence.template), **sentence.values)


def requirement_in_words(driver: str, now: float, needed: float | None, grain: Grain, day: date) -> Sentence:
    """From where to where a driver would have to move, or may; `day` is the last one of the period."""
    if needed is None:
        return Sentence(OUT_OF_REACH[driver], day=day)
    if needed == inf:
        return Sentence("The target is reached however long the sales cycle of new leads: it does not decide.")
    short_of_it = needed < now if driver == "cycle" else needed > now
    values = {"grain": grain} if driver == "leads" else {}
    template = (MUST_MOVE if short_of_it else MAY_SLIP)[driver]
    if driver == "leads":
        needed = ceil(round(needed, 6))
        # the number of today as it is told elsewhere, unless that were no move at all
        now = min(round(now), needed - 1) if short_of_it else max(round(now), needed + 1)
    return Sentence(template, now=_shown(driver, now), needed=_shown(driver, needed), **values)


def _shown(driver: str, value: float) -> float:
    return round(100 * value, 1) if driver == "conversion" else round(value, 2 if driver == "deal_size" else 1)
