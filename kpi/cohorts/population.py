"""Whose cohorts are counted, and what happens to them: in SQL, each from one table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.version import Version
from kpi.catalogue.loyalty import LAPSED
from kpi.cohorts.counted import Counted
from kpi.resolve import lacking_columns
from kpi.whereabouts import of_table
from locales import Sentence
from locales.words import N_

PURCHASES, RECURRING, JOURNEYS = "purchases", "recurring", "lead_journeys"


@dataclass(frozen=True)
class Population:
    """`members` is a SELECT from `{source}` with a row for each member: all columns of the table, `who` it is and when it `began`.

    `happened` is a SELECT of `who`, `at` and `amount` from `{source}` or from `members`. `left_out` are members that cannot be counted,
    with what to say of them. `notes` say how it is read in this data.
    """

    table: str
    members: str
    happened: str
    left_out: tuple[tuple[str, str], ...] = ()
    notes: tuple[Sentence, ...] = ()


_BUYERS = 'SELECT customer AS who, "at" AS began, * FROM {source} WHERE number = 1'
_LEADS = "SELECT row_number() OVER () AS who, created_at AS began, * FROM {source}"
_PAYERS = """
    SELECT payer AS who, "at" AS began, * FROM {source} WHERE mrr > 0
    QUALIFY row_number() OVER (PARTITION BY payer ORDER BY "at", mrr DESC, plan, product, rep, channel, country) = 1
"""

_LAPSES = f"""
    SELECT customer AS who, min({LAPSED}) AS "at", 1 AS amount FROM {{source}}
    WHERE coalesce(next_at > {LAPSED}, true) GROUP BY customer
"""
_ENDS = """SELECT payer AS who, min("at") AS "at", 1 AS amount FROM {source} WHERE kind = 'churn' GROUP BY payer"""

_WITHOUT_DAY = ("began IS NULL", N_("without a creation date"))

SUBSCRIBERS = Population(RECURRING, _PAYERS, _ENDS, notes=(
    Sentence("Customers are those with a paid subscription, from its first day; who has none any more has left."),
))  # fmt: skip
STAYERS = Population(PURCHASES, _BUYERS, _LAPSES)
REPEATERS = Population(PURCHASES, _BUYERS, 'SELECT customer AS who, "at", 1 AS amount FROM {source} WHERE number = 2')
SPENDERS = Population(PURCHASES, _BUYERS, 'SELECT customer AS who, "at", amount FROM {source} WHERE amount IS NOT NULL')
WINNERS = Population(
    JOURNEYS,
    _LEADS,
    'SELECT who, won_at AS "at", 1 AS amount FROM members WHERE is_won',
    (
        _WITHOUT_DAY,
        ("is_won AND won_at IS NULL", N_("won on a day that nobody knows")),
        ("is_won AND won_at::DATE < began::DATE", N_("won before the lead came in")),
    ),
)
CONVERTED = Population(
    JOURNEYS,
    _LEADS,
    'SELECT who, converted_at AS "at", 1 AS amount FROM members WHERE is_converted',
    (
        _WITHOUT_DAY,
        ("is_converted AND converted_at IS NULL", N_("converted on a day that nobody knows")),
        ("is_converted AND converted_at::DATE < began::DATE", N_("converted before the lead came in")),
    ),
    (Sentence("Nothing is known of won deals: counted are the leads that the CRM marks as converted."),),
)
EARNERS = replace(WINNERS, happened='SELECT who, won_at AS "at", amount FROM members WHERE is_won AND amount IS NOT NULL')


def population_of(version: Version, counted: Counted) -> Population | Sentence:
    """Who is counted in this data, an extended version, or what it lacks."""
    match counted:
        case Counted.RETENTION if version.has(RECURRING, "mrr"):
            return SUBSCRIBERS
        case Counted.RETENTION | Counted.AGAIN | Counted.REVENUE:
            found = {Counted.RETENTION: STAYERS, Counted.AGAIN: REPEATERS, Counted.REVENUE: SPENDERS}[counted]
            return _lack(version, PURCHASES, ("amount",) if counted is Counted.REVENUE else ()) or found
        case Counted.WON if version.has(JOURNEYS) and not version.has(JOURNEYS, "won_at") and version.has(JOURNEYS, "converted_at"):
            return CONVERTED
        case _:
            needed = ("won_at", "amount") if counted is Counted.WON_REVENUE else ("won_at",)
            return _lack(version, JOURNEYS, needed) or (EARNERS if counted is Counted.WON_REVENUE else WINNERS)


def _lack(version: Version, table: str, columns: tuple[str, ...]) -> Sentence | None:
    """What is missing of a derived table, in the words of the facts behind it."""
    if not version.has(table):
        return next((each.sentence for each in lacking_columns(version, table, ())), of_table(table))
    return next((each.sentence for each in lacking_columns(version, table, columns)), None)
