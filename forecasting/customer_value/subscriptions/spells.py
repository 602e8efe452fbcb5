"""Spells: from when until when a customer paid how much a month, known before a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from data.scratch import scratch
from data.version import Version
from forecasting.customer_value.purchases import condition, only_currency
from forecasting.left_out import LeftOut
from forecasting.refusal import Refusal
from kpi.selection import Filter
from locales import Sentence
from locales.extraction import field_label

TABLE = "subscriptions"
_NEEDED = ("customer", "started_at", "mrr")


@dataclass(frozen=True)
class Spells:
    """What is known before a day: `rows` has `customer`, `began`, `ended` (datetime64; NaT while it runs on that day) and `mrr`."""

    rows: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    currency: str | None


def are_there(version: Version) -> bool:
    """Whether the data says who subscribes at what monthly amount."""
    return version.has(TABLE) and all(version.has(TABLE, name) for name in _NEEDED)


def read_spells(version: Version, as_of: date, filters: tuple[Filter, ...] = ()) -> Spells:
    """Every subscription that began before `as_of`; an end on or after that day is not known yet.

    Raises Refusal where none is there, or where its money stands in several currencies.
    """
    if not version.has(TABLE):
        raise Refusal(Sentence("There are no subscriptions in this data."))
    lacking = [name for name in _NEEDED if not version.has(TABLE, name)]
    if lacking:
        raise Refusal(
            Sentence(
                "Customer value needs {fields}, which the {table} in this data do not have.",
                fields=[Sentence(field_label(name)) for name in lacking],
                table=Sentence(TABLE),
            )
        )
    rows = _rows(version, as_of, filters)
    usable = rows["mrr"].gt(0) & ~rows["is_trial"] & rows["customer"].notna() & ~(rows["ended"] < rows["began"])
    return Spells(
        rows.loc[usable, ["customer", "began", "ended", "mrr"]].reset_index(drop=True),
        _left_out(rows),
        only_currency(sorted(rows.loc[usable, "currency"].dropna().unique())),
    )


def known_before(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """Rows of `Spells` as they stood before an earlier day: later beginnings are absent, later ends not known."""
    known = rows[rows["began"] < pd.Timestamp(day)]
    return known.assign(ended=known["ended"].where(known["ended"] < pd.Timestamp(day)))


def _rows(version: Version, as_of: date, filters: tuple[Filter, ...]) -> pd.DataFrame:
    filled = version.facts[TABLE].filled
    conditions = [condition(version, TABLE, each) for each in filters]
    columns = {name: name if name in filled else "NULL" for name in ("ended_at", "currency", "is_trial")}
    sql = f"""
        SELECT customer, CAST(started_at AS DATE)::TIMESTAMP AS began, CAST(mrr AS DOUBLE) AS mrr, {columns["currency"]} AS currency,
            CASE WHEN CAST({columns["ended_at"]} AS TIMESTAMP) < ? THEN CAST({columns["ended_at"]} AS DATE)::TIMESTAMP END AS ended,
            coalesce(CAST({columns["is_trial"]} AS BOOLEAN), false) AS is_trial
        FROM read_parquet(?) WHERE started_at < ? AND {" AND ".join(sql for sql, _ in conditions) or "true"}
        ORDER BY customer, began, ended, mrr"""
    given: list[Any] = [as_of, str(version.path(version.facts[TABLE].file)), as_of]
    with scratch() as connection:
        return connection.execute(sql, [*given, *(member for _, members in conditions for member in members)]).df()


def _left_out(rows: pd.DataFrame) -> tuple[LeftOut, ...]:
    paid = ~rows["is_trial"]
    counted = (
        LeftOut(int(rows["is_trial"].sum()), Sentence("trials")),
        LeftOut(int((paid & rows["customer"].isna()).sum()), Sentence("subscriptions without a customer")),
        LeftOut(int((paid & ~rows["mrr"].gt(0)).sum()), Sentence("subscriptions without a monthly amount")),
        LeftOut(int((paid & (rows["ended"] < rows["began"])).sum()), Sentence("subscriptions that ended before they began")),
    )
    return tuple(each for each in counted if each.count)
