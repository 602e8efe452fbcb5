"""Terms: the days and numbers that formulas name in braces, such as the days after which a customer counts as lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

MOMENT = "{moment}"
"""In the SQL of a stock: the moment it is asked for. Put in by the scan, as one query may ask for many."""

TOMORROW = "{tomorrow}"
"""In the SQL of a measure: the first moment that is not known yet. What would happen later has not happened."""

NEVER = date(9999, 1, 1)


class Attribution(StrEnum):
    """To which of the touches before a sale its revenue is credited: all of it to the first or the last, or to each alike."""

    FIRST = "first"
    LAST = "last"
    LINEAR = "linear"


@dataclass(frozen=True)
class Terms:
    """What a workspace may set. Numbers are whole and above 0.

    `untouched_days` without a touch make a lead abandoned, `lapse_days` without a purchase make a customer lost, `upkeep_days` without a
    touch make an open deal neglected, `unanswered` attempts in a row say stop, `campaign_days` after a campaign are credited to it.
    `attribution` is by first touch where nobody says otherwise: that is the source which CRMs keep of a lead.
    """

    untouched_days: int = 30
    lapse_days: int = 180
    upkeep_days: int = 30
    unanswered: int = 5
    campaign_days: int = 30
    attribution: Attribution = Attribution.FIRST


USUAL_TERMS = Terms()


def filled(text: str, terms: Terms = USUAL_TERMS, known_until: date | None = None) -> str:
    """SQL with its terms put in. `known_until` is the last day the data can know; `None`: all that is written counts as known.

    >>> filled("at + INTERVAL {lapse_days} DAY < {tomorrow}", known_until=date(2026, 6, 30))
    "at + INTERVAL 180 DAY < TIMESTAMP '2026-07-01 00:00:00'"
    """
    if "{" not in text:
        return text
    for name, value in asdict(terms).items():
        text = text.replace("{" + name + "}", str(value) if isinstance(value, Attribution) else str(int(value)))
    tomorrow = known_until + timedelta(days=1) if known_until else NEVER
    return text.replace(TOMORROW, f"TIMESTAMP '{tomorrow} 00:00:00'")


def at(text: str, moment: str) -> str:
    """SQL of a stock with the moment put in, itself SQL."""
    return text.replace(MOMENT, moment)
