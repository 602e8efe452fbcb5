"""Purchases: orders netted per customer and day, known before a date, with every row that was left out counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.scratch import scratch
from data.tables import SQL_TYPE, TABLES
from data.version import Version
from forecasting.left_out import LeftOut
from forecasting.refusal import Refusal
from kpi.selection import Filter
from locales import Sentence
from locales.extraction import field_label


@dataclass(frozen=True)
class Purchases:
    """What customers bought, day by day.

    `days` has one row a customer and day of purchase: `customer` (label), `day` (datetime64), `amount` (float, in `currency`); in order of
    customer and day. A day on which money only went back, or on which everything bought was given back, is not a purchase.
    """

    days: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    table: str
    currency: str | None


@dataclass(frozen=True)
class _Source:
    """Where purchases stand: the table, its date, and which of its rows are purchases at all, and which of them came to nothing."""

    table: str
    dated: str
    among: str
    cancelled: str


_ORDERS = _Source("orders", "ordered_at", "true", "coalesce(is_cancelled, false)")
_DEALS = _Source("deals", "closed_at", "status = 'won'", "false")

_ROWS = """
WITH selected AS (
    SELECT customer, CAST({dated} AS DATE) AS day, amount, currency, {cancelled} AS is_cancelled
    FROM (SELECT *{columns} FROM read_parquet(?)) WHERE {dated} < ? AND {among} AND {filters}
), counted AS (
    SELECT * FROM selected WHERE NOT is_cancelled
)"""

_DAYS = """, netted AS (
    SELECT customer, day, sum(amount) AS amount, min(amount) AS least
    FROM counted WHERE customer IS NOT NULL AND amount IS NOT NULL GROUP BY ALL
)
SELECT customer, CAST(day AS TIMESTAMP) AS day, CAST(amount AS DOUBLE) AS amount, amount > 0 OR least >= 0 AS is_purchase
FROM netted ORDER BY customer, day"""

_COUNTS = """
SELECT (SELECT count(*) FROM selected WHERE is_cancelled),
       count(*) FILTER (customer IS NULL),
       count(*) FILTER (customer IS NOT NULL AND amount IS NULL),
       list(DISTINCT currency) FILTER (amount IS NOT NULL AND currency IS NOT NULL)
FROM counted"""


def read_purchases(version: Version, as_of: date, filters: tuple[Filter, ...] = ()) -> Purchases:
    """Every purchase made before `as_of`: orders, or won deals where there are no orders.

    A free order (amount 0) is a purchase. Raises Refusal where no table of purchases is there, where it lacks what is needed or cannot be
    filtered as asked, and where its money stands in several currencies.
    """
    source = _source(version)
    rows, given = _selected(version, source, as_of, filters)
    with scratch() as connection:
        days = connection.execute(rows + _DAYS, given).df()
        cancelled, nameless, unpriced, currencies = connection.execute(rows + _COUNTS, given).fetchall()[0]
    kept = days[days["is_purchase"]].drop(columns="is_purchase").reset_index(drop=True)
    given_back = -float(days.loc[~days["is_purchase"], "amount"].sum())
    left_out = (
        LeftOut(cancelled, Sentence("orders cancelled, refunded or not paid yet")),
        LeftOut(nameless, Sentence("purchases without a customer")),
        LeftOut(unpriced, Sentence("purchases without an amount")),
        LeftOut(
            len(days) - len(kept), Sentence("days on which a customer only gave something back, worth {value}", value=round(given_back))
        ),
        LeftOut(days["customer"].nunique() - kept["customer"].nunique(), Sentence("customers who kept nothing of what they bought")),
    )
    return Purchases(kept, tuple(each for each in left_out if each.count), source.table, only_currency(currencies or []))


def _source(version: Version) -> _Source:
    for source in (_ORDERS, _DEALS):
        if version.has(source.table):
            lacking = [name for name in ("customer", source.dated, "amount") if not version.has(source.table, name)]
            if not lacking:
                return source
            if source is _DEALS and lacking == [_DEALS.dated]:
                raise Refusal(Sentence("No deal has a closing date: customer value needs deals that were won, or orders."))
            raise Refusal(
                Sentence(
                    "Customer value needs {fields}, which the {table} in this data do not have.",
                    fields=[Sentence(field_label(name)) for name in lacking],
                    table=Sentence(source.table),
                )
            )
    raise Refusal(Sentence("Customer value needs orders, won deals or subscriptions. Import an export that has them."))


def _selected(version: Version, source: _Source, as_of: date, filters: tuple[Filter, ...]) -> tuple[str, list[Any]]:
    """The rows before `as_of` as SQL, and the values for its question marks."""
    facts = version.facts[source.table]
    kinds = TABLES[source.table].columns
    absent = [name for name in ("currency", "is_cancelled") if name in kinds and name not in facts.filled]
    columns = "".join(f", CAST(NULL AS {SQL_TYPE[kinds[name]]}) AS {name}" for name in absent)
    conditions = [condition(version, source.table, each) for each in filters]
    rows = _ROWS.format(
        dated=source.dated,
        among=source.among,
        cancelled=source.cancelled,
        columns=columns,
        filters=" AND ".join(sql for sql, _ in conditions) or "true",
    )
    return rows, [str(version.path(facts.file)), as_of, *(member for _, members in conditions for member in members)]


def condition(version: Version, table: str, asked: Filter) -> tuple[str, list[str]]:
    """One filter as SQL; `None` among its members is the rows without a value."""
    if asked.dimension not in TABLES[table].dimensions or asked.dimension not in version.facts[table].filled:
        raise Refusal(
            Sentence(
                "The {table} in this data have no {dimension}, so they cannot be filtered by it.",
                table=Sentence(table),
                dimension=Sentence(asked.dimension),
            )
        )
    members = [each for each in asked.members if each is not None]
    among = f"{asked.dimension} IN ({', '.join('?' * len(members))})" if members else "false"
    return f"({among} OR {asked.dimension} IS NULL)" if None in asked.members else among, members


def only_currency(currencies: list[str]) -> str | None:
    """The one currency, or `None` where none is written down."""
    if len(currencies) > 1:
        raise Refusal(
            Sentence(
                "These purchases are in several currencies ({currencies}), which cannot be added. Import a table of rates, or filter.",
                currencies=", ".join(sorted(currencies)),
            )
        )
    return currencies[0] if currencies else None
