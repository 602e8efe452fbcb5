"""Terms: the days and numbers that formulas name in braces, such as the days after which a customer counts as lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

from locales import Sentence, SentenceError
from locales.words import N_

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


ATTRIBUTIONS = {
    Attribution.FIRST: N_("the first touch"),
    Attribution.LAST: N_("the last touch"),
    Attribution.LINEAR: N_("all touches alike"),
}
"""What each is called."""


class BadTerms(SentenceError):
    """A term that no formula can work with, with what is wrong about it."""


@dataclass(frozen=True)
class Term:
    """A number that formulas name: what people call it, what it decides, what it is counted in, and between which numbers it lies.

    `said` states it with its number, for whoever reads a KPI that goes by it.
    """

    name: str
    label: str
    meaning: str
    said: str
    unit: str
    most: int
    least: int = 1


DAYS, ATTEMPTS = N_("days"), N_("attempts")

NUMBERS = (
    Term(
        "lapse_days",
        N_("Without a purchase, a customer is lost after"),
        N_(
            "For customers without a subscription: who has bought nothing for so long counts as lost, and no longer as active. "
            "Customers who drift away are listed by the same number."
        ),
        N_("a customer without a purchase is lost after {number} days"),
        DAYS,
        3650,
    ),
    Term(
        "untouched_days",
        N_("Without a touch, a lead is abandoned after"),
        N_("A lead that nobody has touched for so long, that has no deal and was not converted or dropped counts as left lying."),
        N_("a lead without a touch is abandoned after {number} days"),
        DAYS,
        3650,
    ),
    Term(
        "upkeep_days",
        N_("Without a touch, an open deal is neglected after"),
        N_("An open deal counts as looked after when somebody touched it within so many days."),
        N_("an open deal without a touch is neglected after {number} days"),
        DAYS,
        3650,
    ),
    Term(
        "unanswered",
        N_("Leave a prospect in peace after unanswered"),
        N_("A prospect who left so many attempts in a row unanswered is listed as one to leave in peace."),
        N_("a prospect is left in peace after {number} unanswered attempts in a row"),
        ATTEMPTS,
        100,
    ),
    Term(
        "campaign_days",
        N_("A sale counts as a response to a campaign within"),
        N_("A sale counts for the last campaign that was in touch with its customer at most so long before."),
        N_("a sale counts for a campaign up to {number} days after it"),
        DAYS,
        3650,
    ),
)

ATTRIBUTION = "attribution"
ATTRIBUTION_LABEL = N_("The revenue of a sale is credited to")
ATTRIBUTION_MEANING = N_(
    "Which of the channels and campaigns that touched a customer before the sale its revenue goes to, where marketing is set against it."
)
ATTRIBUTION_SAID = N_("revenue is credited to {touch}")


@dataclass(frozen=True)
class Terms:
    """What a workspace may set: numbers within the bounds that `NUMBERS` declares, and the attribution. Raises BadTerms.

    `attribution` is by first touch where nobody says otherwise: that is the source which CRMs keep of a lead.
    """

    untouched_days: int = 30
    lapse_days: int = 180
    upkeep_days: int = 30
    unanswered: int = 5
    campaign_days: int = 30
    attribution: Attribution = Attribution.FIRST

    def __post_init__(self) -> None:
        for term in NUMBERS:
            number = getattr(self, term.name)
            if not (isinstance(number, int) and term.least <= number <= term.most):
                raise BadTerms(
                    Sentence(
                        "{term} must be a whole number from {least} to {most}, not {number}.",
                        term=term.name, least=term.least, most=term.most, number=number,
                    )
                )  # fmt: skip


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
